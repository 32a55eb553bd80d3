"""Widgets in a row that goes on in the next line when the window is narrow."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget


class FlowLayout(QLayout):
    """Lays its items out in reading order, as many in a line as fit, all of one line equally tall.

    `one_line`: it stays on one line, unless the whole window is tiny (`ui.widgets.whole_page`).
    """

    def __init__(self, parent: QWidget | None = None, *, gap_px: int = 12, one_line: bool = False) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self._gap = gap_px
        self._one_line, self._may_break = one_line, False
        self.setContentsMargins(0, 0, 0, 0)

    def addItem(self, item: QLayoutItem) -> None:
        """Take `item` at the end."""
        self._items.append(item)

    def count(self) -> int:
        """Return how many items there are."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        """Return the item at `index`, None outside."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        """Give up the item at `index`, None outside."""
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        """Return none: the row takes what it needs."""
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        """Return true: a narrow row is taller."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height of all lines at `width`."""
        return self._arrange(QRect(0, 0, width, 0), move=False)

    def sizeHint(self) -> QSize:
        """Return the size on one line."""
        sizes = [item.sizeHint() for item in self._shown()]
        width = sum(size.width() for size in sizes) + self._gap * max(0, len(sizes) - 1)
        return QSize(width, max((size.height() for size in sizes), default=0))

    def let_break(self, may: bool) -> None:
        """Say whether even what stays on one line may go on in the next."""
        if may != self._may_break:
            self._may_break = may
            self.invalidate()

    def minimumSize(self) -> QSize:
        """Return the size of the largest item, or of the one line."""
        if self._one_line and not self._may_break:
            return self.sizeHint()
        size = QSize()
        for item in self._shown():
            size = size.expandedTo(item.minimumSize())
        return size

    def setGeometry(self, rect: QRect) -> None:
        """Place the items."""
        super().setGeometry(rect)
        self._arrange(rect, move=True)

    def _shown(self) -> list[QLayoutItem]:
        return [item for item in self._items if not item.isEmpty()]

    def _arrange(self, rect: QRect, *, move: bool) -> int:
        """Break the items into lines; return the total height."""
        y, lines = rect.top(), self._lines(rect.width())
        for line in lines:
            height = max(height for _, _, height in line)
            if move:
                self._place(line, rect, y, height)
            y += height + self._gap
        return max(0, y - rect.top() - (self._gap if lines else 0))

    def _lines(self, width: int) -> list[list[tuple[QLayoutItem, int, int]]]:
        lines: list[list[tuple[QLayoutItem, int, int]]] = []
        used = 0
        for item in self._shown():
            wide = min(item.sizeHint().width(), width)
            tall = max(item.heightForWidth(wide) if item.hasHeightForWidth() else 0, item.sizeHint().height())
            if not lines or used + self._gap + wide > width:
                lines.append([])
                used = -self._gap
            lines[-1].append((item, wide, tall))
            used += self._gap + wide
        return lines

    def _place(self, line: list[tuple[QLayoutItem, int, int]], rect: QRect, y: int, height: int) -> None:
        parent = self.parentWidget()
        rtl = parent is not None and parent.layoutDirection() == Qt.LayoutDirection.RightToLeft
        x = rect.left()
        for item, wide, _ in line:
            left = rect.left() + rect.right() - x - wide + 1 if rtl else x
            item.setGeometry(QRect(QPoint(left, y), QSize(wide, height)))
            x += wide + self._gap
