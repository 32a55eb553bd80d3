"""A button in a list that is gone through by key: Enter presses it, the arrows go to the one above or below."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent

from ui.widgets.button import Button

STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}


class ListButton(Button):
    """One row of such a list.

    Signals:
        stepped: 1 for the row below, -1 for the one above.
    """

    stepped = Signal(int)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take Enter and the arrows; Qt presses a button by the space bar only."""
        key = Qt.Key(event.key())
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        elif key in STEPS:
            self.stepped.emit(STEPS[key])
        else:
            super().keyPressEvent(event)


def next_row(rows: Sequence[ListButton], at: ListButton | None, step: int) -> ListButton | None:
    """Return the row to go to from `at`, None for the field above them; past the last one stays there."""
    if not rows:
        return None
    if at is None:
        return rows[0] if step > 0 else None
    place = rows.index(at) + step
    return None if place < 0 else rows[min(place, len(rows) - 1)]
