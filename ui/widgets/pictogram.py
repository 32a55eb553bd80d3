"""The pictogram of a card: decorates, the title beside it says what it is."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui import theme
from ui.theme.pictograms import paint_pictogram, pictograms
from ui.widgets.mood import look_of


class Pictogram(QWidget):
    """A square picture of the size that the tokens call `size`; a screen reader passes it by. No picture, no room."""

    def __init__(self, card: str = "", size: str = "basis-picture-size", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._card, self._size = "", size
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.show_card(card)

    def show_card(self, card: str) -> None:
        """Show the picture of another card; a card without one takes no room."""
        self._card = card if card in pictograms() else ""
        if self.parentWidget() is not None or not self._card:  # on its own it would be a window
            self.setVisible(bool(self._card))
        self.update()

    def set_size(self, size: str) -> None:
        """Take another size: for a child the picture says more than the words beside it."""
        self._size = size
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """Return the picture's square."""
        side = theme.current().px(self._size)
        return QSize(side, side)

    def changeEvent(self, event: QEvent) -> None:
        """Measure again when the theme changed."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.updateGeometry()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the picture in the colours of the page."""
        if not self._card:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        paint_pictogram(painter, self._card, look_of(self), QRectF(self.rect()), mirrored=rtl)
        painter.end()
