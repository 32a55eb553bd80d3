"""Third part: the paper itself, as it will be sealed. Read aloud, or read by the person."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPixmap, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from ui import theme
from ui.i18n import isolated
from ui.screens.form.state import FormState
from ui.widgets.button import Button
from ui.widgets.layouts import clear
from ui.widgets.mood import set_mood
from ui.widgets.scroll_page import ScrollPage
from ui.widgets.text import Text

_PAGE_WIDTH_PX = 980
_SIDE_PX = 72


class ReadPage(QWidget):
    """Show the pages of one signer's paper.

    Signals:
        read_done: reading mode, "readAloud" or "self".
    """

    read_done = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_mood(self, "family")
        self._shown: tuple[bytes, ...] | None = None
        self._pages: list[tuple[QLabel, QPixmap]] = []
        self.name, self._sheets = Text(role="subheading"), QVBoxLayout()
        self.wait = Text(self.tr("One moment, the paper is being laid out."), alignment=Qt.AlignmentFlag.AlignHCenter)
        self.paper = ScrollPage(max_width_px=_PAGE_WIDTH_PX, margin="basis-space-md")
        self.aloud = Button(self.tr("It was read aloud"), icon="volume")
        self.read = Button(self.tr("I read it myself"), icon="eye")
        self.aloud.clicked.connect(lambda: self.read_done.emit("readAloud"))
        self.read.clicked.connect(lambda: self.read_done.emit("self"))
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(self.aloud)
        foot.addWidget(self.read)
        column = QVBoxLayout(self)
        space = theme.current().px("basis-space-md")
        column.setContentsMargins(space, 0, space, space)
        for widget in (self.name, self.wait):
            self.paper.body.addWidget(widget)
        self.paper.body.addLayout(self._sheets)
        self.paper.body.addStretch(1)
        column.addWidget(self.paper, 1)
        column.addLayout(foot)

    def show_state(self, state: FormState) -> None:
        """Draw the pages, wide enough to read without glasses on a tablet."""
        self.name.setText(isolated(state.signer_name))
        for button in (self.aloud, self.read):
            button.setEnabled(not state.busy and bool(state.pages))
        self.wait.setVisible(not state.pages and state.message is None)
        if state.pages != self._shown:
            self._show_pages(state)

    def forget(self) -> None:
        """Take the paper off the screen."""
        self.name.clear()
        self._shown = None
        self._pages.clear()
        clear(self._sheets)

    def _show_pages(self, state: FormState) -> None:
        self.forget()
        self.name.setText(isolated(state.signer_name))
        self._shown = state.pages
        for number, page in enumerate(state.pages, 1):
            picture, label = QPixmap(), QLabel()
            picture.loadFromData(page, "PNG")
            words = "\n".join(state.reading_text) if number == 1 else ""
            label.setAccessibleName(self.tr("Page {number} of the paper").format(number=number))
            label.setAccessibleDescription(words)
            label.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            self._pages.append((label, picture))
            self._sheets.addWidget(label, 0, Qt.AlignmentFlag.AlignHCenter)
        self._fit()
        self.paper.verticalScrollBar().setValue(0)

    def _fit(self) -> None:
        """Scale the pages to the room there is; never wider, so that nobody scrolls sideways."""
        ratio = self.devicePixelRatioF()
        width_px = min(_PAGE_WIDTH_PX, max(_SIDE_PX, self.paper.viewport().width() - _SIDE_PX))
        for label, picture in self._pages:
            fitted = picture.scaledToWidth(round(width_px * ratio), Qt.TransformationMode.SmoothTransformation)
            fitted.setDevicePixelRatio(ratio)
            label.setPixmap(fitted)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the pages to the new width."""
        super().resizeEvent(event)
        self._fit()
