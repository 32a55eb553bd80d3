"""Which families leave this laptop at the end of a sync (design §6).

A family goes when the server says that it is no longer this worker's, or when nobody has asked the server for so
many days that nobody knows. It goes whole, and only once the server has everything of it in a finished backup;
its links stay, so that the chains verify. Assigned again, it comes back whole with the next pull.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Literal, Protocol

from jgvisit.clock import Clock, from_rfc3339
from jgvisit.ids import CaseId
from jgvisit.redaction import log

DEFAULT_KEEP_DAYS = 30
"""Without a pull. Longer than the lease, so nobody can read these families any more when they go."""
DRAFTS_WAIT = timedelta(days=14)
"""How long half-written words keep a family here that is no longer this worker's."""


Reason = Literal["notAssigned", "days"]


class LeavingShelf(Protocol):
    """What the store can let go. Every method is durable when it returns."""

    def families(self) -> tuple[tuple[CaseId, bool], ...]:
        """Return the families with bodies here, each with whether the last pull named it as assigned."""

    def last_pull_at(self) -> str | None:
        """Return when the server was last asked for the families, by this device's clock; None if never."""

    def drafts_since(self, case: CaseId) -> str | None:
        """Return since when half-written words keep this family here; None if there are none."""

    def stays(self, case: CaseId) -> None:
        """Forget since when half-written words kept a family here: it is this worker's."""

    def leave(self, case: CaseId, why: Reason) -> bool:
        """Take a family away; False if something of it is not safely with the server, and then all of it stays."""


class Retention:
    """Lets go what this laptop need not keep; implements `sync.ports.Retention`."""

    def __init__(
        self, shelf: LeavingShelf, clock: Clock, in_visit: Callable[[CaseId], bool], keep_days: Callable[[], int]
    ) -> None:
        """Prepare.

        Args:
            shelf: the store.
            clock: the device's clocks.
            in_visit: tells whether a visit to this family is open here.
            keep_days: days without a pull, as the municipality set them.
        """
        self._shelf, self._clock = shelf, clock
        self._in_visit, self._keep_days = in_visit, keep_days

    def tidy(self, *, fetched: bool) -> None:
        """Take away what may go; `fetched` if this sync heard which families are assigned now.

        Without that nothing is concluded from an old list: a family that was registered here an hour ago stands
        on none.
        """
        for case, assigned in self._shelf.families():
            why = self._reason(assigned=assigned, fetched=fetched)
            if why is None:
                self._shelf.stays(case)
            elif not self._in_visit(case) and not self._drafts_keep(case, why) and self._shelf.leave(case, why):
                log.info("family_left", code=why)

    def _reason(self, *, assigned: bool, fetched: bool) -> Reason | None:
        if fetched:
            return None if assigned else "notAssigned"
        pulled = self._shelf.last_pull_at()
        if pulled is None:
            return None
        old = self._clock.now() - from_rfc3339(pulled) >= timedelta(days=self._keep_days())
        return "days" if old else None

    def _drafts_keep(self, case: CaseId, why: Reason) -> bool:
        since = self._shelf.drafts_since(case)
        if since is None:
            return False
        # nobody took this family from the worker: what is half-written stays until it is finished
        return why == "days" or self._clock.now() - from_rfc3339(since) < DRAFTS_WAIT
