"""Third part: the paper itself, as it will be sealed. Read aloud, or read by the person."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from ui import theme
from ui.i18n import isolated
from ui.screens.form.state import FormState
from ui.widgets.button import Button
from ui.widgets.layouts import clear
from ui.widgets.mood import set_mood
from ui.widgets.scroll_page import ScrollPage
from ui.widgets.text import Text

_PAGE_WIDTH_PX = 900


class ReadPage(QWidget):
    """Show the pages of one signer's paper.

    Signals:
        read_done: reading mode, "readAloud" or "self".
    """

    read_done = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_mood(self, "family")
        self._shown: tuple[bytes, ...] = ()
        self.name = Text(role="subheading")
        self.paper = ScrollPage(max_width_px=_PAGE_WIDTH_PX + 80)
        self.aloud = Button(self.tr("It was read aloud"), "primary", icon="volume")
        self.read = Button(self.tr("I read it myself"), "primary", icon="eye")
        self.aloud.clicked.connect(lambda: self.read_done.emit("readAloud"))
        self.read.clicked.connect(lambda: self.read_done.emit("self"))
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(self.aloud)
        foot.addWidget(self.read)
        column = QVBoxLayout(self)
        space = theme.current().px("basis-space-md")
        column.setContentsMargins(space, 0, space, space)
        column.addWidget(self.name)
        column.addWidget(self.paper, 1)
        column.addLayout(foot)

    def show_state(self, state: FormState) -> None:
        """Draw the pages, wide enough to read without glasses on a tablet."""
        self.name.setText(isolated(state.signer_name))
        for button in (self.aloud, self.read):
            button.setEnabled(not state.busy and bool(state.pages))
        if state.pages == self._shown:
            return
        self._shown = state.pages
        clear(self.paper.body)
        ratio = self.devicePixelRatioF()
        for page in state.pages:
            picture = QPixmap()
            picture.loadFromData(page, "PNG")
            width = round(_PAGE_WIDTH_PX * ratio)
            picture = picture.scaledToWidth(width, Qt.TransformationMode.SmoothTransformation)
            picture.setDevicePixelRatio(ratio)
            label = QLabel()
            label.setPixmap(picture)
            label.setAccessibleName("\n".join(state.reading_text))
            label.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            self.paper.body.addWidget(label, 0, Qt.AlignmentFlag.AlignHCenter)
        self.paper.body.addStretch(1)
        self.paper.verticalScrollBar().setValue(0)
