"""The ground of a screen: one column, scrolled by finger, wheel or key."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QHBoxLayout, QScrollArea, QScroller, QVBoxLayout, QWidget

from ui import theme


class _Ground(QWidget):
    """What is scrolled. Its height follows from its width alone.

    Words that wrap have a least height too, that of their narrowest shape; with it a page would scroll past its end.
    """

    def minimumSizeHint(self) -> QSize:
        """Return the least width; the least height only where nothing depends on the width."""
        least, layout = super().minimumSizeHint(), self.layout()
        return QSize(least.width(), 0) if layout is not None and layout.hasHeightForWidth() else least


class ScrollPage(QScrollArea):
    """A page whose `body` is a column of at most a readable width, in the middle of the window.

    `width` is a token; `max_width_px` a measure of this page alone.
    Grows downwards only; a control that gets the focus by key is scrolled into view.
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
        """Take a change of style; a page out of sight measures nothing for it: what it shows tells it what it needs."""
        if event.type() == QEvent.Type.StyleChange and not self.isVisible():
            return QAbstractScrollArea.event(self, event)
        return super().event(event)

    def set_margin(self, margin_px: int) -> None:
        """Choose another distance between the window's edge and the column."""
        self._centre.setContentsMargins(margin_px, margin_px, margin_px, margin_px)
