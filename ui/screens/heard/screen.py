"""The screen of heard words: type or tap what was heard. Calm; nothing here says what is right or wrong (H23)."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui import theme
from ui.i18n import isolated
from ui.screens.heard.state import Came, Group, HeardState
from ui.widgets.announcing import Told
from ui.widgets.back_button import BackButton
from ui.widgets.button import Button
from ui.widgets.field import Field
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.frame_strip import FrameStrip
from ui.widgets.hands_bar import HandsBar
from ui.widgets.heading import Heading
from ui.widgets.layouts import clear, keeping_focus, tab_as_read
from ui.widgets.low_window import is_low, is_tiny
from ui.widgets.message_bar import MessageBar
from ui.widgets.mood import be_family_page
from ui.widgets.panel import Panel
from ui.widgets.scroll_page import ScrollPage
from ui.widgets.text import Text
from ui.widgets.whole_page import turning

_LONGEST_WORD = 80


class HeardScreen(QWidget):
    """Find a heard word; report the intents.

    Signals:
        looked_for: text typed so far.
        came_with_it: (person, whether chosen).
        word_chosen: (explanation, word); an empty explanation for a word that is not on the list.
        question_chosen: (explanation, person).
        card_requested: card to read on in.
        back_requested: to where we came from.
    """

    looked_for = Signal(str)
    came_with_it = Signal(str, bool)
    word_chosen = Signal(str, str)
    question_chosen = Signal(str, str)
    card_requested = Signal(str)
    back_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        be_family_page(self)
        self._state = HeardState()
        space = theme.current().px
        self.hands = HandsBar(together=False)
        self.hands.let_hand_over(False)
        self.back = BackButton("before")
        self.title, self.bar, self.strip = Heading(self.tr("Which word was it?")), MessageBar(), FrameStrip()
        self.search = Field(self.tr("Look for a word"), hint=self.tr("Accents and capitals make no difference."))
        self.search.edit.setMaxLength(_LONGEST_WORD)
        self.other = Button()
        self.other.setObjectName("other-word")
        self.page, self._groups = ScrollPage(margin="basis-space-md"), QVBoxLayout()
        self._done, self._done_words = Panel(), Text(role="subheading")
        self._read_on = FlowLayout(gap_px=space("basis-space-sm"))
        self._people_panel, self._people = QWidget(), FlowLayout(gap_px=space("basis-space-sm"))
        self._asking, self._questions = Panel(), FlowLayout(gap_px=space("basis-space-sm"))
        self.none_found = Told()
        self._arrange()
        self.back.clicked.connect(self.back_requested)
        self.other.clicked.connect(lambda: self.word_chosen.emit("", self._state.other))
        self.search.edit.textEdited.connect(self.looked_for)
        self.search.edit.returnPressed.connect(self._on_return_pressed)

    def _arrange(self) -> None:
        self._done.body.addWidget(self._done_words)
        self._done.body.addLayout(self._read_on)
        who = QVBoxLayout(self._people_panel)
        who.setContentsMargins(0, 0, 0, 0)
        who.addWidget(Text(self.tr("Who came with the word?"), "label"))
        who.addLayout(self._people)
        words = Panel()
        for widget in (self.title, self._people_panel, self.search):
            words.body.addWidget(widget)
        words.body.addLayout(self._groups)
        words.body.addWidget(self.none_found)
        words.body.addWidget(self.other, 0, Qt.AlignmentFlag.AlignLeft)
        self._asking.body.addWidget(Heading(self.tr("An open question, only if somebody wants it"), 2))
        self._asking.body.addLayout(self._questions)
        for panel in (self.bar, self._done, words, self._asking):
            self.page.body.addWidget(panel)
        self.page.body.addStretch(1)
        column = self._column = QVBoxLayout(self)
        top = turning(QHBoxLayout())
        top.addWidget(self.back, 0, Qt.AlignmentFlag.AlignVCenter)
        top.addWidget(self.strip, 1, Qt.AlignmentFlag.AlignVCenter)
        top.addWidget(self.hands, 0, Qt.AlignmentFlag.AlignVCenter)
        column.addLayout(top)
        column.addWidget(self.page, 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a low window the way back leaves its room to the page, in a tiny one the edges theirs to the words."""
        super().resizeEvent(event)
        self.back.set_short(is_low(self))
        space = theme.current().px
        side = space("basis-space-2xs" if is_tiny(self) else "basis-space-md")
        self._column.setContentsMargins(side, space("basis-space-sm"), side, 0)

    def show_state(self, state: HeardState) -> None:
        """Draw `state`; the only way data enters this screen."""
        if state.opening != self._state.opening:
            self.search.edit.setText(state.looked_for)
            self.page.to_top()
        self._state = state
        self.bar.show_message(state.message)
        self.strip.show_state(state.frames)
        self._done.setVisible(bool(state.explained))
        self._done_words.setText(self.tr("We talked about: {word}").format(word=isolated(state.explained)))
        with keeping_focus(self):
            self._show_read_on(state.read_on)
            self._show_people(state.people)
            self._show_groups(state.groups)
            self._show_questions(state)
            tab_as_read(self)
        none = bool(state.other) and not state.groups
        self.none_found.tell(self.tr("This word is not on the list.") if none else "")
        self.other.setVisible(bool(state.other))
        self.other.setText(self.tr("Another word: {word}").format(word=isolated(state.other)))

    def _show_read_on(self, cards: tuple[tuple[str, str], ...]) -> None:
        clear(self._read_on)
        for card, title in cards:
            button = Button(title, icon="arrow-right", trailing=True)
            button.setObjectName(f"read-on-{card}")
            button.clicked.connect(lambda _=False, name=card: self.card_requested.emit(name))
            self._read_on.addWidget(button)

    def _show_people(self, people: tuple[Came, ...]) -> None:
        clear(self._people)
        self._people_panel.setVisible(bool(people))
        for each in people:
            button = Button(isolated(each.name), "choice")
            button.setObjectName(f"came-{each.person}")
            button.setChecked(each.chosen)
            button.toggled.connect(lambda chosen, person=each.person: self.came_with_it.emit(person, chosen))
            self._people.addWidget(button)

    def _show_groups(self, groups: tuple[Group, ...]) -> None:
        clear(self._groups)
        for group in groups:
            self._groups.addWidget(Text(group.name, "label"))
            words, flow = QWidget(), FlowLayout(gap_px=theme.current().px("basis-space-sm"))
            words.setLayout(flow)
            for term, word in group.words:
                button = Button(word, name=self.tr("Heard: {word}").format(word=word))
                button.setObjectName(f"word-{word}")
                button.setEnabled(not self._state.busy)
                button.clicked.connect(lambda _=False, what=term, said=word: self.word_chosen.emit(what, said))
                flow.addWidget(button)
            self._groups.addWidget(words)

    def _show_questions(self, state: HeardState) -> None:
        clear(self._questions)
        self._asking.setVisible(bool(state.questions))
        for each in state.questions:
            words = self.tr("To {name}: {question}").format(name=isolated(each.name), question=each.question)
            button = Button(words)
            button.setObjectName(f"ask-{each.term}-{each.person}")
            button.setEnabled(not state.busy)
            button.clicked.connect(
                lambda _=False, term=each.term, person=each.person: self.question_chosen.emit(term, person)
            )
            self._questions.addWidget(button)

    def _on_return_pressed(self) -> None:
        """Take the only word that is left; else what was typed."""
        left = [word for group in self._state.groups for word in group.words]
        if len(left) == 1:
            self.word_chosen.emit(*left[0])
        elif not left and self._state.other:
            self.word_chosen.emit("", self._state.other)
