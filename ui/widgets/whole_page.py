"""All of a window as one page: where it is very low or narrow, the bars scroll along with what they belong to.

With letters of 400 % (WCAG 2.2, 1.4.10) or in the smallest window, header, frames and buttons would leave the page no
room. There everything lies below each other and is scrolled as one; else this shows no bar of its own.
"""

from __future__ import annotations

from typing import TypeVar

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QGridLayout, QScrollArea, QScroller, QVBoxLayout, QWidget

from ui import theme
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.low_window import is_tiny
from ui.widgets.scroll_page import ScrollPage, is_drawing

_TURNS = "turns"
_Row = TypeVar("_Row", bound=QBoxLayout)


def turning_grid(grid: QGridLayout, columns: int) -> QGridLayout:
    """Mark a grid of equal answers, `columns` beside each other, as one that turns into one column; return it."""
    grid.setProperty(_TURNS, columns)
    for column in range(columns):
        grid.setColumnStretch(column, 1)
    return grid


def turning(row: _Row) -> _Row:
    """Mark a row as one whose parts lie below each other where the window scrolls as a whole; return it."""
    row.setProperty(_TURNS, True)
    return row


class _Ground(QWidget):
    """What is scrolled."""

    def event(self, event: QEvent) -> bool:
        """Be as high as what it holds, now that this is another."""
        handled = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest:
            viewport = self.parentWidget()
            whole = viewport.parentWidget() if viewport is not None else None
            if isinstance(whole, WholePage):
                whole.fit_soon()
        return handled


class WholePage(QScrollArea):
    """Holds all that a window shows, in `column`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._scrolls = False
        self._fitting = QTimer(self)
        self._fitting.setSingleShot(True)
        self._fitting.setInterval(0)
        self._fitting.timeout.connect(self.fit)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._ground = _Ground()
        self.column = QVBoxLayout(self._ground)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(theme.current().px("basis-space-xs"))
        self.setWidget(self._ground)

    @property
    def scrolls(self) -> bool:
        """Whether the window is too low or too narrow for bars that stay."""
        return self._scrolls

    def to_top(self) -> None:
        """Show the beginning, as for another screen."""
        self.verticalScrollBar().setValue(0)

    def take_along(self, within: QWidget) -> None:
        """Let the pages and rows of `within` do as the window does."""
        for page in within.findChildren(ScrollPage):
            page.lie_flat(self if self._scrolls else None)
        direction = QBoxLayout.Direction.TopToBottom if self._scrolls else QBoxLayout.Direction.LeftToRight
        for row in within.findChildren(QBoxLayout):
            if row.property(_TURNS):
                row.setDirection(direction)
        for grid in within.findChildren(QGridLayout):
            if columns := grid.property(_TURNS):
                _lay_in(grid, columns, 1 if self._scrolls else columns)
        for flow in within.findChildren(FlowLayout):
            flow.let_break(self._scrolls)

    def fit_soon(self) -> None:
        """Fit once, however many parts ask for it now."""
        if self._scrolls:
            self._fitting.start()

    def fit(self) -> None:
        """Give what is shown the height it needs, or that of the window."""
        width, height = self.viewport().width(), self.viewport().height()
        if self._scrolls:
            self.take_along(self)  # what was made since
            height = max(height, self.column.totalHeightForWidth(width))
        self._ground.resize(width, height)

    def event(self, event: QEvent) -> bool:
        """Scroll by a finger, but for one that draws."""
        if is_drawing(self, event):
            event.ignore()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave every key to the window: it knows what scrolls now."""
        event.ignore()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Decide again whether there is room for bars that stay."""
        super().resizeEvent(event)
        if is_tiny(self) != self._scrolls:
            self._scrolls = not self._scrolls
            always, never = Qt.ScrollBarPolicy.ScrollBarAlwaysOn, Qt.ScrollBarPolicy.ScrollBarAlwaysOff
            self.setVerticalScrollBarPolicy(always if self._scrolls else never)
            if self._scrolls:
                QScroller.grabGesture(self.viewport(), QScroller.ScrollerGestureType.TouchGesture)
            else:
                QScroller.ungrabGesture(self.viewport())
            self.take_along(self)
        self.fit()


def _lay_in(grid: QGridLayout, columns: int, wanted: int) -> None:
    """Lay what stands in `grid` in as many columns as are wanted; the others take no room."""
    holder = grid.parentWidget()
    placed = [] if holder is None else [each for each in holder.children() if isinstance(each, QWidget)]
    widgets = sorted((each for each in placed if grid.indexOf(each) >= 0), key=grid.indexOf)  # never by `itemAt`
    for at, widget in enumerate(widgets):
        place = grid.getItemPosition(grid.indexOf(widget))
        if isinstance(place, tuple) and place[:2] != (at // wanted, at % wanted):
            break
    else:
        return
    for at, widget in enumerate(widgets):
        grid.addWidget(widget, at // wanted, at % wanted)
    for column in range(columns):
        grid.setColumnStretch(column, 1 if column < wanted else 0)
