"""Fifth part: the paper with the choice and the ink on it. What lies here is what is sealed, to the letter."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui import theme
from ui.i18n import with_translation
from ui.screens.form.paper_view import PaperView
from ui.screens.form.state import FormState
from ui.screens.form.talk_line import TalkLine
from ui.widgets.both import both, both_lines
from ui.widgets.button import Button
from ui.widgets.heading import Heading
from ui.widgets.mood import set_mood
from ui.widgets.text import Text
from ui.widgets.whole_page import turning


class CheckPage(QWidget):
    """Show the paper once more before it is sealed.

    Signals:
        record_requested: it is right.
    """

    record_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_mood(self, "family")
        self.name, self.chosen, self.paper = Heading(level=3), Text(role="strong"), PaperView()
        self.talk = TalkLine()
        self.record = Button(kind="primary", icon="check")
        self.record.clicked.connect(self.record_requested)
        foot = turning(QHBoxLayout())
        foot.addStretch(1)
        foot.addWidget(self.record)
        column = QVBoxLayout(self)
        space = theme.current().px("basis-space-md")
        column.setContentsMargins(space, 0, space, space)
        for words in (self.talk, self.name, self.chosen):
            self.paper.above.addWidget(words)
        column.addWidget(self.paper, 1)
        column.addLayout(foot)

    def show_state(self, state: FormState) -> None:
        """Draw the paper; the choice comes first for who cannot see it."""
        words = (
            self.tr("{name}: this is your own paper. Is it right?")
            if state.informal
            else self.tr("{name}: this is your paper. Is it right?")
        )
        self.name.setText(both_lines(words, state.words, name=state.signer_name))
        self.talk.show_state(state)
        self.record.setText(both(self.tr("Record this"), state.words))
        self.chosen.setText(with_translation(state.chosen, state.chosen_translation))
        self.paper.show_pages(state.laid_out, "\n".join((state.chosen, *state.reading_text)))
        self.record.setEnabled(not state.busy and bool(state.laid_out))

    def forget(self) -> None:
        """Take the paper off the screen."""
        self.name.clear()
        self.chosen.clear()
        self.paper.forget()
