"""What is known of the time now: the server's, reckoned on, before the tablet's own clock (design §3)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from jgvisit.clock import Clock, from_rfc3339, local_date
from jgvisit.records.time_basis import estimate_of
from jgvisit.services.ports.documents import TimeWords
from jgvisit.services.ports.journal import Journal, WrittenDown


@dataclass(frozen=True)
class KnownMoment:
    """A moment, and what it rests on."""

    moment: datetime
    """Aware, UTC: the estimate; else the tablet's clock, but never before `not_before`."""
    words: TimeWords
    not_before: datetime | None = None
    """The server time heard last, where nothing more is known."""


class KnownTime:
    """The time by which ages, terms and papers go: a clock set back a year makes nobody younger."""

    def __init__(self, journal: Journal, clock: Clock) -> None:
        self._journal = journal
        self._clock = clock

    def now(self) -> KnownMoment:
        """Return the best that is known of this moment."""
        estimated_at, heard_at = estimate_of(self._journal.time_basis())
        if estimated_at is not None:
            return KnownMoment(from_rfc3339(estimated_at), "estimated")
        claimed = self._clock.now()
        if heard_at is None:
            return KnownMoment(claimed, "deviceClock")
        not_before = from_rfc3339(heard_at)
        return KnownMoment(max(claimed, not_before), "notBefore", not_before)

    def written_down(self) -> WrittenDown:
        """Return this moment as a record tells it: the device's clock, and what is known of the true time."""
        return WrittenDown(self._clock.now(), self._journal.time_basis())

    def today(self) -> date:
        """Return the calendar day in the Netherlands."""
        return local_date(self.now().moment)
