"""Third part: the paper itself, as it will be sealed but for the choice. Read aloud, or read by the person."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui import theme
from ui.i18n import isolated
from ui.screens.form.paper_view import PaperView
from ui.screens.form.state import FormState
from ui.screens.form.talk_overview import TalkOverview
from ui.widgets.announcing import Told
from ui.widgets.both import both_lines
from ui.widgets.button import Button
from ui.widgets.heading import Heading
from ui.widgets.mood import set_mood
from ui.widgets.whole_page import turning


class ReadPage(QWidget):
    """Show the pages of one signer's paper.

    Signals:
        read_done: reading mode, "readAloud" or "self".
    """

    read_done = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_mood(self, "family")
        self.name, self.paper = Heading(level=3), PaperView()
        self.talk = TalkOverview()
        self.wait = Told(alignment=Qt.AlignmentFlag.AlignHCenter)
        self.aloud, self.read = Button(icon="volume"), Button(icon="eye")
        self.aloud.clicked.connect(lambda: self.read_done.emit("readAloud"))
        self.read.clicked.connect(lambda: self.read_done.emit("self"))
        foot = turning(QHBoxLayout())
        foot.addStretch(1)
        foot.addWidget(self.aloud)
        foot.addWidget(self.read)
        column = QVBoxLayout(self)
        space = theme.current().px("basis-space-md")
        column.setContentsMargins(space, 0, space, space)
        for widget in (self.name, self.talk, self.wait):
            self.paper.above.addWidget(widget)
        column.addWidget(self.paper, 1)
        column.addLayout(foot)

    def show_state(self, state: FormState) -> None:
        """Draw the pages, wide enough to read without glasses on a tablet."""
        self.name.setText(isolated(state.signer_name))
        self.talk.show_state(state)
        self.aloud.setText(both_lines(self.tr("It was read aloud"), state.words))
        self.read.setText(both_lines(self.tr("I read it myself"), state.words))
        for button in (self.aloud, self.read):
            button.setEnabled(not state.busy and bool(state.pages))
        waits = not state.pages and state.message is None
        wait = both_lines(self.tr("One moment, the paper is being laid out."), state.words)
        self.wait.tell(wait if waits else "")
        self.paper.show_pages(state.pages, "\n".join(state.reading_text))

    def forget(self) -> None:
        """Take the paper off the screen."""
        self.name.clear()
        self.paper.forget()
