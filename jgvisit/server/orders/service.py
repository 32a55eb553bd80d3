"""Wipe orders: checked as a laptop checks them, handed out as they came, confirmed by a signature that holds."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import msgspec
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from sqlalchemy import Connection, Row, func, select

from jgvisit.clock import to_rfc3339
from jgvisit.ids import DeviceId, EnrolmentId, WorkerId
from jgvisit.server.audit import service as audit
from jgvisit.server.database import insert, insert_new
from jgvisit.server.device_requests import Caller, p256_key
from jgvisit.server.enrolment.models import enrolment
from jgvisit.server.inventory.noting import note_taken_out
from jgvisit.server.leases.models import lease
from jgvisit.server.messages import from_base64
from jgvisit.server.municipality import Municipality
from jgvisit.server.orders.models import device_store, order_refusal, wipe_order
from jgvisit.server.problems import ConflictError, ForbiddenError, NotFoundError, UnreadableError
from jgvisit.shapes import read_json
from jgvisit.sync.order_wire import (
    MAX_ORDERS,
    WIPED_DOMAIN,
    WITNESS_DOMAIN,
    OrderKind,
    Orders,
    OrdersSeen,
    SignedOrder,
    SignedWiped,
    Wiped,
    WipeOrder,
    Witness,
)
from jgvisit.sync.orders import Bound, OrderRefusedError, check_order, order_hash

DEFAULT_LIFE = timedelta(days=90)


def draft(municipality: Municipality, device: DeviceId, what: OrderKind, life: timedelta = DEFAULT_LIFE) -> WipeOrder:
    """Return what officers sign for this laptop: the store it told of last, and the next number.

    Raises:
        NotFoundError: no such laptop, or it never told of a store.
    """
    row = _approved(municipality, device)
    now, key = municipality.moment(), wipe_order.c
    with municipality.database.read(municipality.tenant) as conn:
        mine = (key.tenant == municipality.tenant) & (key.device == device)
        last = conn.execute(select(func.max(key.number)).where(mine)).scalar_one()
    return WipeOrder(
        tenant=municipality.tenant,
        enrolment=row.id,
        device=device,
        store=store_of(municipality, device),
        number=(last or 0) + 1,
        what=what,
        issued_at=to_rfc3339(now),
        expires_at=to_rfc3339(now + life),
    )


def store_of(municipality: Municipality, device: DeviceId) -> str:
    """Return the store of which this laptop told last.

    Raises:
        NotFoundError: of none.
    """
    with municipality.database.read(municipality.tenant) as conn:
        rows = [
            (row.at, row.store)
            for table, moment in ((lease, lease.c.at), (device_store, device_store.c.seen_at))
            for row in conn.execute(
                select(moment.label("at"), table.c.store).where(
                    table.c.tenant == municipality.tenant, table.c.device == device
                )
            )
        ]
    if not rows:
        raise NotFoundError("order.store", "this laptop never told of a store")
    return str(max(rows)[1])


def put(municipality: Municipality, signed: SignedOrder, by: WorkerId) -> WipeOrder:
    """Take a signed order in: from now on the laptop gets it, and neither lease nor families.

    Raises:
        ForbiddenError: it would not count on the laptop; the code says why.
        NotFoundError: no such laptop, or a store it never told of.
        ConflictError: another order has this number.
    """
    try:
        claimed = read_json(signed.order, WipeOrder)
    except (msgspec.DecodeError, RecursionError) as error:
        raise UnreadableError("order.unreadable", "not an order") from error
    order = _counting(municipality, signed, claimed)
    with municipality.database.write(municipality.tenant) as conn:
        if not _enter(conn, municipality, signed, order, municipality.now(), by):
            raise ConflictError("order.number", "there is an order with this number")
        # outside the database as well: a backup put back must not open a laptop that was shut out
        municipality.outside.decide("wipe", msgspec.json.encode(signed).decode(), municipality.now())
    return order


def replay(conn: Connection, municipality: Municipality, signed: SignedOrder, at: str) -> bool:
    """Enter an order that stands outside and not in this database, which was restored; tell whether it was so."""
    order = read_json(signed.order, WipeOrder)
    return order.tenant == municipality.tenant and _enter(conn, municipality, signed, order, at, WorkerId("replay"))


def _enter(
    conn: Connection, municipality: Municipality, signed: SignedOrder, order: WipeOrder, at: str, by: WorkerId
) -> bool:
    """Enter the order and shut the enrolment out; tell whether its number was free."""
    tenant = municipality.tenant
    values = {
        "tenant": tenant,
        "device": order.device,
        "number": order.number,
        "enrolment": order.enrolment,
        "store": order.store,
        "what": order.what,
        "order_sha256": order_hash(signed),
        "signed": msgspec.json.encode(signed).decode(),
        "expires_at": order.expires_at,
        "put_at": at,
        "put_by": by,
        "proven": False,
    }
    mine = (enrolment.c.tenant == tenant) & (enrolment.c.id == order.enrolment) & enrolment.c.revoked_at.is_(None)
    if not insert_new(conn, wipe_order, values):
        return False
    conn.execute(enrolment.update().where(mine).values(revoked_at=at))
    event = audit.Event(
        action=f"order_{order.what}", at=at, worker=by, device=order.device, object=f"{order.store} {order.number}"
    )
    audit.append(conn, tenant, event)
    return True


def of_enrolment(municipality: Municipality, enrolment_id: EnrolmentId) -> Orders:
    """Return an enrolment's orders, oldest first, without those confirmed by a signature, taken back or expired.

    What anybody could say without a signature never stops an order.
    """
    columns = wipe_order.c
    query = (
        select(columns.signed)
        .where(columns.tenant == municipality.tenant, columns.enrolment == enrolment_id)
        .where(columns.proven.is_(False), columns.taken_back_at.is_(None), columns.expires_at > municipality.now())
        .order_by(columns.number)
        .limit(MAX_ORDERS)
    )
    with municipality.database.read(municipality.tenant) as conn:
        rows = conn.execute(query).scalars().all()
    return Orders(orders=tuple(read_json(row, SignedOrder) for row in rows))


def seen(municipality: Municipality, caller: Caller, message: OrdersSeen) -> Orders:
    """Note which store this laptop has and what it refused; return its orders."""
    caller.require_enrolled()
    tenant, now = municipality.tenant, municipality.now()
    with municipality.database.write(tenant) as conn:
        row = {"tenant": tenant, "device": caller.device, "store": message.store}
        told = insert(conn, device_store).values(**row, seen_at=now)
        conn.execute(told.on_conflict_do_update(index_elements=list(row), set_={"seen_at": now}))
        note_taken_out(conn, tenant, caller.device, message.taken_out, now)
        for refusal in message.refusals:
            values = {"tenant": tenant, "device": caller.device, "received_at": now}
            values |= {"order_sha256": refusal.order_sha256, "code": refusal.code, "at": refusal.at}
            if insert_new(conn, order_refusal, values):
                event = audit.Event(action="order_refused", at=now, device=caller.device, object=refusal.order_sha256)
                audit.append(conn, tenant, event)
    return of_enrolment(municipality, EnrolmentId(_approved(municipality, caller.device).id))


def confirm(municipality: Municipality, signed: SignedWiped) -> None:
    """Keep what a laptop says of an order; the same again changes nothing, and a proof replaces what was only told.

    Raises:
        UnreadableError: not a confirmation.
        NotFoundError: of no order of ours.
        ForbiddenError: signed by another key than this device's or its witness's.
    """
    try:
        wiped = read_json(signed.wiped, Wiped)
    except (msgspec.DecodeError, RecursionError) as error:
        raise UnreadableError("confirmation.unreadable", "not a confirmation") from error
    row = _order_of(municipality, wiped)
    proven = signed.signature != ""
    if proven and not _is_signed(municipality, signed, wiped):
        raise ForbiddenError("confirmation.signature", "no key of this laptop signed it")
    if row.proven or (row.told_at is not None and not proven):
        return
    tenant, now, columns = municipality.tenant, municipality.now(), wipe_order.c
    mine = (columns.tenant == tenant) & (columns.device == row.device) & (columns.number == row.number)
    text = msgspec.json.encode(signed).decode()
    with municipality.database.write(tenant) as conn:
        told = {"told_at": now, "confirmation": text, "proven": proven}
        conn.execute(wipe_order.update().where(mine).values(told))
        action, what = "wiped" if proven else "wiped_unproven", f"{row.store} {row.number}"
        audit.append(conn, tenant, audit.Event(action=action, at=now, device=row.device, object=what))


def orders_of(municipality: Municipality, device: DeviceId) -> list[Row[Any]]:
    """Return every order ever given for a laptop, oldest first."""
    columns = wipe_order.c
    query = select(wipe_order).where(columns.tenant == municipality.tenant, columns.device == device)
    with municipality.database.read(municipality.tenant) as conn:
        return list(conn.execute(query.order_by(columns.number)))


def refusals_of(municipality: Municipality, device: DeviceId) -> list[Row[Any]]:
    """Return what a laptop refused, oldest first."""
    columns = order_refusal.c
    query = select(order_refusal).where(columns.tenant == municipality.tenant, columns.device == device)
    with municipality.database.read(municipality.tenant) as conn:
        return list(conn.execute(query.order_by(columns.received_at, columns.order_sha256, columns.code)))


def believing(municipality: Municipality, device: DeviceId) -> Bound:
    """Return whom and what this laptop believes, as it is known here.

    Raises:
        NotFoundError: no such laptop, or it never told of a store.
    """
    return Bound(
        tenant=municipality.tenant,
        enrolment=_approved(municipality, device).id,
        device=device,
        store=store_of(municipality, device),
        root_pem=municipality.certificates.root,
        demo=municipality.settings.demo,
        revoked=municipality.revoked_keys(),
        highest=max((each.number for each in orders_of(municipality, device)), default=0),
    )


def _counting(municipality: Municipality, signed: SignedOrder, claimed: WipeOrder) -> WipeOrder:
    """Check the order as the laptop will, against the enrolment, store and number known here."""
    try:
        return check_order(signed, believing(municipality, DeviceId(claimed.device)), municipality.moment())
    except OrderRefusedError as refused:
        raise ForbiddenError(f"order.{refused.why}", "this order would not count on the laptop") from refused


def _approved(municipality: Municipality, device: DeviceId) -> Row[Any]:
    columns = enrolment.c
    query = select(enrolment).where(columns.tenant == municipality.tenant, columns.device == device)
    with municipality.database.read(municipality.tenant) as conn:
        row = conn.execute(query.where(columns.state == "approved")).one_or_none()
    if row is None:
        raise NotFoundError("device.unknown", "no such laptop")
    return row


def _order_of(municipality: Municipality, wiped: Wiped) -> Row[Any]:
    columns = wipe_order.c
    query = select(wipe_order).where(
        columns.tenant == municipality.tenant,
        columns.device == wiped.device,
        columns.number == wiped.number,
        columns.order_sha256 == wiped.order_sha256,
        columns.store == wiped.store,
        columns.what == wiped.what,
    )
    with municipality.database.read(municipality.tenant) as conn:
        row = conn.execute(query).one_or_none()
    if row is None or wiped.tenant != municipality.tenant:
        raise NotFoundError("confirmation.order", "no such order")
    return row


def _is_signed(municipality: Municipality, signed: SignedWiped, wiped: Wiped) -> bool:
    """Tell whether the device key signed, or the witness that the device key named for this very store."""
    key = p256_key(_approved(municipality, DeviceId(wiped.device)).public_key)
    if signed.witness is not None:
        named = signed.witness
        try:
            witness = read_json(named.witness, Witness)
        except (msgspec.DecodeError, RecursionError):
            return False
        if (witness.tenant, witness.device, witness.store) != (wiped.tenant, wiped.device, wiped.store):
            return False
        if not _holds(key, WITNESS_DOMAIN, named.witness, named.signature):
            return False
        key = p256_key(from_base64(witness.public_key))
    return _holds(key, WIPED_DOMAIN, signed.wiped, signed.signature)


def _holds(key: ec.EllipticCurvePublicKey | None, domain: bytes, text: str, signature: str) -> bool:
    if key is None:
        return False
    try:
        key.verify(from_base64(signature), domain + text.encode(), ec.ECDSA(hashes.SHA256()))
    except InvalidSignature:
        return False
    return True
