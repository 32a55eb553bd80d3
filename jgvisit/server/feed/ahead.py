"""The visit pack: which families go ahead of their turn, because somebody visits them next.

Only the order of what a worker gets in any case hangs on it. So it is worked out anew from the records, from whatever
names a day, and nothing is kept: a visit that was moved or called off brings its family early, and no more than that.
"""

from __future__ import annotations

from datetime import timedelta

import msgspec
from sqlalchemy import Connection, and_, func, select

from jgvisit.ids import CaseId
from jgvisit.records.body import read_body
from jgvisit.records.kinds import KINDS, read_payload
from jgvisit.records.payload_visits import VisitPlanned
from jgvisit.server.database import among, holds
from jgvisit.server.feed.entries import Reach, entries
from jgvisit.server.feed.models import feed_entry
from jgvisit.server.records.models import record

DAYS = 4
"""From today: the next working day, also over a long weekend."""
_KIND = next(name for (name, _), kind in KINDS.items() if kind.type is VisitPlanned)
_NAMED = f'"kind":"{_KIND}"'.encode()
"""As it stands in a body's canonical bytes; a body that only quotes it costs a look and no more."""


def next_visited(conn: Connection, reach: Reach, limit: int) -> tuple[CaseId, ...]:
    """Return the families that are visited next, soonest first, as many as fit whole within `limit` records.

    None where everything that waits fits in one page: then nothing is gained.
    """
    waiting = entries(conn, reach).subquery("waiting")
    counted = select(waiting.c.case_id, func.count().label("records")).group_by(waiting.c.case_id)
    counts = {CaseId(row.case_id): int(row.records) for row in conn.execute(counted)}
    if sum(counts.values()) <= limit:
        return ()
    chosen, room = list[CaseId](), limit
    for case in _by_next_visit(conn, reach, tuple(counts)):
        if counts[case] <= room:
            chosen.append(case)
            room -= counts[case]
    return tuple(chosen)


def _by_next_visit(conn: Connection, reach: Reach, cases: tuple[CaseId, ...]) -> list[CaseId]:
    entry = feed_entry.c
    query = (
        select(entry.case_id, record.c.body)
        .join(record, and_(record.c.tenant == entry.tenant, record.c.link_hash == entry.link_hash))
        .where(entry.tenant == reach.tenant, entry.worker.is_(None), among(conn, entry.case_id, cases))
        .where(holds(conn, record.c.body, _NAMED))
    )
    first, last = reach.today.isoformat(), (reach.today + timedelta(days=DAYS)).isoformat()
    soonest: dict[CaseId, str] = {}
    for row in conn.execute(query):
        day = _planned_on(row.body)
        if day is not None and first <= day <= last:
            soonest[CaseId(row.case_id)] = min(day, soonest.get(CaseId(row.case_id), day))
    return sorted(soonest, key=lambda case: (soonest[case], case))


def _planned_on(data: bytes) -> str | None:
    try:
        payload = read_payload(read_body(data))
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return None
    return payload.on if isinstance(payload, VisitPlanned) else None
