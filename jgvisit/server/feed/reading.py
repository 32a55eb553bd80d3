"""What one worker gets of the feed: a page at a time, in the order of positions, and tomorrow's families ahead of it.

A page that names `ahead` leaves the cursor where it was. The laptop then says, with each later page of the same run,
which families it was given ahead and up to where; those entries are left out, and nothing else. So whatever a cursor
has passed is on the laptop, and a run that is cut anywhere gets what it had ahead once more, never too little.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import Connection, Row, Select, and_, case, select

from jgvisit.clock import local_date
from jgvisit.ids import CaseId, DeviceId, Sha256, WorkerId
from jgvisit.server.audit import service as audit
from jgvisit.server.backoffice.models import office_device
from jgvisit.server.enrolment.models import enrolment
from jgvisit.server.feed import service as feed
from jgvisit.server.feed.ahead import next_visited
from jgvisit.server.feed.entries import Reach, entries
from jgvisit.server.feed.models import feed_entry, feed_head
from jgvisit.server.inventory.noting import note_records
from jgvisit.server.messages import to_base64
from jgvisit.server.municipality import Municipality
from jgvisit.server.records.models import record
from jgvisit.server.team import service as team
from jgvisit.server.texts import service as texts
from jgvisit.sync.wire import Ahead, Feed, FeedDevice, WireRecord

MAX_LIMIT = 500


@dataclass(frozen=True)
class Page:
    """What is asked of the feed."""

    after: int
    epoch: str | None
    limit: int
    had_ahead: Ahead | None = None
    """Given in this run already; counts in the epoch that is asked for alone."""
    takes_ahead: bool = False
    """Whether families may be given ahead of their turn."""


def read(municipality: Municipality, worker_id: WorkerId, device: DeviceId, page: Page) -> Feed:
    """Return the next page for this worker: at most `limit` records of assigned families.

    A cursor of another epoch counts as none: a restored server is read from its beginning.
    """
    tenant, today = municipality.tenant, local_date(municipality.moment())
    limit = max(1, min(page.limit, MAX_LIMIT))
    with municipality.database.write(tenant) as conn:
        # before the head: a family that is given meanwhile brings its records beyond it, so it is not named yet
        cases = feed.assigned_cases(conn, tenant, worker_id, today)
        head = conn.execute(select(feed_head).where(feed_head.c.tenant == tenant)).one()
        after = page.after if page.epoch in (None, head.epoch) else 0
        reach = Reach(tenant, worker_id, today, after, head.position)
        if page.had_ahead is not None and page.epoch == head.epoch:
            reach = replace(reach, had=page.had_ahead)
        waits = after < head.position
        first = next_visited(conn, reach, limit) if waits and page.takes_ahead else ()
        found = _records(conn, replace(reach, only=first), limit + 1) if waits else []
        rows = found[:limit]  # one more was asked for: whether the page that is full is the last too
        up_to = rows[-1].entry_position if len(found) > limit else max(after, head.position)
        answer = Feed(
            epoch=head.epoch,
            head=head.position,
            up_to=after if first else min(up_to, head.position),
            records=tuple(_wire(row) for row in sorted(rows, key=lambda row: int(row.own_position))),
            devices=_devices(conn, tenant, {row.device for row in rows}),
            cases=cases,
            forks=feed.forks(conn, tenant),
            texts=texts.newest(conn, tenant),
            team=team.team_for(conn, municipality, worker_id).mark,
            ahead=Ahead(cases=first, through=head.position) if first else None,
        )
        handed = [(Sha256(row.link_hash), CaseId(row.case_id)) for row in rows if row.body is not None]
        note_records(conn, tenant, device, handed, municipality.now())
        event = audit.Event(
            action="feed",
            at=municipality.now(),
            worker=worker_id,
            device=device,
            count=len(rows),
            from_position=after,
            to_position=answer.up_to,
        )
        audit.append(conn, tenant, event)
    return answer


def _records(conn: Connection, reach: Reach, limit: int) -> list[Row[Any]]:
    """Return the records of one page; which they are is settled before any of them is looked up."""
    page = entries(conn, reach).order_by(feed_entry.c.position).limit(limit).cte("page")
    own, columns = feed_entry.alias("own"), record.c  # those columns alone that travel or are noted
    first = (
        select(own.c.position)
        .where(own.c.tenant == reach.tenant, own.c.link_hash == page.c.link_hash, own.c.worker.is_(None))
        .scalar_subquery()
    )
    query: Select[Any] = (
        select(
            *(columns.link_hash, columns.device, columns.case_id),
            *(columns.link, columns.signature, columns.body, columns.salt),
            page.c.position.label("entry_position"),
            case((page.c.worker.is_(None), page.c.position), else_=first).label("own_position"),
        )
        .join_from(page, record, and_(columns.tenant == reach.tenant, columns.link_hash == page.c.link_hash))
        .order_by(page.c.position)
    )
    return list(conn.execute(query))


def _wire(row: Row[Any]) -> WireRecord:
    return WireRecord(
        link=row.link.decode(),
        signature=to_base64(row.signature),
        body=None if row.body is None else row.body.decode(),
        salt=None if row.salt is None else to_base64(row.salt),
        position=row.own_position,
    )


def _devices(conn: Connection, tenant: str, devices: set[str]) -> tuple[FeedDevice, ...]:
    """Return the certificates of laptops and of the back office's keys."""
    found: dict[str, str] = {}
    for table in (enrolment, office_device) if devices else ():
        columns = table.c
        query = select(columns.device, columns.certificate).where(columns.tenant == tenant, columns.device.in_(devices))
        found |= {row.device: row.certificate for row in conn.execute(query) if row.certificate is not None}
    return tuple(FeedDevice(device=device, certificate=found[device]) for device in sorted(found))
