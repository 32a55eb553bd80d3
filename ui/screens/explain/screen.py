"""The explain screen: calm and large, one idea at a time; Dutch and the family's language side by side.

No progress bar, no timer, nothing moves by itself. What comes back is heard and tapped by the
worker; no word on the screen says right or wrong (H23).
"""

from __future__ import annotations

from dataclasses import dataclass, field

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QPlainTextEdit, QStackedWidget, QVBoxLayout, QWidget

from ui import theme
from ui.i18n import isolated
from ui.widgets.button import Button
from ui.widgets.frame_picture import FramePicture, FramePictureState
from ui.widgets.frame_strip import FrameStrip
from ui.widgets.heading import Heading
from ui.widgets.layouts import clear
from ui.widgets.message_bar import Message, MessageBar
from ui.widgets.mood import set_mood
from ui.widgets.panel import Panel
from ui.widgets.scroll_page import ScrollPage
from ui.widgets.text import Text

LINES_PER_PAGE = 3
_MAX_OWN_WORDS = 2000


@dataclass(frozen=True)
class Listener:
    """Somebody in the room the card is for."""

    person: str
    name: str
    heard: bool = False
    answer: str = ""
    """Outcome already recorded for this card, as its code."""


@dataclass(frozen=True)
class ExplainState:
    """What the explain screen shows."""

    opening: int = 0
    """Counts the openings: a card opened again begins at its first page."""
    title: str = ""
    lines: tuple[tuple[str, str | None], ...] = ()
    """(Dutch, translation)"""
    rtl: bool = False
    questions: tuple[tuple[str, str | None], ...] = ()
    frames: FramePictureState = field(default_factory=FramePictureState)
    show_frames: bool = False
    listeners: tuple[Listener, ...] = ()
    notices: tuple[str, ...] = ()
    own_words: str = ""
    """A draft of the answer of the first listener without one."""
    asking: str = ""
    """Person who is asked to say it back now; empty while the card is explained."""
    message: Message | None = None
    busy: bool = False


