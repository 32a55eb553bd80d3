"""What a sync found wrong with the server's audit, for as long as a worker should hear of it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Protocol

from jgvisit.clock import from_rfc3339, local_date
from jgvisit.services.ports.sync import AuditNotice

SHOWN_FOR = timedelta(days=30)
"""The laptop and the server's officer keep it longer."""


class NoticeShelf(Protocol):
    """Where they are kept."""

    def notices(self) -> tuple[AuditNotice, ...]:
        """Return everything that was noted, oldest first."""


class AuditNotices:
    """Tells the recent ones."""

    def __init__(self, shelf: NoticeShelf, today: Callable[[], date]) -> None:
        self._shelf, self._today = shelf, today

    def recent(self) -> tuple[AuditNotice, ...]:
        """Return what was found in the last thirty days, oldest first; what seems to lie ahead is shown too."""
        since = self._today() - SHOWN_FOR
        return tuple(each for each in self._shelf.notices() if local_date(from_rfc3339(each.at)) >= since)
