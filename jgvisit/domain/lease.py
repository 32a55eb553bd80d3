"""How long families may be read on a laptop since its worker last logged in.

It is a rule of this program, not cryptography: who opens the store can go round it. It makes a laptop that
nobody brings back fall silent; what has to stop at once is a wipe.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Literal

WARN_FROM = timedelta(days=4)
"""Before the end."""
MAX_LEASE = timedelta(days=60)
"""Longer than any municipality may set; a longer one is refused as impossible."""
DEFAULT_DAYS = 14

LeaseState = Literal["holds", "ending", "ended", "today"]
"""today: it ended, and an officer's code opened this one day."""


@dataclass(frozen=True)
class LeaseStanding:
    """How the lease stands."""

    state: LeaseState
    last_day: date
    """The last day on which families can be read without a new log-in."""
    days_left: int
    """Days after today up to and with `last_day`; 0 on the last day and once it has ended."""

    @property
    def reads(self) -> bool:
        """Whether families may be read; an open visit may go on in any case."""
        return self.state != "ended"


def standing(last_day: date, until: datetime, now: datetime, today: date, granted_on: date | None) -> LeaseStanding:
    """Tell how a lease stands.

    Args:
        last_day: the last calendar day it covers.
        until: its end, aware.
        now: the latest moment that is known, aware; never only the wall clock.
        today: the calendar day of `now`.
        granted_on: the day that an officer's code opened, if any.
    """
    days_left = max((last_day - today).days, 0)
    if now >= until:
        return LeaseStanding("today" if granted_on == today else "ended", last_day, 0)
    return LeaseStanding("ending" if until - now <= WARN_FROM else "holds", last_day, days_left)
