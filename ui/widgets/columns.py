"""Two columns beside each other, or one below the other where the window is narrow or the text large."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QLayout, QVBoxLayout, QWidget

from ui import theme
from ui.widgets.layouts import tab_as_read

_STACK_BELOW_PX = 900


class Columns(QWidget):
    """A `left` and a `right` column; read and tabbed through left first.

    With `right_on_top` the right one stands above the left one where there is no room beside it, and is read first
    there: for a left one that hangs on it.
    """

    def __init__(
        self,
        left_share: int = 1,
        right_share: int = 1,
        parent: QWidget | None = None,
        *,
        right_on_top: bool = False,
    ) -> None:
        super().__init__(parent)
        self._right_on_top, self._left_share, self._beside = right_on_top, left_share, True
        self._stack_below_px = _STACK_BELOW_PX
        self.left, self.right = QVBoxLayout(), QVBoxLayout()
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(theme.current().px("basis-space-md"))
        self._row.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        for column, share in ((self.left, left_share), (self.right, right_share)):
            column.setSpacing(theme.current().px("basis-space-md"))
            self._row.addLayout(column, share)

    def add(self, column: QVBoxLayout, *widgets: QWidget) -> None:
        """Put `widgets` into `left` or `right`, at the top."""
        for widget in widgets:
            column.addWidget(widget)
        column.addStretch(1)

    def stack_below(self, width_px: int) -> None:
        """Choose another width under which the columns stand below each other."""
        self._stack_below_px = width_px
        self._arrange()

    def minimumSizeHint(self) -> QSize:
        """Return the width of one column: side by side is a choice, not a need."""
        sizes = (self.left.minimumSize(), self.right.minimumSize())
        return QSize(max(size.width() for size in sizes), max(size.height() for size in sizes))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Stand or lie, whichever fits."""
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        beside = self.width() >= self._stack_below_px * theme.current().text_scale
        if beside == self._beside:
            return
        self._beside = beside
        self._row.setDirection(
            QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom,
        )
        if self._right_on_top:
            self._row.removeItem(self.left)
            self._row.insertLayout(0 if beside else 1, self.left, self._left_share)
            tab_as_read(self)
