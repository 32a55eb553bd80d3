"""The lease in the encrypted store, and its last day beside the store for the prompt."""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from datetime import date, timedelta

import msgspec

from jgvisit.clock import Clock, from_rfc3339
from jgvisit.config import Places
from jgvisit.domain.lease import MAX_LEASE
from jgvisit.records.least_time import Reached
from jgvisit.services.laptop.leases import DayTries, KeptLease
from jgvisit.services.laptop.retention import DEFAULT_KEEP_DAYS
from jgvisit.shapes import read_json
from jgvisit.store.errors import DiskFaultError, DiskFullError, KeyringError, StoreUnsureError
from jgvisit.store.key_file import read_key_file
from jgvisit.store.keyring_secret import KeyringSecrets
from jgvisit.store.private_file import replace_file
from jgvisit.store.safe import Safe
from jgvisit.store.wraps import DAILY
from jgvisit.sync.encoding import from_base64
from jgvisit.sync.lease_wire import Lease, SignedLease

_LEASE, _MARK, _FIRST, _GRANT, _TRIES = (f"lease_{name}" for name in ("kept", "mark", "first", "grant", "tries"))
_MAX_HINT_BYTES = 16


class _Kept(msgspec.Struct, frozen=True):
    """The lease as it came, exact bytes, with its signature."""

    lease: str
    signature: str
    boot: str
    elapsed_ms: int


class LeaseShelf:
    """Implements `services.leases.LeaseShelf` and `sync.ports.LeaseInbox`."""

    def __init__(self, safe: Safe, tenant: str, clock: Clock, kept: Callable[[], None] = lambda: None) -> None:
        """Prepare; `kept` is called after a lease was kept."""
        self._after = kept
        self._settings, self._places, self._clock = safe.settings, safe.places, clock
        self._tenant, self._store = tenant, safe.keyring.file_id

    # -- services.leases.LeaseShelf -------------------------------------------------------------

    def lease(self) -> KeptLease | None:
        """Return the lease; None before the first."""
        kept = self._kept()
        if kept is None:
            return None
        lease = read_json(kept.lease, Lease)
        return KeptLease(
            device=lease.device,
            store=lease.store,
            last_day=date.fromisoformat(lease.last_day),
            until=from_rfc3339(lease.until),
            day_key=from_base64(lease.day_key),
            heard=Reached(lease.at, kept.boot, kept.elapsed_ms),
        )

    def mark(self) -> Reached | None:
        """Return the latest moment written down since the lease was given."""
        return self._read(_MARK)

    def write_mark(self, mark: Reached) -> None:
        """Write a later moment down."""
        self._settings.put(_MARK, msgspec.json.encode(mark).decode())

    def first_look(self, mark: Reached) -> Reached:
        """Return when a store without a lease was first looked at."""
        first = self._read(_FIRST)
        if first is None:
            first = mark
            self._settings.put(_FIRST, msgspec.json.encode(mark).decode())
        return first

    def granted_on(self) -> date | None:
        """Return the day that an officer's code opened."""
        kept = self._settings.get(_GRANT)
        return date.fromisoformat(kept) if kept else None

    def grant(self, day: date) -> None:
        """Open a day."""
        self._settings.put(_GRANT, day.isoformat())

    def tries(self) -> DayTries | None:
        """Return the wrong codes of the last day on which there were any."""
        kept = self._settings.get(_TRIES)
        return None if kept is None else read_json(kept, DayTries)

    def write_tries(self, tries: DayTries) -> None:
        """Count a wrong code."""
        self._settings.put(_TRIES, msgspec.json.encode(tries).decode())

    def show_outside(self, last_day: date) -> None:
        """Leave the last day where the prompt can read it; a disk without room for it stops nothing."""
        if read_last_day(self._places) != last_day:
            with contextlib.suppress(DiskFullError, DiskFaultError, StoreUnsureError):
                replace_file(self._places.lease_hint, last_day.isoformat().encode("ascii"))

    # -- sync.ports.LeaseInbox ------------------------------------------------------------------

    @property
    def tenant(self) -> str:
        """The municipality of this store's enrolment."""
        return self._tenant

    @property
    def store(self) -> str:
        """Id of this store."""
        return self._store

    def newest_at(self) -> str | None:
        """Return when the lease kept here was given."""
        lease = self.lease()
        return None if lease is None else lease.heard.moment

    def keep_lease(self, signed: SignedLease, lease: Lease) -> None:
        """Keep a newer lease; the moments written down before it count no more, for the server's time is known again.

        A store cut between the two steps counts the old moments on, so its lease is at most too short.
        """
        reading = self._clock.boot()
        kept = _Kept(signed.lease, signed.signature, reading.boot, reading.elapsed_ms)
        self._settings.put(_LEASE, msgspec.json.encode(kept).decode())
        self.write_mark(Reached(lease.at, reading.boot, reading.elapsed_ms))
        self.show_outside(date.fromisoformat(lease.last_day))
        self._after()

    def keep_days(self) -> int:
        """Return after how many days without a pull families leave this laptop, as the municipality set it."""
        kept = self._kept()
        days = None if kept is None else read_json(kept.lease, Lease).keep_days
        return DEFAULT_KEEP_DAYS if days is None else days

    @property
    def enrolment(self) -> str | None:
        """Return the enrolment that the lease names; None before the first lease."""
        kept = self._kept()
        return None if kept is None else read_json(kept.lease, Lease).enrolment

    @property
    def revoked(self) -> tuple[str, ...]:
        """Return which order keys count no more, by the last lease."""
        kept = self._kept()
        return () if kept is None else read_json(kept.lease, Lease).revoked

    def _kept(self) -> _Kept | None:
        kept = self._settings.get(_LEASE)
        return None if kept is None else read_json(kept, _Kept)

    def _read(self, key: str) -> Reached | None:
        kept = self._settings.get(key)
        return None if kept is None else read_json(kept, Reached)


def read_last_day(places: Places) -> date | None:
    """Return the last day as it lies beside the store: a reminder at the prompt, never a decision."""
    try:
        return date.fromisoformat(places.lease_hint.read_bytes()[:_MAX_HINT_BYTES].decode("ascii"))
    except (OSError, ValueError):
        return None


def days_left(places: Places, today: date) -> int | None:
    """Return how many days after today the prompt may tell of; None when nothing, or nothing possible, is known."""
    last_day = read_last_day(places)
    if last_day is None or not timedelta() <= last_day - today <= MAX_LEASE:
        return None
    return (last_day - today).days


def forget_pin(safe: Safe) -> None:
    """Take the keyring's half of the daily wrap away: from now on the six words are the way in.

    A keyring that does not answer keeps it; then the next unlocking by PIN takes it away.
    """
    wrap = read_key_file(safe.places.key_file).wrap(DAILY)
    if wrap is not None:
        with contextlib.suppress(KeyringError):
            KeyringSecrets(safe.keyring.service).delete(safe.keyring.daily(wrap.generation))
