"""Verify the signatures that a large push left for later; only then do these records take effect.

Runs after such a push, when nobody waits for an answer, and at every start of the server for what a crash left.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, Row, or_, select

from jgvisit.ids import CaseId, ChainId, DeviceId, Sha256
from jgvisit.records.canonical import sha256
from jgvisit.records.link import signature_holds
from jgvisit.server.database import insert
from jgvisit.server.device_requests import p256_key
from jgvisit.server.enrolment.models import enrolment
from jgvisit.server.feed import service as feed
from jgvisit.server.log import log
from jgvisit.server.municipality import Municipality
from jgvisit.server.records.chains import ChainKey
from jgvisit.server.records.models import incident, record, unchecked_run

_BATCH = 1000


def check_all(municipality: Municipality) -> int:
    """Verify what waits, some of a chain at a time; return how many signatures were looked at."""
    looked_at = 0
    while some := check_some(municipality):
        looked_at += some
    return looked_at


def check_some(municipality: Municipality) -> int:
    """Verify some of what waits; return how many signatures were looked at, 0 where none waits."""
    run = _waiting(municipality)
    return 0 if run is None else _check(municipality, run)


def _waiting(municipality: Municipality) -> Row[Any] | None:
    columns, tenant = unchecked_run.c, municipality.tenant
    query = (
        select(unchecked_run, enrolment.c.public_key)
        .join(enrolment, (enrolment.c.tenant == columns.tenant) & (enrolment.c.device == columns.device))
        .where(columns.tenant == tenant)
        .order_by(columns.device, columns.chain, columns.first_seq)
        .limit(1)
    )
    with municipality.database.read(tenant) as conn:
        return conn.execute(query).one_or_none()


def _check(municipality: Municipality, run: Row[Any]) -> int:
    """Verify the first signatures of a run that waits, then settle them together."""
    key = ChainKey(municipality.tenant, DeviceId(run.device), ChainId(run.chain))
    last = min(run.last_seq, run.first_seq + _BATCH - 1)
    columns = record.c
    of_run = key.of(record) & columns.seq.between(run.first_seq, last)
    query = select(columns.link_hash, columns.link, columns.signature).where(of_run).order_by(columns.seq)
    with municipality.database.read(key.tenant) as conn:
        rows = conn.execute(query).all()
    public_key = p256_key(run.public_key)
    bad = {
        Sha256(row.link_hash)
        for row in rows
        if public_key is None or not signature_holds(public_key, row.link, row.signature)
    }
    with municipality.database.write(key.tenant) as conn:
        if _still_waits(conn, key, run):  # else another process settled it meanwhile: each takes effect once
            for link_hash in bad:
                _refute(conn, municipality, key, link_hash)
            _go_on_after(conn, key, run, last)
            # read under the lock: a lead may have let one count meanwhile, or an order erased one
            effect = select(columns.link_hash, columns.case_id).where(
                of_run, columns.case_id.isnot(None), or_(columns.parked.is_(None), columns.protects.is_(True))
            )
            found = [(Sha256(row.link_hash), CaseId(row.case_id)) for row in conn.execute(effect.order_by(columns.seq))]
            out = bad | feed.own_positions(conn, key.tenant, [link_hash for link_hash, _ in found]).keys()
            feed.publish(conn, key.tenant, [each for each in found if each[0] not in out])
    return len(rows)


def _still_waits(conn: Connection, key: ChainKey, run: Row[Any]) -> bool:
    mine = key.of(unchecked_run) & (unchecked_run.c.first_seq == run.first_seq)
    return conn.execute(select(unchecked_run.c.last_seq).where(mine).with_for_update()).first() is not None


def _go_on_after(conn: Connection, key: ChainKey, run: Row[Any], last: int) -> None:
    mine = key.of(unchecked_run) & (unchecked_run.c.first_seq == run.first_seq)
    if last == run.last_seq:
        conn.execute(unchecked_run.delete().where(mine))
    else:
        conn.execute(unchecked_run.update().where(mine).values(first_seq=last + 1))


def _refute(conn: Connection, municipality: Municipality, key: ChainKey, link_hash: Sha256) -> None:
    log.warning("incident", code="signature", device=key.device)
    mine = (record.c.tenant == key.tenant) & (record.c.link_hash == link_hash)
    row = conn.execute(record.update().where(mine).values(refuted=True).returning(*record.c)).one()
    conn.execute(insert(conn, incident).values(_incident(row, municipality.now())).on_conflict_do_nothing())


def _incident(row: Row[Any], now: str) -> dict[str, Any]:
    same = ("tenant", "device", "chain", "seq", "link", "signature", "body", "salt")
    everything = sha256(row.link, row.signature, row.salt or b"", row.body or b"")
    return {**{name: getattr(row, name) for name in same}, "id": everything, "reason": "signature", "at": now}
