"""The clock of the demo's laptop: this machine's, which can be moved on by days."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from jgvisit.clock import BootReading, SystemClock


class DemoClock(SystemClock):
    """Runs as the machine does; after `skip_days` it is that much later, as after nights of sleep.

    Only the laptop moves on: the municipality's server keeps the machine's time.
    """

    def __init__(self) -> None:
        self._ahead = timedelta()

    def skip_days(self, days: int) -> None:
        """Let `days` pass."""
        self._ahead += timedelta(days=days)

    def now(self) -> datetime:
        """Return the wall clock, aware, UTC."""
        return super().now() + self._ahead

    def boot(self) -> BootReading:
        """Return the reading of the clock that counts sleep."""
        reading = super().boot()
        return replace(reading, elapsed_ms=reading.elapsed_ms + self._ahead // timedelta(milliseconds=1))
