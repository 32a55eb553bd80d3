"""Python's cyclic garbage is collected on the UI thread only.

Python runs its collector on whichever thread happens to allocate. A cycle that holds a widget
would then be freed on a worker thread, and Qt may only destroy widgets on the thread that made
them: the process would die. So the automatic collector is off, and a timer does its work.
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer

_LOOK_EVERY_MS = 1_000


class UiThreadCollector(QObject):
    """Looks once a second whether a generation is full, as the automatic collector would."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        gc.disable()
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.collect_if_due)
        self._timer.start(_LOOK_EVERY_MS)

    def collect_if_due(self) -> None:
        """Collect the oldest generation whose threshold is passed."""
        due = [generation for generation, (count, most) in _fill() if count > most]
        if due:
            gc.collect(due[-1])


def _fill() -> list[tuple[int, tuple[int, int]]]:
    return list(enumerate(zip(gc.get_count(), gc.get_threshold(), strict=True)))
