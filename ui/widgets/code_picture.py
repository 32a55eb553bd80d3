"""A code for a telephone, drawn square by square with the quiet zone that readers need."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from ui.widgets.mood import look_of

QUIET_SQUARES = 4
_SMALLEST_PX = 220
"""About 6 cm on a screen of 96 squares an inch: an older telephone reads it at arm's length."""

Squares = tuple[tuple[bool, ...], ...]


class CodePicture(QWidget):
    """Shows a code in whole pixels a square; always dark on white, whatever the theme."""

    def __init__(self, squares: Squares = (), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._squares = squares

    def sizeHint(self) -> QSize:
        """Return a size at which every square is the same number of pixels."""
        count = len(self._squares) + 2 * QUIET_SQUARES
        side = count * max(3, -(-_SMALLEST_PX // count))
        return QSize(side, side)

    def minimumSizeHint(self) -> QSize:
        """Never smaller than it can be read."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the squares."""
        count = len(self._squares) + 2 * QUIET_SQUARES
        step = min(self.width(), self.height()) // count
        left, top = (self.width() - step * count) // 2, (self.height() - step * count) // 2
        look = look_of(self)
        painter = QPainter(self)
        painter.fillRect(QRect(left, top, step * count, step * count), look.color("basis-color-code-bg"))
        for y, row in enumerate(self._squares, QUIET_SQUARES):
            for x, dark in enumerate(row, QUIET_SQUARES):
                if dark:
                    painter.fillRect(left + x * step, top + y * step, step, step, look.color("basis-color-code-ink"))
        painter.end()
