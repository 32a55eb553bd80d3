"""What a signer is asked under one form, said before they read it: all of it, and that each answer is apart.

It is the list that the room reads; what was answered before is not told (H8).
"""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.screens.form.state import FormState
from ui.screens.form.talk_line import TalkLine, place_words
from ui.widgets.both import run_on
from ui.widgets.text import Text


class TalkOverview(QWidget):
    """Says what is asked; not there where one mark is asked."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.before, self.after, self.apart = Text(role="small"), Text(role="small"), Text(role="small")
        self.place = TalkLine()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        for line in (self.before, self.place, self.after, self.apart):
            column.addWidget(line)
        self.hide()

    def show_state(self, state: FormState) -> None:
        """Draw what is asked now, and what else."""
        talk = state.talk
        self.setVisible(talk.total > 1)
        self.place.show_state(state)
        once = self.tr("Reading once is enough. Each answer after it is apart.")
        apart = self.tr("Each answer gets a paper of its own. They may differ.")
        # small and in one run: the paper itself has to be in sight below it
        said = (once, apart) if talk.read_once else (apart,)
        self.apart.setText(run_on((line, state.words.of(line)) for line in said))
        # in the order in which they are asked, so that "2 van 2" never stands above "1 van 2"
        for line, places in ((self.before, range(1, talk.place)), (self.after, range(talk.place + 1, talk.total + 1))):
            line.setText("\n".join(place_words(state, each) for each in places))
            line.setVisible(bool(places))
