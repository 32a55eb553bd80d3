"""Fields for a day or a moment, in words. The wheel scrolls the page and never changes the day."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QDateEdit, QDateTimeEdit, QWidget

from ui.theme.icons import paint_icon
from ui.widgets.mood import look_of


class MomentEdit(QDateTimeEdit):
    """A day and an hour, typed or stepped."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Let the page scroll: a day that changes unseen would be signed."""
        event.ignore()


class DayEdit(QDateEdit):
    """Shows "29 november 2026"; typed, stepped or chosen from a calendar."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setCalendarPopup(True)
        self.setDisplayFormat("d MMMM yyyy")

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Let the page scroll: a day that changes unseen would be signed."""
        event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the field, and the arrow that opens the calendar in the colours of the page."""
        super().paintEvent(event)
        now = look_of(self)
        side, edge = now.px("basis-icon-size"), now.px("basis-space-xs")
        rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        left = edge if rtl else self.width() - edge - side
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ink = now.color("basis-color-default-text" if self.isEnabled() else "basis-color-disabled-text")
        paint_icon(painter, "chevron-down", ink, QRectF(left, (self.height() - side) / 2, side, side))
        painter.end()
