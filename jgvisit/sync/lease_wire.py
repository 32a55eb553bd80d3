"""The lease as it travels, and the officer's code for one day.

Paths, as in `wire`:

    POST /lease                        LeaseRequest -> SignedLease     device key + session of this hour
    POST /officer/day-codes            DayCodeRequest -> DayCode       session with role officer
"""

from __future__ import annotations

from typing import Annotated

import msgspec

from jgvisit.records.body import Hash, Moment, Uuid
from jgvisit.sync.wire import Base64, DeviceHex, Message

MAX_REVOKED = 100
LEASE_DOMAIN = b"jgvisit/lease/1\0"
Day = Annotated[str, msgspec.Meta(pattern=r"^\d{4}-\d{2}-\d{2}\Z")]


class LeaseRequest(Message, frozen=True, kw_only=True):
    """Sent after a log-in."""

    store: Uuid
    """Id of the key file: one store of this device."""


class Lease(Message, frozen=True, kw_only=True):
    """Until when one store of one device may show families."""

    tenant: Uuid
    enrolment: Uuid
    device: DeviceHex
    store: Uuid
    at: Moment
    until: Moment
    last_day: Day
    """The last whole day in the Netherlands before `until`."""
    day_key: Base64
    """32 bytes that only this store and the server know: what an officer's code is worked out with."""
    revoked: Annotated[tuple[Hash, ...], msgspec.Meta(max_length=MAX_REVOKED)] = ()
    """SHA-256 of certificates of order keys that count no more."""
    keep_days: Annotated[int, msgspec.Meta(ge=1, le=366)] | None = None
    """Days without a pull after which families leave the laptop; None from a server that does not say."""


class SignedLease(Message, frozen=True, kw_only=True):
    """A lease with its signature."""

    lease: str
    """Canonical JSON of a `Lease`, exact bytes."""
    signature: Base64
    """DER ECDSA P-256/SHA-256 by the receipt key over `LEASE_DOMAIN` ‖ lease."""


class DayCodeRequest(Message, frozen=True, kw_only=True):
    """Which laptop an officer wants to open, and for which day."""

    device: DeviceHex
    day: Day
    wrong_clock: bool = False
    """The laptop shows a day that is not ours: its clock is wrong, and the officer knows."""


class DayCode(Message, frozen=True, kw_only=True):
    """What an officer reads out."""

    code: str
    """Eight digits, to be read out."""
    day: Day
    store: Uuid
