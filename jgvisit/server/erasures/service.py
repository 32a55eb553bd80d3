"""Erasure orders: checked as a laptop checks them, carried out here, and answered by every laptop."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from http import HTTPStatus
from typing import Any

import msgspec
from sqlalchemy import Connection, Row, func, select

from jgvisit.ids import CaseId, RecordId, Sha256, TenantId, WorkerId
from jgvisit.records.body import read_body
from jgvisit.records.link import link_hash
from jgvisit.server.audit import service as audit
from jgvisit.server.database import insert_new
from jgvisit.server.device_requests import Caller
from jgvisit.server.enrolment.models import enrolment
from jgvisit.server.erasures.models import erasure_order
from jgvisit.server.erasures.rows import erase, erased_among
from jgvisit.server.municipality import Municipality
from jgvisit.server.problems import ForbiddenError, NotFoundError, RequestFaultError
from jgvisit.server.records.models import incident, record
from jgvisit.server.removals.models import removal
from jgvisit.shapes import read_json
from jgvisit.sync.erasure_orders import ErasureBound, check_erasure, erasure_hash
from jgvisit.sync.erasure_wire import MAX_ERASURES_AT_ONCE, ErasureOrder, Erasures, SignedErasure
from jgvisit.sync.orders import OrderRefusedError

BACKUPS_LAST = timedelta(days=35)
"""The longest rotation of backups that a municipality may keep (design: erasure orders)."""


@dataclass(frozen=True)
class LaptopAnswer:
    """What one laptop has said of one order."""

    device: str
    label: str
    confirmed_at: str | None
    """Server's clock; None while the laptop has not said that nothing is left on it."""
    copies: int | None
    """Copies that it could not open, as it said last; None if it said nothing."""


def links_of(municipality: Municipality, case: CaseId, records: Sequence[RecordId] = ()) -> tuple[Sha256, ...]:
    """Return the links of a family, or of some records of it, also of those that were refused.

    Raises:
        NotFoundError: one of these records is not in this family, or nothing of the family is here.
    """
    tenant, wanted = municipality.tenant, set(records)
    with municipality.database.read(tenant) as conn:
        columns = record.c
        query = select(columns.link_hash, columns.record_id).where(columns.tenant == tenant, columns.case_id == case)
        found = {Sha256(row.link_hash): row.record_id for row in conn.execute(query.order_by(columns.received_at))}
        found |= dict(_refused(conn, tenant, case))
    if not found or wanted - set(found.values()):
        raise NotFoundError("erasure.records", "no such records in this family")
    return tuple(link for link, name in found.items() if not wanted or name in wanted)


def next_number(municipality: Municipality) -> int:
    """Return the number that the next order must have."""
    with municipality.database.read(municipality.tenant) as conn:
        return _highest(conn, municipality.tenant) + 1


def put(municipality: Municipality, signed: SignedErasure, by: WorkerId) -> ErasureOrder:
    """Take a signed order in and carry it out here; the laptops get it with their next sync.

    An order that is here already may come with other signatures, where a key of the first was revoked meanwhile.
    It stands outside the database before the database changes, so that a restore can never bring back what it erased.

    Raises:
        ForbiddenError: it would not count on a laptop; the code says why.
        NotFoundError: it names a link that is not known here; nothing was erased.
    """
    tenant, now = municipality.tenant, municipality.now()
    with municipality.database.write(tenant) as conn:
        audit.lock(conn, tenant)  # one order at a time, whichever process takes it
        if (again := _signed_anew(conn, municipality, signed, by)) is not None:
            return again
        order = _counting(municipality, signed, _highest(conn, tenant))
        if unknown := set(order.links) - _known(conn, tenant, order.links):
            raise NotFoundError("erasure.link", f"{len(unknown)} links that are not known here")
        municipality.outside.decide("erasure", msgspec.json.encode(signed).decode(), now)
        _carry_out(conn, municipality, signed, order, now, by)
    municipality.database.flush()
    return order


def replay(conn: Connection, municipality: Municipality, signed: SignedErasure, at: str) -> bool:
    """Carry an order out that stands outside and not in this database, which was restored; tell whether it was so."""
    order = read_json(signed.order, ErasureOrder)
    tenant, columns = municipality.tenant, erasure_order.c
    known = select(columns.number).where(columns.tenant == tenant, columns.number == order.number)
    audit.lock(conn, tenant)  # several processes may start at once
    if order.tenant != tenant or conn.execute(known).first() is not None:
        return False
    _carry_out(conn, municipality, signed, order, at, WorkerId("replay"))
    return True


def for_laptop(municipality: Municipality, caller: Caller, after: int) -> Erasures:
    """Return the orders after a number, and the earlier ones that this laptop has not confirmed.

    Every laptop ever enrolled gets them, also a revoked one.
    """
    caller.require_enrolled()
    tenant, columns = municipality.tenant, erasure_order.c
    mine = columns.tenant == tenant
    query = select(columns.signed).where(mine, columns.number > after)
    answered = _confirmed(tenant).where(removal.c.device == caller.device)
    open_ = select(columns.number).where(mine, columns.number <= after, columns.order_sha256.not_in(answered))
    with municipality.database.read(tenant) as conn:
        texts = conn.execute(query.order_by(columns.number).limit(MAX_ERASURES_AT_ONCE)).scalars().all()
        numbers = conn.execute(open_.order_by(columns.number).limit(1000)).scalars().all() if after else ()
    orders = tuple(read_json(text, SignedErasure) for text in texts)
    return Erasures(orders=orders, unconfirmed=tuple(numbers))


