"""What a laptop held: at least what it was given or made and did not confirm as gone; at most that and what came since.

The figures rest on what was noted as it went out (`noting`), on what the laptop sent, and on confirmations that a
key of the laptop signed. What somebody merely says removes nothing from them.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Row, func, select

from jgvisit.ids import DeviceId, WorkerId
from jgvisit.server.audit import service as audit
from jgvisit.server.enrolment.models import enrolment
from jgvisit.server.inventory.held import Held, held_by
from jgvisit.server.inventory.models import taken_out
from jgvisit.server.inventory.schemas import AtMost, Between, Inventory, Removal, Share, TakenFrom
from jgvisit.server.leases import service as leases
from jgvisit.server.municipality import Municipality
from jgvisit.server.orders import service as orders
from jgvisit.server.orders.models import device_store
from jgvisit.server.problems import NotFoundError
from jgvisit.server.records.models import chain
from jgvisit.shapes import read_json
from jgvisit.sync.order_wire import SignedWiped, Wiped


def inventory(municipality: Municipality, device: DeviceId, by: WorkerId) -> Inventory:
    """Return what this laptop held; asking is audited.

    Raises:
        NotFoundError: no such laptop.
    """
    row = _enrolled(municipality, device)
    held, given = held_by(municipality, device), orders.orders_of(municipality, device)
    heard_at, now = _heard_at(municipality, device), municipality.now()
    confirmed = _confirmed(given, _stores(municipality, device), heard_at)
    gone = any(_nothing_left(wiped) for wiped in confirmed)
    with municipality.database.write(municipality.tenant) as conn:
        audit.append(conn, municipality.tenant, audit.Event(action="inventory", at=now, worker=by, device=device))
    lease = leases.leases_of(municipality, device)
    return Inventory(
        device=device,
        label=row.label,
        worker=row.worker,
        at=now,
        enrolled_at=row.decided_at,
        revoked_at=row.revoked_at,
        heard_at=heard_at,
        reads_until=lease[-1].until if lease else None,
        at_least=Share() if confirmed else held.share,
        at_most=_at_most(held, confirmed, heard_at or row.decided_at),
        sealed=held.share if confirmed and not gone else Share(),
        removals=tuple(_removal(order, heard_at) for order in given),
        taken_out=_taken_out(municipality, device),
        refused=tuple(each.code for each in orders.refusals_of(municipality, device)),
    )


def _confirmed(given: Sequence[Row[Any]], stores: frozenset[str], heard_at: str | None) -> list[Wiped]:
    """Return the confirmations that count: signed, for every store this device told of, its last word."""
    counting = [order for order in given if order.proven and not _heard_after(order, heard_at)]
    if not stores <= {order.store for order in counting}:
        return []
    return [wiped for wiped in map(_wiped, counting) if wiped is not None]


def _heard_after(order: Row[Any], heard_at: str | None) -> bool:
    return order.told_at is not None and heard_at is not None and heard_at > order.told_at


def _at_most(held: Held, confirmed: list[Wiped], since: str) -> AtMost:
    """Return the upper bound; a confirmed wipe leaves nothing readable, and counts what was not sent where it could."""
    if confirmed:
        counted = [wiped.unsent for wiped in confirmed if wiped.unsent is not None]
        return AtMost(known=Share(), unsent_told=counted[0] if counted else None)
    return AtMost(known=held.share, could_be_added=Between(since=since))


def _heard_at(municipality: Municipality, device: DeviceId) -> str | None:
    """Return when the laptop last sent records, asked for a lease, or told of its store."""
    tenant = municipality.tenant
    queries = (
        select(func.max(chain.c.pushed_at)).where(chain.c.tenant == tenant, chain.c.device == device),
        select(func.max(device_store.c.seen_at)).where(
            device_store.c.tenant == tenant, device_store.c.device == device
        ),
    )
    with municipality.database.read(tenant) as conn:
        found = [conn.execute(query).scalar_one() for query in queries]
    found += [lease.at for lease in leases.leases_of(municipality, device)]
    return max((moment for moment in found if moment is not None), default=None)


def _stores(municipality: Municipality, device: DeviceId) -> frozenset[str]:
    """Return every store of which this device ever told."""
    columns = device_store.c
    query = select(columns.store).where(columns.tenant == municipality.tenant, columns.device == device)
    with municipality.database.read(municipality.tenant) as conn:
        told = set(conn.execute(query).scalars())
    return frozenset(told | {lease.store for lease in leases.leases_of(municipality, device)})


def _wiped(order: Row[Any]) -> Wiped | None:
    if order.confirmation is None:
        return None
    signed = read_json(order.confirmation, SignedWiped)
    return read_json(signed.wiped, Wiped)


def _nothing_left(wiped: Wiped) -> bool:
    return "store" in wiped.removed


def _removal(order: Row[Any], heard_at: str | None) -> Removal:
    wiped = _wiped(order)
    return Removal(
        number=order.number,
        what=order.what,
        given_at=order.put_at,
        told_at=order.told_at,
        proven=bool(order.proven),
        heard_after=_heard_after(order, heard_at),
        ciphertext_left=wiped is None or not _nothing_left(wiped),
    )


def _taken_out(municipality: Municipality, device: DeviceId) -> tuple[TakenFrom, ...]:
    columns = taken_out.c
    query = select(taken_out).where(columns.tenant == municipality.tenant, columns.device == device)
    with municipality.database.read(municipality.tenant) as conn:
        rows = conn.execute(query.order_by(columns.at, columns.id)).all()
    return tuple(
        TakenFrom(kind=row.kind, at=row.at, families=tuple(row.cases.split()), records=row.records) for row in rows
    )


def _enrolled(municipality: Municipality, device: DeviceId) -> Row[Any]:
    columns = enrolment.c
    query = select(enrolment).where(columns.tenant == municipality.tenant, columns.device == device)
    with municipality.database.read(municipality.tenant) as conn:
        row = conn.execute(query.where(columns.state == "approved")).one_or_none()
    if row is None:
        raise NotFoundError("device.unknown", "no such laptop")
    return row
