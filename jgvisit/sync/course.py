"""Where a sync is, and whether somebody wants it to stop."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

from jgvisit.services.ports.sync import Progress

SyncStep = Literal["connecting", "sendingEarly", "sendingRecords", "sendingFiles", "fetching", "checking", "done"]


class CancelledError(Exception):
    """Somebody asked to stop; what was answered so far is noted, the rest waits."""


class Course:
    """Reports each step, and stops between two requests."""

    def __init__(self, report: Callable[[Progress], None], cancelled: Callable[[], bool]) -> None:
        self._report = report
        self._cancelled = cancelled

    def at(self, step: SyncStep, done: int = 0, total: int = 0) -> None:
        """Report where the sync is, unless it is to stop.

        Raises:
            CancelledError: it is to stop.
        """
        self.go_on()
        self._report(Progress(step, done, max(done, total)))

    def go_on(self) -> None:
        """Do nothing, unless the sync is to stop.

        Raises:
            CancelledError: it is to stop.
        """
        if self._cancelled():
            raise CancelledError