def all_orders(municipality: Municipality) -> list[Row[Any]]:
    """Return every order, oldest first."""
    columns = erasure_order.c
    query = select(erasure_order).where(columns.tenant == municipality.tenant).order_by(columns.number)
    with municipality.database.read(municipality.tenant) as conn:
        return list(conn.execute(query))


def order_with(municipality: Municipality, number: int) -> tuple[ErasureOrder, str]:
    """Return an order, and when it was carried out here.

    Raises:
        NotFoundError: no order with this number.
    """
    found = next((row for row in all_orders(municipality) if row.number == number), None)
    if found is None:
        raise NotFoundError("erasure.number", "no order with this number")
    signed = read_json(found.signed, SignedErasure)
    return read_json(signed.order, ErasureOrder), found.put_at


def answers(municipality: Municipality, number: int) -> list[LaptopAnswer]:
    """Return what each laptop that was enrolled when the order came has said of it, those without an answer first.

    Raises:
        NotFoundError: no order with this number.
    """
    row = next((each for each in all_orders(municipality) if each.number == number), None)
    if row is None:
        raise NotFoundError("erasure.number", "no order with this number")
    tenant, laptops = municipality.tenant, enrolment.c
    query = select(laptops.device, laptops.label).where(
        laptops.tenant == tenant, laptops.state == "approved", laptops.decided_at <= row.put_at
    )
    said = select(removal.c.device, removal.c.copies, removal.c.received_at).where(
        removal.c.tenant == tenant, removal.c.order_sha256 == row.order_sha256
    )
    with municipality.database.read(tenant) as conn:
        last = {each.device: each for each in conn.execute(said.order_by(removal.c.received_at))}
        found = [_answer(laptop, last.get(laptop.device)) for laptop in conn.execute(query)]
    return sorted(found, key=lambda each: (each.confirmed_at is not None, each.label, each.device))


def _answer(laptop: Any, said: Any) -> LaptopAnswer:
    if said is None:
        return LaptopAnswer(laptop.device, laptop.label, None, None)
    return LaptopAnswer(laptop.device, laptop.label, None if said.copies else said.received_at, said.copies)


def _signed_anew(
    conn: Connection, municipality: Municipality, signed: SignedErasure, by: WorkerId
) -> ErasureOrder | None:
    """Take other signatures for an order that was carried out here; None if it is not one, or has these already."""
    columns = erasure_order.c
    mine = (columns.tenant == municipality.tenant) & (columns.order_sha256 == erasure_hash(signed))
    row = conn.execute(select(erasure_order).where(mine)).one_or_none()
    text = msgspec.json.encode(signed).decode()
    if row is None or row.signed == text:
        return None
    order = _counting(municipality, signed, row.number - 1)
    conn.execute(erasure_order.update().where(mine).values(signed=text))
    event = audit.Event(action="erasure_signed_anew", at=municipality.now(), worker=by, object=str(row.number))
    audit.append(conn, municipality.tenant, event)
    return order


def _counting(municipality: Municipality, signed: SignedErasure, highest: int) -> ErasureOrder:
    settings, root = municipality.settings, municipality.certificates.root
    revoked = municipality.revoked_keys()
    bound = ErasureBound(settings.tenant, root, settings.demo, highest, revoked)
    try:
        return check_erasure(signed, bound)
    except OrderRefusedError as refused:
        raise ForbiddenError(f"erasure.{refused.why}", "this order does not count") from refused


def _carry_out(
    conn: Connection, municipality: Municipality, signed: SignedErasure, order: ErasureOrder, at: str, by: WorkerId
) -> None:
    tenant, links = municipality.tenant, tuple(map(Sha256, order.links))
    values = {"number": order.number, "order_sha256": erasure_hash(signed), "put_at": at, "put_by": by}
    text = msgspec.json.encode(signed).decode()
    if not insert_new(conn, erasure_order, {"tenant": tenant, "signed": text, **values}):
        raise RequestFaultError("erasure.number", "there is an order with this number", HTTPStatus.CONFLICT)
    here = erase(conn, tenant, links, order.number)
    for link in links:
        municipality.outside.erase_record(link)
    event = audit.Event(action="erasure", at=at, worker=by, object=str(order.number), count=here)
    audit.append(conn, tenant, event)


def _highest(conn: Connection, tenant: TenantId) -> int:
    columns = erasure_order.c
    return int(conn.execute(select(func.max(columns.number)).where(columns.tenant == tenant)).scalar_one() or 0)


def _known(conn: Connection, tenant: TenantId, links: Sequence[str]) -> set[str]:
    query = select(record.c.link_hash).where(record.c.tenant == tenant, record.c.link_hash.in_(links))
    refused = select(incident.c.link, incident.c.signature).where(incident.c.tenant == tenant)
    return (
        set(conn.execute(query).scalars())
        | set(erased_among(conn, tenant, links))
        | {link_hash(row.link, row.signature) for row in conn.execute(refused)}
    )


def _refused(conn: Connection, tenant: TenantId, case: CaseId) -> list[tuple[Sha256, str]]:
    columns = incident.c
    query = select(columns.link, columns.signature, columns.body).where(
        columns.tenant == tenant, columns.body.isnot(None)
    )
    found = []
    for row in conn.execute(query):
        try:
            body = read_body(row.body)
        except msgspec.DecodeError:
            continue
        if body.case == case:
            found.append((link_hash(row.link, row.signature), body.id))
    return found


def _confirmed(tenant: TenantId) -> Any:
    columns = removal.c
    return select(columns.order_sha256).where(
        columns.tenant == tenant, columns.copies == 0, columns.order_sha256.isnot(None)
    )
