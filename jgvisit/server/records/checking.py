"""Verify the signatures that a large push left for later; only then do these records take effect.

Runs right after such a push, and at every start of the server for what a crash left.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Row, select

from jgvisit.ids import CaseId, Sha256
from jgvisit.records.canonical import sha256
from jgvisit.records.link import signature_holds
from jgvisit.server.database import among, insert
from jgvisit.server.device_requests import p256_key
from jgvisit.server.enrolment.models import enrolment
from jgvisit.server.feed import service as feed
from jgvisit.server.log import log
from jgvisit.server.municipality import Municipality
from jgvisit.server.records.models import incident, record

_BATCH = 500


def check_all(municipality: Municipality) -> int:
    """Verify what waits, batch by batch; return how many signatures were looked at."""
    looked_at = 0
    while rows := _waiting(municipality):
        _settle(municipality, rows)
        looked_at += len(rows)
    return looked_at


def _waiting(municipality: Municipality) -> Sequence[Row[Any]]:
    tenant = municipality.tenant
    query = (
        select(record, enrolment.c.public_key)
        .join(enrolment, (enrolment.c.tenant == record.c.tenant) & (enrolment.c.device == record.c.device))
        .where(record.c.tenant == tenant, record.c.verified.is_(None))
        .order_by(record.c.device, record.c.chain, record.c.seq)
        .limit(_BATCH)
    )
    with municipality.database.read(tenant) as conn:
        return conn.execute(query).all()


def _settle(municipality: Municipality, rows: Sequence[Row[Any]]) -> None:
    good = [row for row in rows if _holds(row)]
    hashes = {row.link_hash for row in good}
    bad = [row for row in rows if row.link_hash not in hashes]
    tenant = municipality.tenant
    waits = (record.c.tenant == tenant) & record.c.verified.is_(None)
    with municipality.database.write(tenant) as conn:
        settled = record.update().where(waits, among(conn, record.c.link_hash, hashes)).values(verified=True)
        # another process may have settled some: each takes effect once
        ours = set(conn.execute(settled.returning(record.c.link_hash)).scalars())
        conn.execute(
            record.update().where(waits, record.c.link_hash.in_([row.link_hash for row in bad])).values(verified=False)
        )
        for row in bad:
            log.warning("incident", code="signature", device=row.device)
            conn.execute(insert(conn, incident).values(_incident(row, municipality.now())).on_conflict_do_nothing())
        feed.publish(conn, tenant, [_item(row) for row in good if row.link_hash in ours and _takes_effect(row)])


def _holds(row: Row[Any]) -> bool:
    key = p256_key(row.public_key)
    return key is not None and signature_holds(key, row.link, row.signature)


def _takes_effect(row: Row[Any]) -> bool:
    return row.case_id is not None and (row.parked is None or row.protects)


def _item(row: Row[Any]) -> tuple[Sha256, CaseId]:
    return Sha256(row.link_hash), CaseId(row.case_id)


def _incident(row: Row[Any], now: str) -> dict[str, Any]:
    same = ("tenant", "device", "chain", "seq", "link", "signature", "body", "salt")
    everything = sha256(row.link, row.signature, row.salt or b"", row.body or b"")
    return {**{name: getattr(row, name) for name in same}, "id": everything, "reason": "signature", "at": now}
