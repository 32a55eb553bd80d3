"""Keep what laptops say has left them: proof for the breach inventory, link by link.

A removal counts for the inventory only where no copy of the store lay beside it any more in which the bodies may
still be. What was handed out again afterwards is here again: compare with the time of handing out.
"""

from __future__ import annotations

import msgspec
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from sqlalchemy import Connection, select

from jgvisit.ids import DeviceId, Sha256, TenantId
from jgvisit.records.canonical import sha256
from jgvisit.server.audit import service as audit
from jgvisit.server.database import insert, insert_new
from jgvisit.server.device_requests import Caller
from jgvisit.server.erasures.models import erasure_order
from jgvisit.server.inventory.noting import forget_erased_papers
from jgvisit.server.messages import from_base64
from jgvisit.server.municipality import Municipality
from jgvisit.server.problems import ForbiddenError, UnreadableError
from jgvisit.server.removals.models import removal, removed_link
from jgvisit.shapes import read_json
from jgvisit.sync.removal_wire import REMOVAL_DOMAIN, Removal, RemovalNoted, SignedRemoval


def note(municipality: Municipality, caller: Caller, message: SignedRemoval) -> RemovalNoted:
    """Keep a removal; the same once more changes nothing.

    Raises:
        UnreadableError: not a removal.
        ForbiddenError: another device's, another municipality's, or its signature does not hold.
    """
    caller.require_enrolled()
    told = _checked(municipality, caller, message)
    tenant, now = municipality.tenant, municipality.now()
    values = {
        "tenant": tenant,
        "device": caller.device,
        "removal_sha256": sha256(message.removal.encode()),
        "store": told.store,
        "why": told.why,
        "copies": told.copies,
        "order_sha256": told.order_sha256,
        "at": told.at,
        "received_at": now,
        "text": message.removal,
        "signature": from_base64(message.signature),
    }
    with municipality.database.write(tenant) as conn:
        if insert_new(conn, removal, values):
            if not told.copies:
                _note_links(conn, tenant, caller.device, told, now)
                if not _unanswered(conn, tenant, caller.device):
                    forget_erased_papers(conn, tenant, caller.device)
            event = audit.Event(
                action="removal",
                at=now,
                device=caller.device,
                object=told.order_sha256 or told.why,
                count=len(told.links),
            )
            audit.append(conn, tenant, event)
    return RemovalNoted(links=len(told.links))


def removed(conn: Connection, tenant: TenantId, device: DeviceId) -> dict[Sha256, str]:
    """Return, by link, when this device last said that the body is no longer on it (server's clock, RFC 3339)."""
    columns = removed_link.c
    query = select(columns.link_hash, columns.removed_at).where(columns.tenant == tenant, columns.device == device)
    return {Sha256(row.link_hash): row.removed_at for row in conn.execute(query)}


def _checked(municipality: Municipality, caller: Caller, message: SignedRemoval) -> Removal:
    text = message.removal.encode("utf-8", "surrogatepass")
    try:
        caller.key.verify(from_base64(message.signature), REMOVAL_DOMAIN + text, ec.ECDSA(hashes.SHA256()))
    except InvalidSignature as error:
        raise ForbiddenError("removal.signature", "the signature of this device does not hold") from error
    try:
        told = read_json(text, Removal)
    except (msgspec.DecodeError, UnicodeError, RecursionError) as error:
        raise UnreadableError("removal.unreadable", "not a removal") from error
    if (told.tenant, told.device) != (municipality.tenant, caller.device):
        raise ForbiddenError("removal.foreign", "of another device or municipality")
    return told


def _unanswered(conn: Connection, tenant: TenantId, device: DeviceId) -> bool:
    """Tell whether an erasure order waits for this laptop's word that nothing is left."""
    columns, order = removal.c, erasure_order.c
    done = select(columns.order_sha256).where(
        columns.tenant == tenant, columns.device == device, columns.copies == 0, columns.order_sha256.isnot(None)
    )
    query = select(order.number).where(order.tenant == tenant, order.order_sha256.not_in(done))
    return conn.execute(query.limit(1)).first() is not None


def _note_links(conn: Connection, tenant: TenantId, device: DeviceId, told: Removal, now: str) -> None:
    if not told.links:
        return
    rows = [{"tenant": tenant, "device": device, "link_hash": link, "removed_at": now} for link in set(told.links)]
    query = insert(conn, removed_link)
    keys = ["tenant", "device", "link_hash"]
    conn.execute(query.on_conflict_do_update(index_elements=keys, set_={"removed_at": now}), rows)
