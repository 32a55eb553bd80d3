"""Append to the audit chain: each entry's hash covers the hash before it, so none can change or vanish unseen.

Over the chain grows a tree (`tree`), whose root every receipt carries and every laptop checks.
"""

from __future__ import annotations

import msgspec
from sqlalchemy import Connection, select

from jgvisit.ids import Sha256, TenantId
from jgvisit.records import canonical
from jgvisit.server.audit import tree
from jgvisit.server.audit.models import audit_entry, audit_head

AUDIT_DOMAIN = b"jgvisit/audit/1\0"


class Event(msgspec.Struct, frozen=True, omit_defaults=True, kw_only=True):
    """What was done or read, by which key or worker; ids and counts only, never content."""

    action: str
    at: str
    device: str | None = None
    worker: str | None = None
    object: str | None = None
    count: int | None = None
    from_position: int | None = None
    to_position: int | None = None


def start(conn: Connection, tenant: TenantId) -> None:
    """Begin the chain of a new tenant."""
    conn.execute(audit_head.insert().values(tenant=tenant, number=0, hash="0" * 64, peaks=""))


def lock(conn: Connection, tenant: TenantId) -> None:
    """Hold the tenant's chain until the commit: what must happen one after the other waits here."""
    conn.execute(select(audit_head).where(audit_head.c.tenant == tenant).with_for_update()).one()


def append(conn: Connection, tenant: TenantId, event: Event) -> Sha256:
    """Add `event`, as the last thing of a transaction since it locks the tenant's head; return its hash."""
    head = conn.execute(select(audit_head).where(audit_head.c.tenant == tenant).with_for_update()).one()
    entry = canonical.encode(event)
    digest = canonical.sha256(AUDIT_DOMAIN, head.hash.encode(), entry)
    number = head.number + 1
    conn.execute(audit_entry.insert().values(tenant=tenant, number=number, entry=entry.decode(), hash=digest))
    peaks = tree.locked_peaks(conn, tenant, head.number, head.peaks)
    peaks = tree.add(conn, tenant, peaks, head.number, digest)
    values = {"number": number, "hash": digest, "peaks": tree.write_peaks(peaks)}
    conn.execute(audit_head.update().where(audit_head.c.tenant == tenant).values(values))
    return digest


def broken_at(conn: Connection, tenant: TenantId) -> int | None:
    """Return the number of the first entry that does not hold, None when the chain is whole."""
    previous = "0" * 64
    number = 0
    query = select(audit_entry).where(audit_entry.c.tenant == tenant).order_by(audit_entry.c.number)
    for number, row in enumerate(conn.execute(query), start=1):
        if row.number != number or row.hash != canonical.sha256(AUDIT_DOMAIN, previous.encode(), row.entry.encode()):
            return number
        previous = row.hash
    head = conn.execute(select(audit_head).where(audit_head.c.tenant == tenant)).one()
    return None if (head.number, head.hash) == (number, previous) else number + 1