class ExplainScreen(QWidget):
    """Show a card and ask for it back; report the intents.

    Signals:
        explained: (persons who heard it, reading mode) the worker finished the card.
        said_back: (person, outcome, own words).
        words_changed: (person, text so far), for the draft.
        ask_requested: person to be asked, empty for nobody more.
        back_requested: to the visit.
    """

    explained = Signal(object, str)
    said_back = Signal(str, str, str)
    words_changed = Signal(str, str)
    ask_requested = Signal(str)
    back_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_mood(self, "family")
        self._state = ExplainState()
        self._page = 0
        self._listeners: dict[str, Button] = {}
        self.back = Button(self.tr("Stop with this card"), "quiet", icon="x")
        self.title, self.bar = Heading(), MessageBar()
        self.notices = Text(role="small", tone="warning")
        self.lines = QGridLayout()
        self.picture, self.strip = FramePicture(), FrameStrip()
        self.previous = Button(self.tr("Back"), icon="arrow-left")
        self.next = Button(self.tr("Next"), "primary", icon="arrow-right", trailing=True)
        self.listeners_panel = Panel()
        self.told = Button(self.tr("We talked about this"), "primary", icon="check")
        self.own_words = QPlainTextEdit()
        self.own_words.setAccessibleName(self.tr("In their own words"))
        self.own_words.setPlaceholderText(self.tr("In their own words, as they said it"))
        self.own_words.setTabChangesFocus(True)
        self.question = QVBoxLayout()
        self.answers = QGridLayout()
        self.pages = QStackedWidget()
        self._arrange()
        self.back.clicked.connect(self.back_requested)
        self.previous.clicked.connect(self._on_previous_clicked)
        self.next.clicked.connect(self._on_next_clicked)
        self.told.clicked.connect(self._on_told_clicked)
        self.own_words.textChanged.connect(self._on_own_words_changed)

    def _arrange(self) -> None:
        space = theme.current().px
        self.card_page, self.ask_page = ScrollPage(), ScrollPage()
        panel = Panel()
        panel.body.addWidget(self.title)
        panel.body.addWidget(self.notices)
        panel.body.addWidget(self.picture)
        self.lines.setVerticalSpacing(space("basis-space-lg"))
        self.lines.setHorizontalSpacing(space("basis-space-xl"))
        panel.body.addLayout(self.lines)
        self.card_page.body.addWidget(panel)
        self.card_page.body.addStretch(1)
        self.foot = QWidget()
        foot = QVBoxLayout(self.foot)
        foot.setContentsMargins(0, 0, 0, space("basis-space-md"))
        steps = QHBoxLayout()
        steps.addWidget(self.previous)
        steps.addStretch(1)
        steps.addWidget(self.next)
        foot.addWidget(self.listeners_panel)
        foot.addLayout(steps)
        ask = Panel()
        ask.body.addLayout(self.question)
        ask.body.addWidget(self.own_words)
        self.own_words.setMinimumHeight(space("basis-space-2xl") * 3)
        ask.body.addLayout(self.answers)
        self.ask_page.body.addWidget(ask)
        self.ask_page.body.addStretch(1)
        self.pages.addWidget(self.card_page)
        self.pages.addWidget(self.ask_page)
        column = QVBoxLayout(self)
        column.setContentsMargins(space("basis-space-md"), space("basis-space-md"), space("basis-space-md"), 0)
        top = QHBoxLayout()
        top.addWidget(self.back, 0, Qt.AlignmentFlag.AlignTop)
        top.addWidget(self.strip, 1)
        column.addLayout(top)
        column.addWidget(self.bar)
        column.addWidget(self.pages, 1)
        column.addWidget(self.foot)

    def show_state(self, state: ExplainState) -> None:
        """Draw `state`; the only way data enters this screen."""
        if state.opening != self._state.opening:
            self._page = 0
        asked_before = self._state.asking
        self._state = state
        self.bar.show_message(state.message)
        self.title.setText(state.title)
        self.notices.setVisible(bool(state.notices))
        self.notices.setText("\n".join(state.notices))
        self.picture.show_state(state.frames)
        self.strip.show_state(state.frames)
        self.pages.setCurrentWidget(self.ask_page if state.asking else self.card_page)
        self.foot.setVisible(not state.asking)
        if state.asking:
            self._show_question(fresh=asked_before != state.asking)
        else:
            self._show_page()

    # -- the card -----------------------------------------------------------------------------

    def _pages(self) -> list[tuple[tuple[str, str | None], ...]]:
        lines = self._state.lines
        return [lines[at : at + LINES_PER_PAGE] for at in range(0, len(lines), LINES_PER_PAGE)] or [()]

    def _show_page(self) -> None:
        pages = self._pages()
        self._page = min(self._page, len(pages) - 1)
        last = self._page == len(pages) - 1
        clear(self.lines)
        for row, (dutch, translated) in enumerate(pages[self._page]):
            self.lines.addWidget(Text(dutch, "body"), row, 0, 1, 1 if translated else 2)
            if translated:
                self.lines.addWidget(self._translation(translated), row, 1)
        for column in (0, 1):
            self.lines.setColumnStretch(column, 1)
        self.picture.setVisible(self._state.show_frames and self._page == 0)
        self.previous.setVisible(self._page > 0)
        self.next.setVisible(not last)
        self._show_listeners(visible=last)
        self.card_page.verticalScrollBar().setValue(0)

    def _translation(self, text: str) -> Text:
        label = Text(text, "body")
        if self._state.rtl:
            label.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        return label

    def _show_listeners(self, *, visible: bool) -> None:
        self.told.setParent(None)
        clear(self.listeners_panel.body)
        self._listeners.clear()
        self.listeners_panel.setVisible(visible)
        if not visible:
            return
        self.listeners_panel.body.addWidget(Text(self.tr("Who heard this?"), "strong"))
        row = QHBoxLayout()
        for listener in self._state.listeners:
            button = Button(isolated(listener.name), "choice")
            button.setChecked(True)
            button.toggled.connect(self._refresh_told)
            self._listeners[listener.person] = button
            row.addWidget(button)
        row.addStretch(1)
        row.addWidget(self.told)
        self.listeners_panel.body.addLayout(row)
        self._refresh_told()

    def _refresh_told(self) -> None:
        self.told.setEnabled(not self._state.busy and any(b.isChecked() for b in self._listeners.values()))

    # -- saying it back -----------------------------------------------------------------------

    def _outcomes(self) -> tuple[tuple[str, str], ...]:
        return (
            ("ownWordsCorrect", self.tr("Told in own words")),
            ("correctAfterRepeat", self.tr("Told after we went over it again")),
            ("notYet", self.tr("We come back to this")),
            ("later", self.tr("Rather another time")),
            ("declined", self.tr("Rather not say it back")),
            ("notAsked", self.tr("Did not ask")),
        )

    def _show_question(self, *, fresh: bool) -> None:
        clear(self.question)
        name = next((who.name for who in self._state.listeners if who.person == self._state.asking), "")
        self.question.addWidget(Text(isolated(name), "subheading"))
        for dutch, translated in self._state.questions:
            self.question.addWidget(Text(dutch, "body"))
            if translated:
                self.question.addWidget(self._translation(translated))
        if fresh:
            self.own_words.blockSignals(True)
            self.own_words.setPlainText(self._state.own_words)
            self.own_words.blockSignals(False)
        clear(self.answers)
        for index, (outcome, words) in enumerate(self._outcomes()):
            button = Button(words)
            button.setObjectName(f"outcome-{outcome}")
            button.setEnabled(not self._state.busy)
            button.clicked.connect(lambda _=False, chosen=outcome: self._report_answer(chosen))
            self.answers.addWidget(button, index // 2, index % 2)

    def _report_answer(self, outcome: str) -> None:
        self.said_back.emit(self._state.asking, outcome, self.own_words.toPlainText().strip()[:_MAX_OWN_WORDS])

    # -- handlers -----------------------------------------------------------------------------

    def _on_previous_clicked(self) -> None:
        self._page -= 1
        self._show_page()

    def _on_next_clicked(self) -> None:
        self._page += 1
        self._show_page()

    def _on_told_clicked(self) -> None:
        heard = tuple(person for person, button in self._listeners.items() if button.isChecked())
        self.explained.emit(heard, "self")

    def _on_own_words_changed(self) -> None:
        self.words_changed.emit(self._state.asking, self.own_words.toPlainText()[:_MAX_OWN_WORDS])
