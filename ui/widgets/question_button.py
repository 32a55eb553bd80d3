"""The way to the family's own questions: one tap or F4, from wherever the family is spoken to."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from jgvisit.content.family_words import DUTCH_ONLY, FamilyWords
from ui.widgets.both import both
from ui.widgets.button import Button, ButtonKind

KEY = "F4"


class QuestionButton(Button):
    """Opens the questions that families ask; only the one in sight listens to its key."""

    def __init__(self, kind: ButtonKind = "secondary", parent: QWidget | None = None) -> None:
        super().__init__("", kind, parent, icon="help-circle")
        self._said, self._short = "", False
        self.say()
        self.setObjectName("family-questions")

    def say(self, words: FamilyWords = DUTCH_ONLY) -> None:
        """Say what it is for, in the family's language too; its key stays."""
        self._said = both(self.tr("A question"), words)
        self._show()

    def set_short(self, short: bool) -> None:
        """Show the sign alone where there is no room for words; a screen reader says them all the same."""
        self._short = short
        self._show()

    def _show(self) -> None:
        self.setText("" if self._short else self._said)
        self.setAccessibleName(self._said)
        self.setToolTip(self._said if self._short else "")
        self.setShortcut(KEY)  # Qt takes a shortcut away with the text
