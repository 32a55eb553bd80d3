"""The way back, with one wording for each meaning, the same on every screen."""

from __future__ import annotations

from typing import Literal

from PySide6.QtWidgets import QWidget

from jgvisit.content.family_words import DUTCH_ONLY, FamilyWords
from ui.widgets.both import both, both_lines
from ui.widgets.button import Button, ButtonKind

Way = Literal["today", "found", "family", "visit", "card", "before"]
"""Where it leads: out of the screen to today, to what was found, to the family, to the visit; out of a card that is not
finished; or to what was in sight just before, within the same thing."""


class BackButton(Button):
    """A way back that says where it leads. On one page only one may say no more than "back"."""

    def __init__(self, way: Way, kind: ButtonKind = "quiet", parent: QWidget | None = None) -> None:
        super().__init__(kind=kind, parent=parent)
        self._said, self._short = "", False
        if kind == "quiet":
            self.be_flush()
        self.lead_to(way)

    def lead_to(self, way: Way, words: FamilyWords = DUTCH_ONLY) -> None:
        """Lead somewhere else from now on, and say so in the family's `words` too."""
        ways: dict[Way, str] = {
            "today": self.tr("Back to today"),
            "found": self.tr("Back to what was found"),
            "family": self.tr("Back to the family"),
            "visit": self.tr("Back to the visit"),
            "card": self.tr("Stop with this card"),
            "before": self.tr("Back"),
        }
        self._said = (both if way == "before" else both_lines)(ways[way], words)
        self.setText("" if self._short else self._said)
        self.setAccessibleName(self._said)
        self.set_icon("x" if way == "card" else "arrow-left")

    def set_short(self, short: bool) -> None:
        """Show the sign alone where there is no room for words; a screen reader says them all the same."""
        self._short = short
        self.setText("" if short else self._said)
        self.setToolTip(self._said if short else "")
