"""Which families have a paper on its way, or a copy to be sent.

Each record is looked at once, so that no page folds every family.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from uuid import UUID, uuid5

from sqlalchemy import Connection, and_, select

from jgvisit.ids import CaseId
from jgvisit.records.kinds import KINDS
from jgvisit.records.payload_base import Payload
from jgvisit.records.payload_forms import DocumentSealed
from jgvisit.records.payload_journal import ConflictDecided
from jgvisit.records.payload_papers import SENT_WAYS, CopyChosen, CopyDelivered
from jgvisit.records.payload_reading import PaperStepped
from jgvisit.server.backoffice.models import office_case, office_scan
from jgvisit.server.database import insert_new
from jgvisit.server.feed.models import feed_entry, feed_head
from jgvisit.server.municipality import Municipality
from jgvisit.server.records.models import record

AT_ONCE = 2000


def _named(*kinds: type[Payload]) -> tuple[bytes, ...]:
    names = sorted({name for (name, _), kind in KINDS.items() if kind.type in kinds})
    return tuple(f'"kind":"{name}"'.encode() for name in names)


_OPENS = (*_named(PaperStepped), *(f'"way":"{way}"'.encode() for way in sorted(SENT_WAYS)))
"""What puts a family on the page, as it stands in a body's canonical bytes; one that only quotes it costs a look."""
_OPENS_AGAIN = _named(CopyChosen, CopyDelivered, DocumentSealed, ConflictDecided)
"""What may bring a copy back onto the page, in a family of which somebody ever wanted one sent."""


def open_families(municipality: Municipality) -> tuple[CaseId, ...]:
    """Return the families of which a paper or a copy may wait for the office, or a paper for an answer."""
    tenant = municipality.tenant
    while True:
        with municipality.database.write(tenant) as conn:
            if _scan(conn, tenant):
                break
    query = select(office_case.c.case_id).where(office_case.c.tenant == tenant, office_case.c.open.is_(True))
    with municipality.database.read(tenant) as conn:
        return tuple(CaseId(case) for case in conn.execute(query.order_by(office_case.c.case_id)).scalars())


def close(municipality: Municipality, cases: Collection[CaseId], position: int) -> None:
    """Note that nothing of these families waits, as they were read at `position`; a later step opens them again."""
    tenant, columns = municipality.tenant, office_case.c
    if not cases:
        return
    with municipality.database.write(tenant) as conn:
        scanned = conn.execute(select(office_scan.c.position).where(office_scan.c.tenant == tenant)).scalar_one()
        if scanned <= position:  # what was scanned since may have opened one of them
            mine = and_(columns.tenant == tenant, columns.case_id.in_(cases))
            conn.execute(office_case.update().where(mine).values(open=False))


def _scan(conn: Connection, tenant: str) -> bool:
    """Look through the next part of the feed; True when its head is reached."""
    head = conn.execute(select(feed_head).where(feed_head.c.tenant == tenant)).one()
    reading = _reading(head.epoch)
    insert_new(conn, office_scan, {"tenant": tenant, "epoch": reading, "position": 0})
    mine = office_scan.c.tenant == tenant
    done = conn.execute(select(office_scan).where(mine).with_for_update()).one()
    start = done.position if done.epoch == reading else 0
    entry = feed_entry.c
    query = (
        select(entry.position, entry.case_id, record.c.body)
        .join(record, and_(record.c.tenant == entry.tenant, record.c.link_hash == entry.link_hash))
        .where(entry.tenant == tenant, entry.worker.is_(None))
        .where(entry.position > start, entry.position <= head.position)
        .order_by(entry.position)
        .limit(AT_ONCE)
    )
    rows = conn.execute(query).all()
    bodies = [(row.case_id, row.body or b"") for row in rows]
    opened = _cases(bodies, _OPENS)
    for case in opened:
        insert_new(conn, office_case, {"tenant": tenant, "case_id": case, "open": True})
    again = opened | _cases(bodies, _OPENS_AGAIN)
    known = and_(office_case.c.tenant == tenant, office_case.c.case_id.in_(again), office_case.c.open.is_(False))
    conn.execute(office_case.update().where(known).values(open=True))
    whole = len(rows) < AT_ONCE
    up_to = head.position if whole else rows[-1].position
    conn.execute(office_scan.update().where(mine).values(epoch=reading, position=up_to))
    return whole


def _reading(epoch: str) -> str:
    """Name what was looked for in which feed: a restored feed counts anew, and a newer program looks for more."""
    return str(uuid5(UUID(epoch), b" ".join((*_OPENS, *_OPENS_AGAIN)).decode()))


def _cases(bodies: Iterable[tuple[str, bytes]], named: tuple[bytes, ...]) -> set[str]:
    return {case for case, body in bodies if any(name in body for name in named)}
