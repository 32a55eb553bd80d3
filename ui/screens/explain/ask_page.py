"""Saying it back: what came back in own words. No exam: nothing here says right or wrong (H23)."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from ui import theme
from ui.i18n import isolated
from ui.screens.explain.colleague_line import ColleagueLine
from ui.screens.explain.lines_view import CLOSE, LinesView
from ui.screens.explain.state import ExplainState
from ui.widgets.announcing import announce
from ui.widgets.both import both
from ui.widgets.button import Button
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.heading import Heading
from ui.widgets.layouts import clear
from ui.widgets.panel import Panel
from ui.widgets.scroll_page import ScrollPage

_WORDS_HEIGHT_PX = 110


class AskPage(ScrollPage):
    """Ask one person; the worker writes down what they say and taps how it went.

    Signals:
        said_back: (person, outcome, own words).
        words_changed: (person, text so far), for the draft.
        colleague_changed: (person, name so far), for the draft.
        card_requested: go over the card again.
    """

    said_back = Signal(str, str, str)
    words_changed = Signal(str, str)
    colleague_changed = Signal(str, str)
    card_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, margin="basis-space-md")
        self._asking, self._opening = "", 0
        self.name, self.questions = Heading(level=3), LinesView()
        self.notices = LinesView("small", tone="warning", gap=CLOSE)
        self.own_words = QPlainTextEdit()
        self.own_words.setAccessibleName(self.tr("In their own words"))
        self.own_words.setPlaceholderText(self.tr("In their own words, as they said it"))
        self.own_words.setTabChangesFocus(True)
        self.own_words.setFixedHeight(round(_WORDS_HEIGHT_PX * theme.current().text_scale))
        self.colleague = ColleagueLine()
        self.again = Button(kind="quiet", icon="refresh")
        self._answers = FlowLayout(gap_px=theme.current().px("basis-space-sm"))
        panel = Panel()
        for widget in (self.name, self.questions, self.notices, self.own_words, self.colleague):
            panel.body.addWidget(widget)
        panel.body.addLayout(self._answers)
        panel.body.addWidget(self.again, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addWidget(panel)
        self.body.addStretch(1)
        self.own_words.textChanged.connect(self._on_own_words_changed)
        self.colleague.changed.connect(self._on_colleague_changed)
        self.again.clicked.connect(self.card_requested)

    def _outcomes(self, *, offered: bool) -> tuple[tuple[str, str], ...]:
        answers = (
            ("ownWordsCorrect", self.tr("Told in own words")),
            ("correctAfterRepeat", self.tr("Told after we went over it again")),
            ("notYet", self.tr("We come back to this")),
            ("later", self.tr("Rather another time")),
            ("declined", self.tr("Rather not say it back")),
        )
        return answers if offered else (*answers, ("notAsked", self.tr("Did not ask")))

    def show_state(self, state: ExplainState) -> None:
        """Draw the question; words of the person before, or to another question, never stay (H8)."""
        is_next = (state.asking, state.opening) != (self._asking, self._opening)
        if is_next:
            self._asking, self._opening = "", state.opening
            self.own_words.setPlainText(state.own_words)
            self.colleague.show_name(state.colleague)
            self._asking = state.asking
            self.to_top()
        name = next((who.name for who in state.listeners if who.person == state.asking), "")
        self.name.setText(isolated(name) if name else "")
        if is_next and name:
            announce(self, isolated(name))
        self.again.setText(both(self.tr("Go over the card again"), state.words))
        self.questions.show_lines(state.questions if state.asking else (), rtl=state.rtl)
        self.notices.show_lines(state.notices if state.asking else (), rtl=state.rtl)
        self.notices.setVisible(bool(state.notices))
        self.colleague.setVisible(state.asks_colleague)
        self.colleague.show_colleagues(state.colleagues if state.asks_colleague else ())
        clear(self._answers)
        for outcome, words in self._outcomes(offered=state.is_offered) if state.asking else ():
            button = Button(words)
            button.setObjectName(f"outcome-{outcome}")
            button.setEnabled(not state.busy)
            button.clicked.connect(lambda _=False, chosen=outcome: self._report_answer(chosen))
            self._answers.addWidget(button)

    def heard_by(self) -> str:
        """Return the colleague who goes over it again; empty where that is not asked, or nobody stands there."""
        return "" if self.colleague.isHidden() else self.colleague.name()

    def _words(self) -> str:
        return self.own_words.toPlainText()

    def _report_answer(self, outcome: str) -> None:
        self.said_back.emit(self._asking, outcome, self._words().strip())

    def _on_colleague_changed(self, name: str) -> None:
        if self._asking:
            self.colleague_changed.emit(self._asking, name)

    def _on_own_words_changed(self) -> None:
        if self._asking:
            self.words_changed.emit(self._asking, self._words())
