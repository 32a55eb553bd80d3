"""Who changed what: writes announce it here, every screen decides whether it cares."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from jgvisit.ids import CaseId


@dataclass(frozen=True)
class Changes:
    """What an action changed. Empty: nothing that a screen shows."""

    cases: frozenset[CaseId] = frozenset()
    outbox: bool = False
    """What waits for the server, or the balance."""

    def touches(self, case: CaseId) -> bool:
        """Tell whether `case` changed."""
        return case in self.cases

    def __or__(self, other: Changes) -> Changes:
        """Return both together."""
        return Changes(self.cases | other.cases, self.outbox or other.outbox)

    def __bool__(self) -> bool:
        """Tell whether anything changed."""
        return bool(self.cases) or self.outbox


class ChangeBus(QObject):
    """Carries `Changes` from where they were made to whoever listens, on the UI thread.

    Signals:
        changed: a `Changes` that is not empty.
    """

    changed = Signal(object)

    def announce(self, changes: Changes) -> None:
        """Tell everybody; an empty `changes` tells nobody."""
        if changes:
            self.changed.emit(changes)
