"""The door and the lease: a PIN opens families only while they may be read, or while a visit is open."""

from __future__ import annotations

from jgvisit.clock import Clock
from jgvisit.config import Places
from jgvisit.enrolment import kept_enrolment
from jgvisit.opening import open_journal, open_leases
from jgvisit.services.desk.case_files import CaseFiles
from jgvisit.services.desk.known_time import KnownTime
from jgvisit.services.laptop.leases import LeaseEndedError, Leases
from jgvisit.store.lease_shelf import forget_pin
from jgvisit.store.safe import Safe
from jgvisit.store.unlock import unlock_with_pin


def open_by_pin(places: Places, pin: str, clock: Clock) -> Safe:
    """Open the safe with the PIN, as long as families may be read.

    Raises:
        LeaseEndedError: the PIN was right, and its secret is gone from the keyring now; the six words open
            the store for sending. Nothing else was deleted.
        StoreError: as `unlock_with_pin`.
    """
    safe = unlock_with_pin(places, pin, clock)
    try:
        leases = leases_of(safe, clock)
        if leases is not None:
            leases.require_reading()
    except LeaseEndedError:
        forget_pin(safe)
        safe.close()
        raise
    except BaseException:
        safe.close()
        raise
    return safe


def leases_of(safe: Safe, clock: Clock) -> Leases | None:
    """Return what knows of the lease of an opened safe; None before it was enrolled."""
    enrolled = kept_enrolment(safe.settings)
    if enrolled is None:
        return None
    journal = open_journal(safe, clock)
    time = KnownTime(journal, clock)
    return open_leases(safe, enrolled, time, CaseFiles(journal, safe.device_key.device, time.today), clock)
