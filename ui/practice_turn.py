"""A vault's turn with the practice family: what it opens instead of a store, and how nothing of that stays."""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from jgvisit.errors import JgVisitError
from ui.locking import LockController
from ui.main_window import MainWindow
from ui.task_runner import TaskRunner


@dataclass(frozen=True)
class PracticeTools:
    """The practice family, which no PIN closes; each loads the store only when called."""

    begin: Callable[[], object]
    """Return the safe of a family that was made this moment; raises what stands in the way."""
    throw_away: Callable[[object], None]
    """Close that safe, and delete it."""


class PracticeTurn(QObject):
    """Begins practice in a window, and throws it away at every end.

    No store of anybody is open in this process, so it does not lock by itself.

    Signals:
        made: carries the opened safe.
        failed: carries what stood in the way.
    """

    made = Signal(object)
    failed = Signal(object)

    def __init__(self, window: MainWindow, runner: TaskRunner, lock: LockController, tools: PracticeTools) -> None:
        super().__init__(window)
        self._window, self._runner, self._lock, self._tools = window, runner, lock, tools
        self._safe: object | None = None

    def begin(self) -> None:
        """Say at once that nothing here is real, then make the family."""
        bar = self._window.practice
        bar.show_tip(self.tr("One moment: the practice family is on its way."))
        bar.show()
        bar.again_requested.connect(lambda: self._lock.lock("practice"))
        bar.stop_requested.connect(lambda: self._lock.lock("key"))
        self._lock.bind_key(self._window)
        self._lock.add_draft_writer(self._runner.finish_writes)
        self._lock.add_draft_writer(self.throw_away)
        self._runner.slow(self, self._tools.begin, self._on_made, self.failed.emit)

    def throw_away(self) -> None:
        """Leave nothing of it; what a disk does not let go of, the next practice deletes."""
        safe, self._safe = self._safe, None
        if safe is not None:
            with contextlib.suppress(JgVisitError):
                self._tools.throw_away(safe)

    def _on_made(self, safe: object) -> None:
        self._safe = safe
        self.made.emit(safe)
