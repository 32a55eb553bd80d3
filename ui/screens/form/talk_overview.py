"""What a signer is asked under one form, said before they read it: that each answer is apart, and what comes after."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.screens.form.state import FormState
from ui.screens.form.talk_line import TalkLine, about
from ui.widgets.both import both_lines
from ui.widgets.text import Text


class TalkOverview(QWidget):
    """Says what follows; not there where one mark is asked."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.place, self.once, self.apart, self.to_come = TalkLine(), Text(), Text(), Text(role="small")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        for line in (self.place, self.once, self.apart, self.to_come):
            column.addWidget(line)
        self.hide()

    def show_state(self, state: FormState) -> None:
        """Draw what is asked now, and what after it."""
        talk = state.talk
        self.setVisible(talk.total > 1)
        self.place.show_state(state)
        self.once.setText(both_lines(self.tr("Reading once is enough. Each answer after it is apart."), state.words))
        self.once.setVisible(talk.read_once)
        self.apart.setText(both_lines(self.tr("Each answer gets a paper of its own. They may differ."), state.words))
        to_come = (about(self.tr("After this: {what}"), what, state.words) for what in talk.to_come)
        self.to_come.setText("\n".join(to_come))
        self.to_come.setVisible(bool(talk.to_come))
