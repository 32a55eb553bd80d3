"""Taking a wipe order back, while the laptop has not carried it out: a lost laptop was found.

What can be taken back and what never:

- a wipe order, to shut out or to destroy, until a signature of its laptop proves it was carried out; by as many
  officers as gave it.
  The server hands it out no more, so that what the laptop did not send yet is not lost. The enrolment stays revoked,
  as of each laptop that was out of sight: it may send, and gets no families before it is enrolled anew.
- an erasure order, a revocation and a day code: never. What was erased is gone on every device that heard of it.

A taking back names its order by number and hash and does nothing twice. It stands outside the database too, after its
order: a backup put back does not give the order again.
"""

from __future__ import annotations

from typing import Any

import msgspec
from sqlalchemy import Connection, Row, select

from jgvisit.clock import from_rfc3339
from jgvisit.ids import DeviceId, WorkerId
from jgvisit.records import canonical
from jgvisit.server.audit import service as audit
from jgvisit.server.municipality import Municipality
from jgvisit.server.orders.models import wipe_order
from jgvisit.server.orders.service import believing
from jgvisit.server.problems import ConflictError, ForbiddenError, NotFoundError, UnreadableError
from jgvisit.shapes import read_json
from jgvisit.sync.order_wire import TAKING_BACK_DOMAIN, SignedTakingBack, TakingBack
from jgvisit.sync.orders import OFFICERS_NEEDED, OrderRefusedError, officers_who_signed


def draft(municipality: Municipality, device: DeviceId, number: int) -> SignedTakingBack:
    """Return what officers sign to take this order back, unsigned; errors as `put`, but for the signatures."""
    with municipality.database.read(municipality.tenant) as conn:
        row = _open(conn, municipality, device, number)
    said = TakingBack(
        tenant=municipality.tenant,
        device=device,
        number=number,
        order_sha256=row.order_sha256,
        issued_at=municipality.now(),
    )
    return SignedTakingBack(taking_back=canonical.encode(said).decode(), signatures=())


def put(municipality: Municipality, signed: SignedTakingBack, by: WorkerId) -> TakingBack:
    """Hand the order out no more.

    Raises:
        UnreadableError: not a taking back.
        NotFoundError: of no order of this municipality.
        ConflictError: the laptop proved that it carried it out, or it was taken back before.
        ForbiddenError: not signed by as many officers as the order needed; the code says why.
    """
    try:
        said = read_json(signed.taking_back, TakingBack)
        issued = from_rfc3339(said.issued_at)
    except (msgspec.DecodeError, ValueError, RecursionError) as error:
        raise UnreadableError("order.unreadable", "not a taking back") from error
    now = municipality.now()
    with municipality.database.write(municipality.tenant) as conn:
        row = _open(conn, municipality, DeviceId(said.device), said.number)
        if (said.tenant, said.order_sha256) != (municipality.tenant, row.order_sha256):
            raise NotFoundError("order.unknown", "no such order")
        message = TAKING_BACK_DOMAIN + signed.taking_back.encode()
        try:
            officers = officers_who_signed(
                message, signed.signatures, issued, believing(municipality, DeviceId(said.device))
            )
        except OrderRefusedError as refused:
            raise ForbiddenError(f"order.{refused.why}", "no order keys of this municipality signed it") from refused
        if officers < OFFICERS_NEEDED[row.what]:
            raise ForbiddenError("order.oneOfficer", "as many officers take it back as gave it")
        text = msgspec.json.encode(signed).decode()
        _enter(conn, municipality, said, text, now, by)
        municipality.outside.decide("order_taken_back", text, now)
    return said


def replay(conn: Connection, municipality: Municipality, signed: SignedTakingBack, at: str) -> bool:
    """Take back once more what this database, which was restored, does not know of; tell whether it was so."""
    said = read_json(signed.taking_back, TakingBack)
    if said.tenant != municipality.tenant:
        return False
    text = msgspec.json.encode(signed).decode()
    return _enter(conn, municipality, said, text, at, WorkerId("replay"))


def _enter(conn: Connection, municipality: Municipality, said: TakingBack, text: str, at: str, by: WorkerId) -> bool:
    """Note it with the order that it names; tell whether that order was there and not taken back yet."""
    columns = wipe_order.c
    named = (columns.tenant == municipality.tenant) & (columns.device == said.device)
    named &= (columns.number == said.number) & (columns.order_sha256 == said.order_sha256)
    noted = wipe_order.update().where(named, columns.taken_back_at.is_(None))
    if not conn.execute(noted.values(taken_back_at=at, taken_back=text)).rowcount:
        return False
    event = audit.Event(
        action="order_taken_back", at=at, worker=by, device=said.device, object=f"{said.number} {said.order_sha256}"
    )
    audit.append(conn, municipality.tenant, event)
    return True


def _open(conn: Connection, municipality: Municipality, device: DeviceId, number: int) -> Row[Any]:
    columns = wipe_order.c
    query = select(wipe_order).where(
        columns.tenant == municipality.tenant, columns.device == device, columns.number == number
    )
    row = conn.execute(query).one_or_none()
    if row is None:
        raise NotFoundError("order.unknown", "no such order")
    if row.proven:  # what anybody could say without a signature stops no taking back
        raise ConflictError("order.done", "the laptop proved that it was carried out")
    if row.taken_back_at is not None:
        raise ConflictError("order.takenBack", "it was taken back before")
    return row
