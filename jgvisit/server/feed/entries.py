"""Which entries of the feed one worker may have, between two positions."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Connection, Select, and_, not_, or_, select

from jgvisit.ids import CaseId, WorkerId
from jgvisit.server.database import among
from jgvisit.server.feed.models import assignment, feed_entry
from jgvisit.server.feed.service import assigned_to
from jgvisit.sync.wire import Ahead


@dataclass(frozen=True)
class Reach:
    """Whose, and between which positions."""

    tenant: str
    worker: WorkerId
    today: date
    after: int
    head: int
    """Up to here, as the transaction saw it."""
    had: Ahead | None = None
    """Left out: what these families had up to there was given before."""
    only: tuple[CaseId, ...] = ()
    """These families alone; all that are assigned where there are none."""


def entries(conn: Connection, reach: Reach) -> Select[Any]:
    """Return the query for position, link and family of every entry in reach; worker where an assignment brought it."""
    entry, had = feed_entry.c, reach.had
    mine = and_(assigned_to(reach.tenant, reach.worker, reach.today), assignment.c.case_id == entry.case_id)
    query = (
        select(entry.position, entry.link_hash, entry.worker, entry.case_id)
        .join(assignment, mine)
        .where(entry.tenant == reach.tenant, entry.position > reach.after, entry.position <= reach.head)
        .where(entry.position > assignment.c.from_position)
        .where(or_(entry.worker.is_(None), entry.worker == reach.worker))
    )
    if reach.only:
        query = query.where(among(conn, entry.case_id, reach.only))
    if had is not None:
        query = query.where(not_(and_(entry.position <= had.through, among(conn, entry.case_id, had.cases))))
    return query
