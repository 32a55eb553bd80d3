"""The bar over everything while somebody practises: that nothing here is real, and what to try next."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QWidget

from ui import theme
from ui.widgets.button import Button
from ui.widgets.icon_mark import IconMark
from ui.widgets.low_window import is_low
from ui.widgets.text import Text
from ui.widgets.whole_page import turning

MARK = "OEFENGEZIN"
"""The same word as on the papers; it is not translated."""
_NARROW_PX = 1000


class PracticeBar(QWidget):
    """Stands above every screen, also above those the family has in hand; it cannot be put away.

    Signals:
        again_requested: throw away what was done, and begin anew.
        stop_requested: throw it away, and go back to the door.
    """

    again_requested = Signal()
    stop_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._narrow = self._low = False
        self.mark, self.tip = Text(MARK, "strong", tone="warning"), Text("", "small", tone="warning")
        self.again = Button(self.tr("Begin again"), "quiet", icon="refresh")
        self.stop = Button(self.tr("Stop practising"), "quiet", icon="x")
        self.more = Button(self.tr("Tip"), "choice")
        self.more.setObjectName("practice-tip")
        self.again.setObjectName("practice-again")
        self.stop.setObjectName("practice-stop")
        gap = theme.current().px("basis-space-sm")
        first = turning(QHBoxLayout())
        first.setSpacing(gap)
        first.addWidget(IconMark("info-circle", size="md", tone="warning"), 0, Qt.AlignmentFlag.AlignVCenter)
        first.addWidget(self.mark, 0, Qt.AlignmentFlag.AlignVCenter)
        self._beside = QHBoxLayout()
        first.addLayout(self._beside, 1)
        for button in (self.more, self.again, self.stop):
            first.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
        self._below = QHBoxLayout()
        column = QBoxLayout(QBoxLayout.Direction.TopToBottom, self)
        side, edge = theme.current().px("basis-space-lg"), theme.current().px("basis-space-3xs")
        column.setContentsMargins(side, edge, side, edge)
        column.setSpacing(0)
        column.addLayout(first)
        column.addLayout(self._below)
        self._beside.addWidget(self.tip, 1, Qt.AlignmentFlag.AlignVCenter)
        self.more.toggled.connect(self._show_or_hide)
        self.again.clicked.connect(self.again_requested)
        self.stop.clicked.connect(self.stop_requested)

    def show_tip(self, words: str) -> None:
        """Say what to try next."""
        self.tip.setText(words)
        self._show_or_hide()

    def _show_or_hide(self) -> None:
        """In a low window, as with letters of 200 %, the tip comes when it is asked for; the mark always stays."""
        self.more.setVisible(self._low)
        self.again.setVisible(not self._low)
        self.tip.setVisible(bool(self.tip.text()) and (not self._low or self.more.isChecked()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the tip a line of its own where there is little room."""
        super().resizeEvent(event)
        shape = self.width() < _NARROW_PX * theme.current().text_scale, is_low(self)
        if shape != (self._narrow, self._low):
            self._narrow, self._low = shape
            (self._below if self._narrow else self._beside).addWidget(self.tip, 1)
            self._show_or_hide()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the ground that no other screen has, and the line below it."""
        now = theme.current()
        painter = QPainter(self)
        painter.fillRect(self.rect(), now.tone("warning", "bg"))
        width = now.px("basis-border-width")
        painter.fillRect(self.rect().adjusted(0, self.height() - 2 * width, 0, 0), now.tone("warning", "border"))
        painter.end()
