"""The ground of a screen: one column, scrolled by finger, wheel or key."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QSize, Qt
from PySide6.QtGui import QScrollPrepareEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QHBoxLayout, QScrollArea, QScroller, QVBoxLayout, QWidget

from ui import theme

KEEPS_FINGER = "keeps_finger"
"""Property of what is drawn on: a finger that begins there draws, and scrolls nothing it lies in."""


def is_drawing(area: QScrollArea, event: QEvent) -> bool:
    """Tell whether `event` asks to scroll `area` by a finger that went down where it draws."""
    if not isinstance(event, QScrollPrepareEvent):
        return False
    under = area.viewport().childAt(event.startPos().toPoint())
    while under is not None and under is not area.viewport():
        if under.property(KEEPS_FINGER):
            return True
        under = under.parentWidget()
    return False


class _Ground(QWidget):
    """What is scrolled. Its height follows from its width alone.

    Words that wrap have a least height too, that of their narrowest shape; with it a page would scroll past its end.
    """

    def minimumSizeHint(self) -> QSize:
        """Return the least width; the least height only where nothing depends on the width."""
        least, layout = super().minimumSizeHint(), self.layout()
        return QSize(least.width(), 0) if layout is not None and layout.hasHeightForWidth() else least

    def event(self, event: QEvent) -> bool:
        """Tell the page when what it holds became higher or lower: lying flat, it asks its own place for room."""
        handled = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest:
            viewport = self.parentWidget()
            page = viewport.parentWidget() if viewport is not None else None
            if isinstance(page, ScrollPage) and page.is_flat:
                page.updateGeometry()
        return handled


class ScrollPage(QScrollArea):
    """A page whose `body` is a column of at most a readable width, in the middle of the window.

    `width` is a token; `max_width_px` a measure of this page alone.
    Grows downwards only; a control that gets the focus by key is scrolled into view. In a tiny window it lies flat:
    it is as high as what it holds, and the whole window is scrolled (`ui.widgets.whole_page`).
    """

    def __init__(
        self,
        parent: QWidget | None = None,
        *,
        width: str = "basis-page-max-inline-size",
        max_width_px: int | None = None,
        margin: str = "basis-space-xl",
    ) -> None:
        super().__init__(parent)
        now = theme.current()
        self.setProperty("page", True)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        QScroller.grabGesture(self.viewport(), QScroller.ScrollerGestureType.TouchGesture)
        self._whole: QScrollArea | None = None
        ground, column = _Ground(), QWidget()
        # as many letters to a line at every size of letters
        column.setMaximumWidth(round(max_width_px * now.text_scale) if max_width_px else now.px(width))
        centre = self._centre = QHBoxLayout(ground)
        self.set_margin(now.px(margin))
        centre.addStretch(0)
        centre.addWidget(column, 1000)
        centre.addStretch(0)
        self.body = QVBoxLayout(column)
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(now.px("basis-space-md"))
        self.setWidget(ground)

    def event(self, event: QEvent) -> bool:
        """Take a change of style, and a finger that scrolls.

        A page out of sight measures nothing for a style: what it shows tells it what it needs.
        """
        if event.type() == QEvent.Type.StyleChange and not self.isVisible():
            return QAbstractScrollArea.event(self, event)
        if is_drawing(self, event):
            event.ignore()
            return True
        return super().event(event)

    def set_margin(self, margin_px: int) -> None:
        """Choose another distance between the window's edge and the column; lying flat there is little."""
        self._margin = margin_px
        shown = margin_px if self._whole is None else min(margin_px, theme.current().px("basis-space-2xs"))
        self._centre.setContentsMargins(shown, shown, shown, shown)

    @property
    def is_flat(self) -> bool:
        """Whether not the page is scrolled, but the window it lies in."""
        return self._whole is not None

    def lie_flat(self, whole: QScrollArea | None) -> None:
        """Be as high as what it holds, in the window that `whole` scrolls; None: scroll by itself again."""
        if whole is self._whole:
            return
        self._whole = whole
        policy = self.sizePolicy()
        policy.setHeightForWidth(whole is not None)
        self.setSizePolicy(policy)
        off, needed = Qt.ScrollBarPolicy.ScrollBarAlwaysOff, Qt.ScrollBarPolicy.ScrollBarAsNeeded
        self.setVerticalScrollBarPolicy(needed if whole is None else off)
        if whole is None:
            QScroller.grabGesture(self.viewport(), QScroller.ScrollerGestureType.TouchGesture)
        else:
            QScroller.ungrabGesture(self.viewport())
        self.set_margin(self._margin)
        self.updateGeometry()

    def heightForWidth(self, width: int) -> int:
        """Return the height of all that it holds; only a flat page is asked."""
        by_width = self._centre.hasHeightForWidth()
        return self._centre.totalHeightForWidth(width) if by_width else self._centre.totalSizeHint().height()

    def seen_height(self) -> int:
        """Return how much can be seen at once, in px."""
        return self.height() if self._whole is None else self._whole.viewport().height()

    def to_top(self) -> None:
        """Show the beginning of the page."""
        if self._whole is None:
            self.verticalScrollBar().setValue(0)
        else:
            bar = self._whole.verticalScrollBar()
            bar.setValue(bar.value() + self.mapTo(self._whole.viewport(), QPoint(0, 0)).y())

    def ensureVisible(self, x: int, y: int, xmargin: int = 50, ymargin: int = 50) -> None:
        """Bring a point of the page into sight."""
        if self._whole is None:
            super().ensureVisible(x, y, xmargin, ymargin)
        else:
            at = self.mapTo(self._whole.viewport(), QPoint(x, y))
            scrolled = self._whole.verticalScrollBar().value()
            self._whole.ensureVisible(at.x(), at.y() + scrolled, xmargin, ymargin)

    def ensureWidgetVisible(self, widget: QWidget, xmargin: int = 50, ymargin: int = 50) -> None:
        """Bring `widget` into sight."""
        if self._whole is None:
            super().ensureWidgetVisible(widget, xmargin, ymargin)
        else:
            self._whole.ensureWidgetVisible(widget, xmargin, ymargin)
