"""The pages of a paper, large enough to read, and their words for the screen reader."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QPixmap, QResizeEvent
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from ui.widgets.focus_ring import RingedLabel
from ui.widgets.layouts import clear
from ui.widgets.scroll_page import ScrollPage

_PAGE_WIDTH_PX = 980
_SIDE_PX = 72


class PaperView(ScrollPage):
    """Shows pages as wide as the room allows; what stands above them goes into `above`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, max_width_px=_PAGE_WIDTH_PX, margin="basis-space-md")
        self._shown: tuple[bytes, ...] | None = None
        self._pages: list[tuple[QLabel, QPixmap]] = []
        self.above, self._sheets = QVBoxLayout(), QVBoxLayout()
        self.body.addLayout(self.above)
        self.body.addLayout(self._sheets)
        self.body.addStretch(1)

    def show_pages(self, pages: tuple[bytes, ...], words: str) -> None:
        """Draw `pages`, PNG; `words` are read to who cannot see the first."""
        if pages == self._shown:
            return
        self.forget()
        self._shown = pages
        for number, page in enumerate(pages, 1):
            picture, label = QPixmap(), RingedLabel()
            picture.loadFromData(page, "PNG")
            label.setAccessibleName(self.tr("Page {number} of the paper").format(number=number))
            label.setAccessibleDescription(words if number == 1 else "")
            self._pages.append((label, picture))
            self._sheets.addWidget(label, 0, Qt.AlignmentFlag.AlignHCenter)
        self._fit()
        self.to_top()

    def forget(self) -> None:
        """Take the paper off the screen."""
        self._shown = None
        self._pages.clear()
        clear(self._sheets)

    def _fit(self) -> None:
        """Scale the pages to the room there is; never wider, so that nobody scrolls sideways."""
        ratio = self.devicePixelRatioF()
        width_px = min(_PAGE_WIDTH_PX, max(_SIDE_PX, self.viewport().width() - _SIDE_PX))
        for label, picture in self._pages:
            fitted = picture.scaledToWidth(round(width_px * ratio), Qt.TransformationMode.SmoothTransformation)
            fitted.setDevicePixelRatio(ratio)
            label.setPixmap(fitted)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the pages to the new width."""
        super().resizeEvent(event)
        self._fit()
