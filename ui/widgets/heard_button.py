"""The way to the words that somebody heard: one tap or F3, from wherever the family is spoken to."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from ui.widgets.button import Button, ButtonKind

KEY = "F3"


class HeardButton(Button):
    """Opens the heard words; only the one in sight listens to its key."""

    def __init__(self, kind: ButtonKind = "secondary", parent: QWidget | None = None) -> None:
        super().__init__("", kind, parent, icon="message-circle")
        self.setText(self.tr("A word you heard"))
        self.setObjectName("heard-words")
        self.setShortcut(KEY)
