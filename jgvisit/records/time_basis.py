"""What a device knows of the true time: the last time the server signed, and what ran since.

The wall clock is a claim; setting it back a year changes `recorded_at` and nothing else here.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import lru_cache

from jgvisit.clock import Clock, from_rfc3339, to_rfc3339
from jgvisit.records.body import Body, TimeBasis


@dataclass(frozen=True)
class HeardTime:
    """A server time and the reading of the sleep-counting clock when it came; plain values for the store."""

    server_time: str
    """RFC 3339, from a signed answer."""
    boot: str
    elapsed_ms: int


class TimeKeeper:
    """Says what is known of the time now; give back `heard` at the next start."""

    def __init__(self, clock: Clock, heard: HeardTime | None = None) -> None:
        self._clock = clock
        self._heard = heard

    @property
    def heard(self) -> HeardTime | None:
        """The last server time, to be kept in the store."""
        return self._heard

    def hear(self, server_time: str) -> None:
        """Take the time of a signed answer whose signature was checked.

        A time before the one heard last is an answer from the past and is ignored.
        """
        if self._heard is None or server_time >= self._heard.server_time:
            reading = self._clock.boot()
            self._heard = HeardTime(server_time, reading.boot, reading.elapsed_ms)

    def basis(self) -> TimeBasis:
        """Return the time basis of a record written now."""
        reading = self._clock.boot()
        heard = self._heard
        if heard is None:
            return TimeBasis(boot=reading.boot)
        elapsed_ms = reading.elapsed_ms - heard.elapsed_ms
        if reading.boot != heard.boot or elapsed_ms < 0:
            return TimeBasis(boot=reading.boot, server_time=heard.server_time)
        return TimeBasis(boot=reading.boot, server_time=heard.server_time, elapsed_ms=elapsed_ms)

    def highest(self, recorded: Iterable[str] = ()) -> datetime:
        """Return the latest moment ever heard, reckoned or `recorded`: what the age of a lease counts from.

        Setting the clock back therefore never makes anything younger.
        """
        known = [to_rfc3339(self._clock.now()), *recorded]
        estimated_at, not_before = estimate_of(self.basis())
        known += [moment for moment in (estimated_at, not_before) if moment is not None]
        return from_rfc3339(max(known))


def estimate(body: Body) -> tuple[str | None, str | None]:
    """Return (`estimated_at`, `not_before`) of a record, RFC 3339, each None where nothing is known.

    Within one start of the machine the server time plus the elapsed time is an estimate;
    after a restart the record is only known not to be older than the server time.
    """
    return estimate_of(body.time_basis)


def estimate_of(basis: TimeBasis) -> tuple[str | None, str | None]:
    """Return (`estimated_at`, `not_before`) of the moment at which `basis` was taken, as `estimate` does."""
    if basis.server_time is None or basis.elapsed_ms is None:
        return None, basis.server_time
    try:
        moment = _parsed(basis.server_time) + timedelta(milliseconds=basis.elapsed_ms)
    except OverflowError:
        return None, basis.server_time
    return moment.isoformat(timespec="milliseconds")[:23] + "Z", basis.server_time


@lru_cache(maxsize=64)
def _parsed(server_time: str) -> datetime:
    # a day's records share a handful of server times
    return datetime.fromisoformat(server_time)
