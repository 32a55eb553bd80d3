"""What laptops found wrong with the audit, kept for the officer. What is not signed by this server is marked so."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import msgspec
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from sqlalchemy import Row, select

from jgvisit.clock import from_rfc3339
from jgvisit.records import canonical
from jgvisit.server.audit import service as audit
from jgvisit.server.audit.models import audit_doubt
from jgvisit.server.database import insert_new
from jgvisit.server.device_requests import Caller
from jgvisit.server.enrolment.models import enrolment
from jgvisit.server.messages import from_base64
from jgvisit.server.municipality import Municipality
from jgvisit.server.problems import UnreadableError
from jgvisit.shapes import read_json
from jgvisit.sync.audit_wire import AuditDoubt, AuditDoubtNoted
from jgvisit.sync.wire import RECEIPT_DOMAIN, Receipt, SignedReceipt

_DAY = len("2026-01-05")


@dataclass(frozen=True)
class Finding:
    """What one or more laptops found on one day."""

    kind: str
    laptops: tuple[str, ...]
    """Their labels."""
    first_at: datetime
    """When the first of them told it."""
    holds_until: datetime | None
    """Up to when all that these laptops knew still holds; None: for one of them nothing does."""
    proven: bool
    """Both receipts are signed by the key that this server signs with now."""


def note(municipality: Municipality, caller: Caller, doubt: AuditDoubt) -> AuditDoubtNoted:
    """Keep a doubt; the same once more changes nothing. A revoked laptop may tell too.

    Raises:
        UnreadableError: one of its receipts is none, or none of this laptop.
    """
    caller.require_enrolled()
    for signed in (doubt.before, doubt.after):
        from_base64(signed.signature)
        if _receipt(signed).device != caller.device:
            raise UnreadableError("audit.foreign", "a receipt of another device")
    text, now = canonical.encode(doubt).decode(), municipality.now()
    values = {
        "tenant": municipality.tenant,
        "device": caller.device,
        "doubt_sha256": canonical.sha256(text.encode()),
        "kind": doubt.kind,
        "holds_until": doubt.holds_until,
        "received_at": now,
        "text": text,
    }
    with municipality.database.write(municipality.tenant) as conn:
        if insert_new(conn, audit_doubt, values):
            event = audit.Event(action="audit_doubt", at=now, device=caller.device, object=doubt.kind)
            audit.append(conn, municipality.tenant, event)
    return AuditDoubtNoted(received_at=now)


def findings(municipality: Municipality) -> tuple[Finding, ...]:
    """Return what laptops found, by kind and day, newest first."""
    tenant, columns = municipality.tenant, audit_doubt.c
    query = (
        select(audit_doubt, enrolment.c.label)
        .join(enrolment, (enrolment.c.tenant == columns.tenant) & (enrolment.c.device == columns.device))
        .where(columns.tenant == tenant)
        .order_by(columns.received_at.desc(), columns.kind)
    )
    with municipality.database.read(tenant) as conn:
        rows = conn.execute(query).all()
    groups: dict[tuple[str, str], list[Row[Any]]] = {}
    for row in rows:
        groups.setdefault((row.received_at[:_DAY], row.kind), []).append(row)
    return tuple(_finding(municipality, group) for group in groups.values())


def _finding(municipality: Municipality, rows: Sequence[Row[Any]]) -> Finding:
    until = [row.holds_until for row in rows]
    doubts = [read_json(row.text, AuditDoubt) for row in rows]
    return Finding(
        kind=rows[0].kind,
        laptops=tuple(sorted({row.label for row in rows}, key=str.casefold)),
        first_at=from_rfc3339(min(row.received_at for row in rows)),
        holds_until=None if None in until else from_rfc3339(min(until)),
        proven=all(_is_ours(municipality, signed) for doubt in doubts for signed in (doubt.before, doubt.after)),
    )


def _receipt(signed: SignedReceipt) -> Receipt:
    try:
        return read_json(signed.receipt, Receipt)
    except (msgspec.DecodeError, UnicodeError, RecursionError) as error:
        raise UnreadableError("audit.unreadable", "not a receipt") from error


def _is_ours(municipality: Municipality, signed: SignedReceipt) -> bool:
    key, text = municipality.receipt_key.public_key(), RECEIPT_DOMAIN + signed.receipt.encode()
    try:
        key.verify(from_base64(signed.signature), text, ec.ECDSA(hashes.SHA256()))
    except InvalidSignature:
        return False
    return True
