"""The ground of a card: wide, and it tells how much of it can be seen at once."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from ui import theme
from ui.widgets.scroll_page import ScrollPage

_WIDEST_PX, _MARGIN = 1300, "basis-space-xs"


class CardSheet(ScrollPage):
    """A page to lay a card on.

    Signals:
        resized: its size is another one.
    """

    resized = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, max_width_px=_WIDEST_PX, margin=_MARGIN)
        self.body.setSpacing(theme.current().px("basis-space-xs"))

    def room(self) -> tuple[int, int]:
        """Return width and height, in px, of what can be seen without scrolling, also beside a scroll bar."""
        margin = 2 * theme.current().px(_MARGIN)
        bar = self.verticalScrollBar().sizeHint().width()
        return min(self.width() - bar - margin, _WIDEST_PX), self.seen_height() - margin

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Tell it."""
        super().resizeEvent(event)
        self.resized.emit()
