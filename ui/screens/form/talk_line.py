"""Where in a talk about several marks its signer is, above the page: "2 van 3: Sami de Boer · Toestemming"."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from jgvisit.content.family_words import FamilyWords
from ui.i18n import with_translation
from ui.screens.form.state import FormState, InBoth
from ui.widgets.text import Text


class TalkLine(Text):
    """Says which mark is asked now; not there where only one is."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(role="label", parent=parent)
        self.setObjectName("talk")
        self.hide()

    def show_state(self, state: FormState) -> None:
        """Draw the place in the talk."""
        talk = state.talk
        self.setVisible(talk.total > 1)
        if talk.total > 1:
            self.setText(place_words(state, talk.place))


def place_words(state: FormState, place: int) -> str:
    """Return such as "2 van 3: Sami de Boer · Toestemming", counted from 1."""
    talk = state.talk
    counted = {"place": str(place), "total": str(talk.total)}
    dutch = QCoreApplication.translate("TalkLine", "{place} of {total}: {what}")
    return about(dutch, talk.asked[place - 1], state.words, counted)


def about(dutch: str, what: InBoth, words: FamilyWords, values: dict[str, str] | None = None) -> str:
    """Return `dutch` with what it is about, and the same below it in the family's language where that has the words."""
    said, theirs = what
    own = dutch.format(what=said, **(values or {}))
    return with_translation(own, None if theirs is None else words.of(dutch, {"what": theirs, **(values or {})}))
