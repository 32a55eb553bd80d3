"""Leases for tests: kept as the sync client keeps one that it checked."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from jgvisit.clock import Clock, local_date, start_of_day, to_rfc3339
from jgvisit.ids import new_uuid7
from jgvisit.records import canonical
from jgvisit.store.lease_shelf import LeaseShelf
from jgvisit.sync.encoding import to_base64
from jgvisit.sync.lease_wire import Lease, SignedLease
from jgvisit.workspace import Workspace

DAY_KEY = bytes(range(32))


def lease_until(at: datetime, days: int) -> date:
    """Return the last day of a lease given at `at`."""
    return local_date(at) + timedelta(days=days)


def leased(
    work: Workspace,
    clock: Clock,
    *,
    days: int,
    at: datetime | None = None,
    keep_days: int | None = None,
    revoked: tuple[str, ...] = (),
) -> Lease:
    """Keep a lease given now, by a server whose clock is right."""
    given = at or clock.now()
    last_day = lease_until(given, days)
    lease = Lease(
        tenant=work.enrolled.tenant,
        enrolment=new_uuid7(),
        device=work.enrolled.device,
        store=work.safe.keyring.file_id,
        at=to_rfc3339(given),
        until=to_rfc3339(start_of_day(last_day + timedelta(days=1))),
        last_day=last_day.isoformat(),
        day_key=to_base64(DAY_KEY),
        revoked=revoked,
        keep_days=keep_days,
    )
    signed = SignedLease(lease=canonical.encode(lease).decode(), signature="")
    LeaseShelf(work.safe, work.enrolled.tenant, clock).keep_lease(signed, lease)
    return lease
