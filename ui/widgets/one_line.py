"""A name where there is room for one line only: cut with an ellipsis, whole in the tooltip and when read aloud."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from ui import theme
from ui.theme import TextRole
from ui.widgets.mood import look_of, mood_of

_LEAST_PX = 48


class OneLine(QLabel):
    """Takes the width it is given. Only for what stands in full elsewhere on the page."""

    def __init__(self, text: str = "", role: TextRole = "strong", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._role: TextRole = role
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.setText(text)

    def set_line(self, text: str) -> None:
        """Show `text`; a line break in it becomes a blank."""
        self.setText(" ".join(text.split()))
        self.setToolTip(self.text())

    def sizeHint(self) -> QSize:
        """Return a least width and the height of the line."""
        return QSize(_LEAST_PX, QFontMetrics(theme.current().font(self._role, mood_of(self))).height() + 4)

    def minimumSizeHint(self) -> QSize:
        """Return the size hint."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw as much as fits."""
        font = theme.current().font(self._role, mood_of(self))
        shown = QFontMetrics(font).elidedText(self.text(), Qt.TextElideMode.ElideRight, self.width())
        painter = QPainter(self)
        painter.setFont(font)
        painter.setPen(look_of(self).color("basis-color-default-text"))
        rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        side = Qt.AlignmentFlag.AlignRight if rtl else Qt.AlignmentFlag.AlignLeft
        flags = side | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(self.rect(), int(flags), shown)
        painter.end()
