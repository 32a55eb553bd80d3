"""Ask for a lease after a log-in, and check it before it counts."""

from __future__ import annotations

import msgspec

from jgvisit.clock import from_rfc3339
from jgvisit.domain.lease import MAX_LEASE
from jgvisit.ids import DeviceId
from jgvisit.shapes import read_json
from jgvisit.sync.encoding import from_base64
from jgvisit.sync.exchange_wire import Refused
from jgvisit.sync.failures import LeaseError, RefusedByServerError
from jgvisit.sync.http import ServerConnection, refusal
from jgvisit.sync.lease_wire import LEASE_DOMAIN, Lease, LeaseRequest, SignedLease
from jgvisit.sync.ports import LeaseInbox
from jgvisit.sync.receipt_key import ReceiptKey

LOGIN_TOO_OLD = "lease.login_again"
"""The server's `code` where the log-in was not of this hour: the lease stays as it is."""
_DAY_KEY_BYTES = 32
_NOT_FOUND = 404


class LeaseReader:
    """Fetches and reads leases of one device."""

    def __init__(self, key: ReceiptKey, device: DeviceId) -> None:
        self._key = key
        self._device = device

    def fetch(self, line: ServerConnection, inbox: LeaseInbox, session: str) -> None:
        """Bring a new lease to the inbox; a log-in that is too old, or an older server, leaves the old one.

        Raises:
            LeaseError: what came is no lease for this store; the one before still holds.
            SyncError: stopped.
        """
        request = LeaseRequest(store=inbox.store)
        try:
            signed = line.ask("POST", "/lease", SignedLease, message=request, session=session)
        except RefusedByServerError as refused:
            self.take(None, Refused(status=refused.status, code=refused.problem), inbox)
        else:
            self.take(signed, None, inbox)

    def take(self, signed: SignedLease | None, refused: Refused | None, inbox: LeaseInbox) -> None:
        """Bring what was answered to the inbox; raises as `fetch`."""
        if signed is not None:
            inbox.keep_lease(signed, self.read(signed, inbox))
        elif refused is not None and refused.code != LOGIN_TOO_OLD and refused.status != _NOT_FOUND:
            raise refusal(refused.status, refused.code)

    def read(self, signed: SignedLease, inbox: LeaseInbox) -> Lease:
        """Return the lease after four checks.

        In this order:
        1. the signature by the receipt key, and that key's certificate by the root;
        2. the form;
        3. that it is for this municipality, device and store;
        4. that it is not older than the one kept here, ends after it begins, and is no longer than can be.

        Raises:
            LeaseError: one of these does not hold.
            ReceiptError: the receipt key's certificate is not the municipality's.
        """
        # 1
        if not self._key.signed(LEASE_DOMAIN, signed.lease, signed.signature):
            raise LeaseError("the lease's signature does not hold")
        # 2
        try:
            lease = read_json(signed.lease, Lease)
            at, until = from_rfc3339(lease.at), from_rfc3339(lease.until)
            day_key = from_base64(lease.day_key)
        except (msgspec.DecodeError, ValueError, RecursionError) as error:
            raise LeaseError("unreadable lease") from error
        # 3
        if (lease.tenant, lease.device, lease.store) != (inbox.tenant, self._device, inbox.store):
            raise LeaseError("a lease of another store")
        # 4
        if lease.at < (inbox.newest_at() or ""):
            raise LeaseError("an older lease than the one kept here")
        if not at < until <= at + MAX_LEASE or len(day_key) != _DAY_KEY_BYTES:
            raise LeaseError("an impossible lease")
        return lease
