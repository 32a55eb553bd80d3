"""One page without names: who it is about by role and age, what is asked, and words to look at before it is printed.

For the worker, never in an open visit.
"""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui import theme
from ui.i18n import isolated
from ui.screens.moral_case.state import MoralCaseState
from ui.widgets.announcing import Told
from ui.widgets.back_button import BackButton
from ui.widgets.button import Button
from ui.widgets.entry_fields import EntryFields
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.heading import Heading
from ui.widgets.layouts import clear, keeping_focus, tab_as_read
from ui.widgets.message_bar import MessageBar
from ui.widgets.panel import Panel
from ui.widgets.scroll_page import ScrollPage
from ui.widgets.text import Text


class MoralCaseScreen(QWidget):
    """Show what goes on the page; report what is typed and looked at.

    Signals:
        value_changed: (field, text).
        word_looked_at: (word, whether it may stand).
        print_requested: print the page.
        empty_requested: throw away what was typed.
        back_requested: to the family.
    """

    value_changed = Signal(str, str)
    word_looked_at = Signal(str, bool)
    print_requested = Signal()
    empty_requested = Signal()
    back_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words: tuple[tuple[str, bool], ...] | None = None
        self.back, self.title, self.bar = BackButton("family"), Heading(), MessageBar()
        self.page, self.people, self.fields = ScrollPage(width="basis-page-form-inline-size"), Text(), EntryFields()
        self.known_title = Text(self.tr("This has to go: it stands in the case file"), "label", tone="negative")
        self.known, self.look_title = (
            Told(tone="negative"),
            Text(
                self.tr("Look at each of these words. Can it tell who it is? Then change it. Else press it."), "label"
            ),
        )
        self.words = FlowLayout(gap_px=theme.current().px("basis-space-xs"))
        self.print = Button(self.tr("Print the page"), "primary", icon="printer")
        self.print.setObjectName("print-moral-case")
        self.empty = Button(self.tr("Throw this text away"), "quiet")
        self.empty.setObjectName("empty-moral-case")
        self.known.about = self.known_title.text()
        self._arrange()
        self.back.clicked.connect(self.back_requested)
        self.fields.changed.connect(self.value_changed)
        self.print.clicked.connect(self.print_requested)
        self.empty.clicked.connect(self.empty_requested)

    def _arrange(self) -> None:
        told = self.tr(
            "For a talk with colleagues about what is right. Write without names, days, places and numbers. "
            "It is kept on this laptop only, half done, and goes nowhere."
        )
        about, look = Panel(), Panel()
        self.page.body.addWidget(self.back, 0, Qt.AlignmentFlag.AlignLeft)
        for widget in (self.title, Text(told, subtle=True), self.bar, about, look):
            self.page.body.addWidget(widget)
        about.body.addWidget(Text(self.tr("So it stands on the page"), "label"))
        about.body.addWidget(self.people)
        about.body.addWidget(self.fields)
        look.body.addWidget(self.known_title)
        look.body.addWidget(self.known)
        look.body.addWidget(self.look_title)
        look.body.addLayout(self.words)
        ways = FlowLayout(gap_px=theme.current().px("basis-space-sm"))
        look.body.addLayout(ways)
        ways.addWidget(self.print)
        ways.addWidget(self.empty)
        self.page.body.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.page)

    def show_state(self, state: MoralCaseState) -> None:
        """Draw `state`; the only way data enters this screen."""
        self.title.setText(self.tr("For moreel beraad: {family}").format(family=isolated(state.family)))
        self.bar.show_message(state.message)
        self.people.setText("\n".join(state.people))
        self.fields.show_fields(state.fields, state.values)
        self.known.tell("\n".join(isolated(word) for word in state.known))
        self.known_title.setVisible(bool(state.known))
        self.look_title.setVisible(bool(state.doubtful))
        if state.doubtful != self._words:
            self._words = state.doubtful
            with keeping_focus(self):
                self._lay_words(state.doubtful)
        self.print.setEnabled(state.can_print)
        tab_as_read(self)

    def forget(self) -> None:
        """Take what was typed off the screen."""
        self.fields.forget()
        self._words = None
        clear(self.words)
        for text in (self.known, self.people, self.title):
            text.clear()

    def _lay_words(self, words: tuple[tuple[str, bool], ...]) -> None:
        clear(self.words)
        for word, stands in words:
            button = Button(isolated(word), "choice", name=self.tr("{word} may stand").format(word=word))
            button.setObjectName(f"word-{word}")
            button.setChecked(stands)
            button.toggled.connect(lambda on, which=word: self.word_looked_at.emit(which, on))
            self.words.addWidget(button)
