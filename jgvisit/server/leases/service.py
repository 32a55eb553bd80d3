"""Give a lease after a log-in of this hour, and work out the code that an officer reads out."""

from __future__ import annotations

import hashlib
from datetime import date, timedelta
from typing import Any

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from sqlalchemy import Row, select

from jgvisit.clock import local_date, start_of_day, to_rfc3339
from jgvisit.ids import DeviceId, WorkerId
from jgvisit.records import canonical
from jgvisit.records.day_code import day_code
from jgvisit.server.audit import service as audit
from jgvisit.server.database import insert_new
from jgvisit.server.device_requests import Caller
from jgvisit.server.enrolment.models import enrolment
from jgvisit.server.leases.models import lease
from jgvisit.server.messages import to_base64
from jgvisit.server.municipality import Municipality
from jgvisit.server.problems import ForbiddenError, NotFoundError, UnreadableError
from jgvisit.server.sessions.service import LoggedIn
from jgvisit.sync.lease_wire import LEASE_DOMAIN, MAX_REVOKED, DayCode, DayCodeRequest, Lease, LeaseRequest, SignedLease

FRESH = timedelta(hours=1)
"""How long ago the log-in may be."""
_KEY_BYTES = 32


def give(municipality: Municipality, caller: Caller, person: LoggedIn, request: LeaseRequest) -> SignedLease:
    """Return a lease for this store: whole days, counted from today, as many as the municipality set.

    Raises:
        ForbiddenError: the log-in is older than an hour, or the device was revoked.
    """
    caller.require_active()
    now = municipality.moment()
    if now - person.since > FRESH:
        raise ForbiddenError("lease.login_again", "log in again for a new lease")
    last_day = local_date(now) + timedelta(days=municipality.settings.lease_days)
    until = start_of_day(last_day + timedelta(days=1))
    made = Lease(
        tenant=municipality.tenant,
        enrolment=_enrolment(municipality, caller.device).id,
        device=caller.device,
        store=request.store,
        at=to_rfc3339(now),
        until=to_rfc3339(until),
        last_day=last_day.isoformat(),
        revoked=municipality.revoked_keys()[:MAX_REVOKED],
        day_key=to_base64(_day_key(municipality, caller.device, request.store)),
        # never shorter than the lease: who may read a family finds it
        keep_days=max(municipality.settings.keep_days, municipality.settings.lease_days + 1),
    )
    _note(municipality, made, person.worker)
    text = canonical.encode(made)
    signature = municipality.receipt_key.sign(LEASE_DOMAIN + text, ec.ECDSA(hashes.SHA256()))
    return SignedLease(lease=text.decode(), signature=to_base64(signature))


def code_for(municipality: Municipality, request: DayCodeRequest, by: WorkerId) -> DayCode:
    """Return the code that opens the families on a laptop for one day: today, or the day before or after.

    It is for the store that had the last lease. Any other day only where the officer says that the laptop's clock is
    wrong: such a code counts there when it is that day there.

    Raises:
        NotFoundError: no such device, revoked, or it never had a lease.
        UnreadableError: another day.
    """
    tenant, now = municipality.tenant, municipality.now()
    row = _enrolment(municipality, DeviceId(request.device))
    held = leases_of(municipality, DeviceId(request.device))
    if row.revoked_at is not None or not held:
        raise NotFoundError("day_code.device", "no such laptop, revoked, or one that never had a lease")
    try:
        day = date.fromisoformat(request.day)
    except ValueError as error:
        raise UnreadableError("day_code.day", "no such day") from error
    if abs(day - local_date(municipality.moment())) > timedelta(days=1) and not request.wrong_clock:
        raise UnreadableError("day_code.day", "today, or the day before or after")
    store = held[-1].store
    with municipality.database.write(tenant) as conn:
        event = audit.Event(action="day_code", at=now, worker=by, device=request.device, object=f"{store} {day}")
        audit.append(conn, tenant, event)
    code = day_code(_day_key(municipality, DeviceId(request.device), store), request.device, store, day)
    return DayCode(code=code, day=request.day, store=store)


def leases_of(municipality: Municipality, device: DeviceId) -> list[Row[Any]]:
    """Return the last lease of each store of this device, the newest last."""
    query = select(lease).where(lease.c.tenant == municipality.tenant, lease.c.device == device).order_by(lease.c.at)
    with municipality.database.read(municipality.tenant) as conn:
        return list(conn.execute(query))


def _note(municipality: Municipality, made: Lease, worker: WorkerId) -> None:
    key = {"tenant": made.tenant, "device": made.device, "store": made.store}
    values = {"at": made.at, "until": made.until, "worker": worker}
    mine = (lease.c.tenant == made.tenant) & (lease.c.device == made.device) & (lease.c.store == made.store)
    with municipality.database.write(municipality.tenant) as conn:
        if not insert_new(conn, lease, {**key, **values, "first_at": made.at}):
            conn.execute(lease.update().where(mine).values(values))
        event = audit.Event(action="lease", at=made.at, worker=worker, device=made.device, object=made.store)
        audit.append(conn, municipality.tenant, event)


def _day_key(municipality: Municipality, device: DeviceId, store: str) -> bytes:
    bound = canonical.encode({"tenant": municipality.tenant, "device": device, "store": store})
    info = b"jgvisit/day-code-key/1\0" + hashlib.sha256(bound).digest()
    return HKDF(hashes.SHA256(), _KEY_BYTES, None, info).derive(municipality.day_code_key)


def _enrolment(municipality: Municipality, device: DeviceId) -> Row[Any]:
    columns = enrolment.c
    query = select(enrolment).where(columns.tenant == municipality.tenant, columns.device == device)
    with municipality.database.read(municipality.tenant) as conn:
        row = conn.execute(query.where(columns.state == "approved")).one_or_none()
    if row is None:
        raise NotFoundError("device.unknown", "no such laptop")
    return row
