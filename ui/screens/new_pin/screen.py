"""A new PIN, offered once the six words have opened the store. It may be left for another time."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui import theme
from ui.screens.new_pin.pin_form import PinForm
from ui.widgets.button import Button
from ui.widgets.heading import Heading
from ui.widgets.icon_mark import IconMark
from ui.widgets.message_bar import Message, MessageBar
from ui.widgets.panel import Panel
from ui.widgets.scroll_page import ScrollPage
from ui.widgets.text import Text

Reason = Literal["works", "secretGone", "destroyed", "neverSet"]


@dataclass(frozen=True)
class NewPinState:
    """Why a new PIN is offered, and how the last try went."""

    reason: Reason = "works"
    busy: bool = False
    problem: Message | None = None


class NewPinScreen(QWidget):
    """Offers a new PIN.

    Signals:
        pin_chosen: the PIN.
        skipped: go on without.
    """

    pin_chosen = Signal(str)
    skipped = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.message, self.explanation = MessageBar(), Text(subtle=True)
        self.form = PinForm()
        self.skip = Button(self.tr("Not now"), "quiet")
        self._build()
        self.form.chosen.connect(self.pin_chosen)
        self.skip.clicked.connect(self.skipped)

    def _build(self) -> None:
        page, panel = ScrollPage(width="basis-page-panel-inline-size"), Panel()
        space = theme.current().px("basis-space-xl")
        panel.set_inset(space, space, space, space)
        panel.body.setSpacing(theme.current().px("basis-space-lg"))
        title, words = QHBoxLayout(), QVBoxLayout()
        title.setSpacing(theme.current().px("basis-space-md"))
        title.addWidget(IconMark("key", size="lg", disc=True), 0, Qt.AlignmentFlag.AlignTop)
        words.addWidget(Heading(self.tr("Choose a new PIN"), 1))
        words.addWidget(self.explanation)
        title.addLayout(words, 1)
        panel.body.addLayout(title)
        panel.body.addWidget(self.form)
        panel.body.addWidget(self.skip, 0, Qt.AlignmentFlag.AlignLeft)
        page.body.addStretch()
        page.body.addWidget(self.message)
        page.body.addWidget(panel)
        page.body.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(page)

    def show_state(self, state: NewPinState) -> None:
        """Draw `state`; the only way data enters this screen."""
        self.message.show_message(state.problem)
        self.explanation.setText(self._explanation(state.reason))
        self.form.set_busy(state.busy)
        self.skip.setEnabled(not state.busy)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Hand the keys on to where one types. A focus proxy would let Tab pass over what stands above it."""
        self.form.setFocus(event.reason())

    def _explanation(self, reason: Reason) -> str:
        return {
            "works": self.tr("You opened with your six words. If you forgot the PIN, choose a new one here."),
            "secretGone": self.tr("The keyring of this laptop lost our key, so the old PIN opens nothing any more."),
            "destroyed": self.tr("The old PIN was wrong too often and opens nothing any more."),
            "neverSet": self.tr("This laptop has a keyring now, so a PIN is possible. Your six words stay valid."),
        }[reason]
