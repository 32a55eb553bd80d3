"""The way to the words that somebody heard: one tap or F3, from wherever the family is spoken to."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from jgvisit.content.family_words import DUTCH_ONLY, FamilyWords
from ui.widgets.both import both
from ui.widgets.button import Button, ButtonKind

KEY = "F3"


class HeardButton(Button):
    """Opens the heard words; only the one in sight listens to its key."""

    def __init__(self, kind: ButtonKind = "secondary", parent: QWidget | None = None) -> None:
        super().__init__("", kind, parent, icon="message-circle")
        self.say()
        self.setObjectName("heard-words")

    def say(self, words: FamilyWords = DUTCH_ONLY) -> None:
        """Say what it is for, in the family's language too; its key stays."""
        self.setText(both(self.tr("A word you heard"), words))
        self.setShortcut(KEY)  # Qt takes a shortcut away with the text
