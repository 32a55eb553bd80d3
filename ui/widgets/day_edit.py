"""A field for a day, in words. The wheel scrolls the page and never changes the day."""

from __future__ import annotations

from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QDateEdit, QWidget


class DayEdit(QDateEdit):
    """Shows "29 november 2026"; typed, stepped or chosen from a calendar."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setCalendarPopup(True)
        self.setDisplayFormat("d MMMM yyyy")

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Let the page scroll: a day that changes unseen would be signed."""
        event.ignore()
