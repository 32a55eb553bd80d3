"""Whether families may be read on this laptop: a lease, an officer's code for one day, or an open visit.

The lease's age counts from the latest moment ever heard or written down here, so that a clock set back makes it
no younger. In an open visit it never lapses. When it ended nothing is deleted but the way in by PIN.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Protocol

from jgvisit.clock import Clock, from_rfc3339, local_date, start_of_day
from jgvisit.domain.lease import DEFAULT_DAYS, LeaseStanding, standing
from jgvisit.errors import RefusedError
from jgvisit.records.day_code import DAY_CODE_DIGITS, TRIES_A_DAY, day_code, digits_of, same_code
from jgvisit.records.least_time import Reached, at_least, reached
from jgvisit.services.desk.known_time import KnownTime

_WORTH_WRITING = timedelta(minutes=1)


class LeaseEndedError(RefusedError):
    """Families may not be read here now; sending works, and nothing was deleted."""

    code = "refused.lease_ended"

    def __init__(self, last_day: str) -> None:
        super().__init__(f"the lease ended on {last_day}")
        self.last_day = last_day


class WrongDayCodeError(RefusedError):
    """Not the code of this laptop for this day; nothing was changed but the count."""

    code = "refused.day_code_wrong"

    def __init__(self, attempts_left: int) -> None:
        super().__init__(f"wrong code, {attempts_left} left today")
        self.attempts_left = attempts_left


class DayCodeSpentError(RefusedError):
    """Five wrong codes today: none is tested before tomorrow; a log-in works as before."""

    code = "refused.day_code_spent"


class NoDayCodeError(RefusedError):
    """This laptop never had a lease, so no code can be worked out; a log-in is needed."""

    code = "refused.day_code_none"


@dataclass(frozen=True)
class KeptLease:
    """The lease of this store, checked when it came."""

    device: str
    store: str
    last_day: date
    until: datetime
    day_key: bytes
    heard: Reached
    """When the server gave it, by its own time."""


@dataclass(frozen=True)
class DayTries:
    """How many wrong codes were typed on one day."""

    day: date
    wrong: int


class LeaseShelf(Protocol):
    """Where the lease is kept, in the encrypted store. Every writing method is durable when it returns."""

    def lease(self) -> KeptLease | None:
        """Return the lease; None before the first."""

    def mark(self) -> Reached | None:
        """Return the latest moment written down since the lease was given; None before the first look."""

    def write_mark(self, mark: Reached) -> None:
        """Write a later moment down."""

    def first_look(self, mark: Reached) -> Reached:
        """Return when a store without a lease was first looked at; `mark` when that is now."""

    def granted_on(self) -> date | None:
        """Return the day that an officer's code opened."""

    def grant(self, day: date) -> None:
        """Open a day."""

    def tries(self) -> DayTries | None:
        """Return the wrong codes of the last day on which there were any."""

    def write_tries(self, tries: DayTries) -> None:
        """Count a wrong code."""

    def show_outside(self, last_day: date) -> None:
        """Leave the last day where the prompt can read it before anything is opened; it is no secret and no proof."""


class Leases:
    """Tells whether families may be read."""

    def __init__(
        self,
        shelf: LeaseShelf,
        time: KnownTime,
        clock: Clock,
        visit_open: Callable[[], bool],
        longest_days: int | None = None,
    ) -> None:
        """Prepare; `longest_days` is what the IT department set, and only ever shortens what the server gave."""
        self._shelf, self._time, self._clock, self._visit_open = shelf, time, clock, visit_open
        self._longest_days = longest_days

    def standing(self) -> LeaseStanding:
        """Return how the lease stands at this moment."""
        now = self.now()
        last_day, until = self._end(now)
        return standing(last_day, until, now, local_date(now), self._shelf.granted_on())

    def may_read(self) -> bool:
        """Tell whether families may be read now."""
        return self.standing().reads or self._visit_open()

    def require_reading(self) -> None:
        """Let nobody pass who may not read families now.

        Raises:
            LeaseEndedError: the lease ended and no visit is open.
        """
        if not self.may_read():
            raise LeaseEndedError(f"{self.standing().last_day:%d-%m-%Y}")

    def now(self) -> datetime:
        """Return the latest moment that is certain or claimed, and write it down; it never goes back.

        The server's time reckoned on comes before the wall clock, so that a clock that runs ahead ends nothing.
        """
        reading, mark = self._clock.boot(), self._shelf.mark()
        lease = self._shelf.lease()
        if lease is not None and lease.heard.boot == reading.boot:
            known = at_least(lease.heard, reading)
        else:
            known = self._time.now().moment
        counted = None if mark is None else at_least(mark, reading)
        now = known if counted is None else max(known, counted)
        if mark is None or now - from_rfc3339(mark.moment) >= _WORTH_WRITING or mark.boot != reading.boot:
            self._shelf.write_mark(reached(now, reading))
        return now

    def today(self) -> date:
        """Return the day for which an officer's code counts here."""
        return local_date(self.now())

    def open_today(self, typed: str) -> None:
        """Open the families for the rest of this day, with the code that an officer read out.

        Raises:
            NoDayCodeError, DayCodeSpentError: it was not tested.
            WrongDayCodeError: counted, and on disk before this is raised.
        """
        lease, today = self._shelf.lease(), self.today()
        if lease is None:
            raise NoDayCodeError("no lease yet")
        wrong = self._wrong_on(today)
        if wrong >= TRIES_A_DAY:
            raise DayCodeSpentError("five wrong codes today")
        if len(digits_of(typed)) != DAY_CODE_DIGITS:
            raise WrongDayCodeError(TRIES_A_DAY - wrong)  # cannot be one: no guess
        self._shelf.write_tries(DayTries(today, wrong + 1))
        if not same_code(typed, day_code(lease.day_key, lease.device, lease.store, today)):
            raise WrongDayCodeError(TRIES_A_DAY - wrong - 1)
        self._shelf.grant(today)
        self._shelf.write_tries(DayTries(today, wrong))

    def _wrong_on(self, day: date) -> int:
        tries = self._shelf.tries()
        return tries.wrong if tries is not None and tries.day == day else 0

    def _end(self, now: datetime) -> tuple[date, datetime]:
        """Return last day and end; a store that never had a lease gets the default from its first look on."""
        lease = self._shelf.lease()
        if lease is not None:
            last_day, until, begun = lease.last_day, lease.until, lease.heard
        else:
            begun = self._shelf.first_look(reached(now, self._clock.boot()))
            last_day, until = _days_after(begun, DEFAULT_DAYS)
        if self._longest_days is not None and _days_after(begun, self._longest_days)[0] < last_day:
            last_day, until = _days_after(begun, self._longest_days)
        self._shelf.show_outside(last_day)
        return last_day, until


def _days_after(begun: Reached, days: int) -> tuple[date, datetime]:
    """Return the last of so many days after `begun`, and the midnight with which it ends."""
    last_day = local_date(from_rfc3339(begun.moment)) + timedelta(days=days)
    return last_day, start_of_day(last_day + timedelta(days=1))
