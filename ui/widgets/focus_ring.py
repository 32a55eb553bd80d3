"""The ring of the focus on what paints itself and is no button: a pad, a page of a paper."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFocusEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QLabel, QWidget

from ui.theme.focus import has_key_focus, note_focus
from ui.widgets.mood import look_of


def paint_ring(painter: QPainter, widget: QWidget) -> None:
    """Draw the ring along the edge of `widget` while a key brought it the focus.

    Two lines, one light and one dark: it lies over paper, which is white in the dark theme too.
    """
    if not has_key_focus(widget):
        return
    now = look_of(widget)
    width = now.px("basis-focus-width")
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for color, inside in (("basis-focus-color", width / 2), ("basis-focus-gap-color", width * 1.5)):
        painter.setPen(QPen(now.color(color), width))
        painter.drawRect(QRectF(widget.rect()).adjusted(inside, inside, -inside, -inside))


class RingedLabel(QLabel):
    """A label that Tab stops at, such as a picture with words for a screen reader."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the picture, then the ring over it."""
        super().paintEvent(event)
        painter = QPainter(self)
        paint_ring(painter, self)
        painter.end()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the ring if a key brought the focus."""
        note_focus(self, event)
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take the ring away."""
        note_focus(self, event)
        super().focusOutEvent(event)
