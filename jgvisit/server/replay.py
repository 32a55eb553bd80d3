"""After a restore: what was decided outside the database takes effect again, before the server answers anyone."""

from __future__ import annotations

from sqlalchemy import select

from jgvisit.ids import ChainId, DeviceId, Sha256
from jgvisit.records.link import read_link
from jgvisit.server.audit import service as audit
from jgvisit.server.backoffice import pen as backoffice
from jgvisit.server.device_requests import find_caller
from jgvisit.server.enrolment.models import enrolment
from jgvisit.server.erasures import service as erasures
from jgvisit.server.log import log
from jgvisit.server.municipality import Municipality
from jgvisit.server.orders import service as orders
from jgvisit.server.orders import taking_back as orders_taken_back
from jgvisit.server.orders.models import wipe_order
from jgvisit.server.outside import Decision
from jgvisit.server.problems import RequestFaultError
from jgvisit.server.records import service as records
from jgvisit.server.records.models import record
from jgvisit.server.texts import taking_back
from jgvisit.shapes import read_json
from jgvisit.sync.erasure_wire import SignedErasure
from jgvisit.sync.order_wire import SignedOrder, SignedTakingBack
from jgvisit.sync.wire import Push, WireRecord


def replay(municipality: Municipality) -> int:
    """Do again what this database does not know; return how many things that were. On a whole one it is nothing.

    Revocations and orders first, then the withdrawals, so that none of them is taken from a device or brings back a
    body that was erased.

    Raises:
        SetupError: what stands outside was changed; the server must not answer.
    """
    done = sum(_decided(municipality, decision) for decision in municipality.outside.decisions())
    _copy_out(municipality)
    done += sum(_pushed(municipality, link, data) for link, data in municipality.outside.records())
    if done:
        log.warning("replayed", count=done)
        municipality.database.flush()
    return done


def _decided(municipality: Municipality, decision: Decision) -> bool:
    with municipality.database.write(municipality.tenant) as conn:
        match decision.kind:
            case "erasure":
                signed = read_json(decision.data, SignedErasure)
                return erasures.replay(conn, municipality, signed, decision.at)
            case "wipe":
                wipe = read_json(decision.data, SignedOrder)
                return orders.replay(conn, municipality, wipe, decision.at)
            case "order_taken_back":
                taken_back = read_json(decision.data, SignedTakingBack)
                return orders_taken_back.replay(conn, municipality, taken_back, decision.at)
            case "texts_taken_back":
                return taking_back.replay(conn, municipality, decision.data, decision.at)
            case "revocation":
                columns = enrolment.c
                mine = (columns.tenant == municipality.tenant) & (columns.device == decision.data)
                revoked = enrolment.update().where(mine, columns.revoked_at.is_(None)).values(revoked_at=decision.at)
                if not conn.execute(revoked).rowcount:
                    return False
                event = audit.Event(action="revocation_replayed", at=municipality.now(), device=decision.data)
                audit.append(conn, municipality.tenant, event)
                return True


def _copy_out(municipality: Municipality) -> None:
    """Put outside what was decided before this version kept anything there."""
    outside, tenant = municipality.outside, municipality.tenant
    known = {(decision.kind, decision.data) for decision in outside.decisions()}
    ours = select(enrolment.c.device, enrolment.c.revoked_at).where(enrolment.c.tenant == tenant)
    ordered = select(wipe_order).where(wipe_order.c.tenant == tenant).order_by(wipe_order.c.put_at)
    with municipality.database.read(tenant) as conn:
        gone = conn.execute(ours.where(enrolment.c.revoked_at.isnot(None)).order_by(enrolment.c.revoked_at)).all()
        wipes = conn.execute(ordered).all()
    for wipe in wipes:
        if ("wipe", wipe.signed) not in known:
            outside.decide("wipe", wipe.signed, wipe.put_at)
    for laptop in gone:
        if ("revocation", laptop.device) not in known:
            outside.decide("revocation", laptop.device, laptop.revoked_at)


def _pushed(municipality: Municipality, link_hash: Sha256, data: bytes) -> bool:
    tenant = municipality.tenant
    with municipality.database.read(tenant) as conn:
        known = select(record.c.link_hash).where(record.c.tenant == tenant, record.c.link_hash == link_hash)
        if conn.execute(known).first() is not None:
            return False
    travelled = read_json(data, WireRecord)
    link = read_link(travelled.link.encode())
    if backoffice.take_back(municipality, travelled):
        return True
    caller = find_caller(municipality, DeviceId(link.device))
    if caller is None:  # enrolled after that backup; it will not be able to send either, and its officer enrols it anew
        log.warning("not_replayed", code="device")
        return False
    try:
        records.push(municipality, caller, Push(chain=ChainId(link.chain), early=(travelled,)))
    except RequestFaultError as fault:
        log.warning("not_replayed", code=fault.problem_code)
        return False
    return True
