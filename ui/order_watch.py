"""Listening for wipe orders, at the prompt and behind the door."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject, QTimer, Signal

from jgvisit.errors import JgVisitError
from ui.task_runner import TaskRunner

FIRST_LOOK_MS = 2_000
EVERY_MS = 5 * 60_000


@dataclass(frozen=True)
class OrderTools:
    """What is asked of the store and the server; each loads them only when called."""

    hear: Callable[[], object]
    """Return an order that counts, else None; never raises for a network that is away."""
    wipe_locked: Callable[[object], None]
    """Carry an order out on a store that nobody has open."""
    send_then_wipe: Callable[[object, object], None]
    """Send for at most a minute, then carry an order out on this opened safe."""


class OrderWatch(QObject):
    """Asks soon after the first paint, and then every few minutes.

    Signals:
        shut: a locked store was closed by an order.
        carrying_out: an order counts for the opened store; cover it now.
        carried_out: nothing is left here for this process to do.
    """

    shut = Signal()
    carrying_out = Signal()
    carried_out = Signal()

    def __init__(self, parent: QObject, tasks: TaskRunner, tools: OrderTools) -> None:
        super().__init__(parent)
        self._tasks, self._tools = tasks, tools
        self._safe: object | None = None
        self._busy = False
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.look)

    def start(self) -> None:
        """Listen from now on."""
        self._timer.start(FIRST_LOOK_MS)

    def stop(self) -> None:
        """Listen no more: the window is closed."""
        self._timer.stop()

    def opened(self, safe: object) -> None:
        """The store is open from now on: an order first lets it send."""
        self._safe = safe

    def look(self) -> None:
        """Ask once, off the UI thread."""
        self._timer.setInterval(EVERY_MS)
        if not self._busy:
            self._busy = True
            self._tasks.slow(self, self._tools.hear, self._on_heard, self._on_failed)

    def _on_heard(self, order: object) -> None:
        safe = self._safe
        if order is None:
            self._busy = False
        elif safe is None:
            self._tasks.slow(self, lambda: self._tools.wipe_locked(order), self._on_shut, self._on_failed)
        else:
            self.carrying_out.emit()
            done = self._on_carried_out
            self._tasks.slow(self, lambda: self._tools.send_then_wipe(safe, order), done, self._on_disk_failed)

    def _on_shut(self, _: None) -> None:
        self._busy = False
        self.shut.emit()

    def _on_carried_out(self, _: None) -> None:
        self.carried_out.emit()

    def _on_disk_failed(self, _: JgVisitError) -> None:
        """End all the same: the next vault hears the order again, or finishes what was begun."""
        self.carried_out.emit()

    def _on_failed(self, _: JgVisitError) -> None:
        self._busy = False
