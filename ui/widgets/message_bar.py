"""A message in the page: what happened, what is safe, what to do. Never a box in the way."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui import theme
from ui.theme import Tone
from ui.widgets.announcing import announce
from ui.widgets.button import Button
from ui.widgets.icon_mark import IconMark
from ui.widgets.panel import Panel
from ui.widgets.text import Text
from ui.widgets.whole_page import turning

Severity = Literal["info", "positive", "warning", "negative"]
_ICONS: dict[Severity, str] = {
    "info": "info-circle",
    "positive": "circle-check",
    "warning": "alert-triangle",
    "negative": "alert-circle",
}


@dataclass(frozen=True)
class Message:
    """What to tell. `title` in a few words, `text` in full sentences, `action` the words on a button."""

    title: str
    text: str = ""
    severity: Severity = "negative"
    action: str = ""
    closable: bool = True


class MessageBar(Panel):
    """Shows one `Message`, announces it to a screen reader, hides when there is none.

    Signals:
        action_requested: the button of the message was pressed.
        closed: the person has read it.
    """

    action_requested = Signal()
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, tone="info")
        space = theme.current().px("basis-space-md")
        tight = theme.current().px("basis-space-sm")
        self.set_inset(space, tight, tight, tight)
        self._mark = IconMark("info-circle", tone="info")
        self.title, self.text = Text(role="strong"), Text()
        self.action = Button(kind="secondary")
        self.close_button = Button(
            kind="quiet", icon="x", name=QCoreApplication.translate("MessageBar", "Close this message")
        )
        words = QVBoxLayout()
        words.setSpacing(theme.current().px("basis-space-3xs"))
        words.addWidget(self.title)
        words.addWidget(self.text)
        row = turning(QHBoxLayout())
        row.setSpacing(space)
        row.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        row.addWidget(self.action, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self.close_button, 0, Qt.AlignmentFlag.AlignTop)
        self.body.addLayout(row)
        self._shown: Message | None = None
        self._closed: Message | None = None
        self.action.clicked.connect(self.action_requested)
        self.close_button.clicked.connect(self._on_close_clicked)
        self.hide()

    def show_message(self, message: Message | None) -> None:
        """Show `message`, or hide when it is None; one that was closed stays closed when a page is drawn anew."""
        is_new, self._shown = message is not self._shown, message
        if message is None or message is not self._closed:
            self._closed = None
        self.setVisible(message is not None and self._closed is None)
        if message is None or not is_new:
            return
        tone: Tone = message.severity
        self.set_tone(tone)
        self._mark.show_icon(_ICONS[message.severity], tone)
        for label, words in ((self.title, message.title), (self.text, message.text)):
            label.set_tone(tone)
            label.setText(words)
            label.setVisible(bool(words))
        self.action.setText(message.action)
        self.action.setVisible(bool(message.action))
        self.close_button.setVisible(message.closable)
        announce(self, f"{message.title} {message.text}".strip(), at_once=message.severity == "negative")

    def _on_close_clicked(self) -> None:
        self._closed = self._shown
        self.hide()
        self.closed.emit()
