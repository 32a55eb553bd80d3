"""Which families have a paper on its way: each record is looked at once, so that no page folds every family."""

from __future__ import annotations

from collections.abc import Collection

from sqlalchemy import Connection, and_, select

from jgvisit.ids import CaseId
from jgvisit.records.kinds import KINDS
from jgvisit.records.payload_reading import PaperStepped
from jgvisit.server.backoffice.models import office_case, office_scan
from jgvisit.server.database import insert_new
from jgvisit.server.feed.models import feed_entry, feed_head
from jgvisit.server.municipality import Municipality
from jgvisit.server.records.models import record

AT_ONCE = 2000
_KIND = next(name for (name, _), kind in KINDS.items() if kind.type is PaperStepped)
_NAMED = f'"kind":"{_KIND}"'.encode()
"""As it stands in a body's canonical bytes; a body that only quotes it costs a look and no more."""


def open_families(municipality: Municipality) -> tuple[CaseId, ...]:
    """Return the families of which a paper may wait for the office, or for an answer."""
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
    insert_new(conn, office_scan, {"tenant": tenant, "epoch": head.epoch, "position": 0})
    mine = office_scan.c.tenant == tenant
    done = conn.execute(select(office_scan).where(mine).with_for_update()).one()
    start = done.position if done.epoch == head.epoch else 0  # a restored feed counts anew
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
    for case in {row.case_id for row in rows if row.body is not None and _NAMED in row.body}:
        if not insert_new(conn, office_case, {"tenant": tenant, "case_id": case, "open": True}):
            known = and_(office_case.c.tenant == tenant, office_case.c.case_id == case)
            conn.execute(office_case.update().where(known).values(open=True))
    whole = len(rows) < AT_ONCE
    up_to = head.position if whole else rows[-1].position
    conn.execute(office_scan.update().where(mine).values(epoch=head.epoch, position=up_to))
    return whole
