"""The screen of questions: what families ask, each one tap from its answer. Calm, and no order of ours."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui import theme
from ui.i18n import isolated, with_translation
from ui.screens.questions.state import Asker, QuestionRow, QuestionRows, QuestionsState
from ui.widgets.back_button import BackButton
from ui.widgets.both import both, both_lines, run_on
from ui.widgets.button import Button
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.frame_strip import FrameStrip
from ui.widgets.hands_bar import HandsBar
from ui.widgets.heading import Heading
from ui.widgets.heard_button import HeardButton
from ui.widgets.layouts import clear, keeping_focus, tab_as_read
from ui.widgets.low_window import is_low
from ui.widgets.message_bar import MessageBar
from ui.widgets.mood import be_family_page, set_mood
from ui.widgets.panel import Panel
from ui.widgets.scroll_page import ScrollPage
from ui.widgets.text import Text
from ui.widgets.whole_page import turning


class QuestionsScreen(QWidget):
    """Find the family's question; report the intents.

    Signals:
        asker_chosen: audience whose questions are wanted.
        question_chosen: question.
        heard_requested: to the words that somebody heard.
        back_requested: to where we came from.
    """

    asker_chosen = Signal(str)
    question_chosen = Signal(str)
    heard_requested = Signal()
    back_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        be_family_page(self)
        self._state = QuestionsState()
        space = theme.current().px
        self.hands = HandsBar(together=False)
        self.hands.let_hand_over(False)
        self.back = BackButton("before")
        self.title, self.bar, self.strip = Heading(), MessageBar(), FrameStrip()
        self.title.set_role("subheading")  # two languages: the room goes to the questions
        self.notices = Text(role="small", tone="warning")
        set_mood(self.notices, "worker")
        self.heard = HeardButton()
        self.page, self._groups = ScrollPage(margin="basis-space-md"), QVBoxLayout()
        self._who_panel, self._who = QWidget(), FlowLayout(gap_px=space("basis-space-sm"))
        self._who_asks = Text(role="label")
        self._arrange()
        self.back.clicked.connect(self.back_requested)
        self.heard.clicked.connect(self.heard_requested)

    def _arrange(self) -> None:
        space = theme.current().px
        who = QVBoxLayout(self._who_panel)
        who.setContentsMargins(0, 0, 0, 0)
        who.addWidget(self._who_asks)
        who.addLayout(self._who)
        panel = Panel()
        for widget in (self.title, self.notices, self._who_panel):
            panel.body.addWidget(widget)
        panel.body.addLayout(self._groups)
        panel.body.addWidget(self.heard, 0, Qt.AlignmentFlag.AlignLeft)
        self.page.body.addWidget(self.bar)
        self.page.body.addWidget(panel)
        self.page.body.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(space("basis-space-md"), space("basis-space-sm"), space("basis-space-md"), 0)
        top = turning(QHBoxLayout())
        top.addWidget(self.back, 0, Qt.AlignmentFlag.AlignVCenter)
        top.addWidget(self.strip, 1, Qt.AlignmentFlag.AlignVCenter)
        top.addWidget(self.hands, 0, Qt.AlignmentFlag.AlignVCenter)
        column.addLayout(top)
        column.addWidget(self.page, 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a low window the way back leaves its room to the page."""
        super().resizeEvent(event)
        self.back.set_short(is_low(self))

    def show_state(self, state: QuestionsState) -> None:
        """Draw `state`; the only way data enters this screen."""
        if state.opening != self._state.opening:
            self.page.to_top()
        self._state = state
        self.bar.show_message(state.message)
        self.strip.show_state(state.frames, state.words)
        self.back.lead_to("before", state.words)
        self.heard.say(state.words)
        self.title.setText(both_lines(self.tr("Questions that families ask"), state.words))
        self._who_asks.setText(both(self.tr("Who asks it?"), state.words))
        self.notices.setVisible(bool(state.notices))
        self.notices.setText(run_on(state.notices))
        with keeping_focus(self):
            self._show_askers(state.askers)
            self._show_groups(state.groups)
            tab_as_read(self)

    def _show_askers(self, askers: tuple[Asker, ...]) -> None:
        clear(self._who)
        self._who_panel.setVisible(bool(askers))
        for each in askers:
            button = Button(", ".join(isolated(name) for name in each.names), "choice")
            button.be_one_of()
            button.setObjectName(f"asker-{each.audience}")
            button.setChecked(each.audience == self._state.audience)
            button.clicked.connect(lambda _=False, who=each.audience: self.asker_chosen.emit(who))
            self._who.addWidget(button)

    def _show_groups(self, groups: tuple[QuestionRows, ...]) -> None:
        clear(self._groups)
        for group in groups:
            name = Heading(both(group.name, self._state.words), 2)
            name.set_role("strong")
            self._groups.addWidget(name)
            questions, flow = QWidget(), FlowLayout(gap_px=theme.current().px("basis-space-sm"))
            questions.setLayout(flow)
            for row in group.rows:
                flow.addWidget(self._button(row))
            self._groups.addWidget(questions)

    def _button(self, row: QuestionRow) -> Button:
        words = with_translation(row.text, row.translation)
        button = Button(words, icon="check" if row.told else None)
        button.setAccessibleName(self.tr("{question} (told)").format(question=words) if row.told else words)
        button.setObjectName(f"question-{row.question}")
        button.setEnabled(not self._state.busy)
        button.clicked.connect(lambda: self.question_chosen.emit(row.question))
        return button
