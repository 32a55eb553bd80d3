"""The explain screen: calm and large, one idea at a time; Dutch and the family's language side by side.

No progress bar, no timer, nothing moves by itself. What comes back is heard and tapped by the
worker; no word on the screen says right or wrong (H23).
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from jgvisit.content.family_words import DUTCH_ONLY, FamilyWords
from ui import theme
from ui.hands import Hands
from ui.i18n import isolated
from ui.screens.explain.ask_page import AskPage
from ui.screens.explain.lines_view import LinesView
from ui.screens.explain.paging import in_pages
from ui.screens.explain.state import ExplainState, Line
from ui.widgets.aloud_bar import AloudBar, AloudState
from ui.widgets.back_button import BackButton
from ui.widgets.both import both, both_lines, run_on
from ui.widgets.button import Button
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.frame_picture import FramePicture
from ui.widgets.frame_strip import FrameStrip
from ui.widgets.hands_bar import HandsBar
from ui.widgets.heading import Heading
from ui.widgets.heard_button import HeardButton
from ui.widgets.layouts import clear, keeping_focus, tab_as_read
from ui.widgets.low_window import is_low
from ui.widgets.message_bar import MessageBar
from ui.widgets.mood import PROPERTY as MOOD
from ui.widgets.mood import be_family_page, set_mood
from ui.widgets.panel import Panel
from ui.widgets.pictogram import Pictogram
from ui.widgets.question_button import QuestionButton
from ui.widgets.scroll_page import ScrollPage
from ui.widgets.text import Text
from ui.widgets.whole_page import turning

HOLD_MS = 1200
"""A finger that only rests on the title is gone sooner."""
_SHORT_BELOW_PX = 900


class ExplainScreen(QWidget):
    """Show a card and ask for it back; report the intents.

    Signals:
        explained: (persons who heard it, reading mode) the worker finished the card.
        offered: (persons who heard it, reading mode) the worker finished the card; who wants may say it back.
        said_back: (person, outcome, own words, name of the colleague who heard it or "").
        words_changed: (person, text so far), for the draft.
        colleague_changed: (person, name of the colleague so far), for the draft.
        card_requested: from the question back to the card.
        page_turned: number of the page of the card that is in sight now, from 0.
        heard_requested: to the words that somebody heard.
        question_requested: to the questions that families ask.
        back_requested: to the visit.
        lines_changed: other sentences are in sight than before, or none.
        aloud_requested: (language) read the sentences in sight aloud.
        silence_requested: stop reading.
        title_held: somebody held the title of a card that lies over everything.
    """

    explained = Signal(object, str)
    offered = Signal(object, str)
    said_back = Signal(str, str, str, str)
    words_changed = Signal(str, str)
    colleague_changed = Signal(str, str)
    card_requested = Signal()
    page_turned = Signal(int)
    heard_requested = Signal()
    question_requested = Signal()
    back_requested = Signal()
    title_held = Signal()
    lines_changed = Signal()
    aloud_requested = Signal(str)
    silence_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        be_family_page(self)
        self._state = ExplainState()
        self._page, self._low = 0, False
        self._listeners: dict[str, Button] = {}
        self._not_heard: set[str] = set()
        self._in_sight: tuple[Line, ...] = ()
        self.back = BackButton("card")
        self.heard, self.question, self.hands = HeardButton("quiet"), QuestionButton("quiet"), HandsBar()
        self._in_hands: Hands = "worker"
        self._is_cover = False
        self.title, self.bar = Heading(), MessageBar()
        self.title_translated = Text(role="title")
        self.notices = Text(role="small", tone="warning")
        set_mood(self.notices, "worker")  # small, on every page: the room goes to what is said
        self.pictogram = Pictogram()
        self.lines, self.aloud = LinesView("subheading"), AloudBar()
        self.picture, self.strip = FramePicture(), FrameStrip()
        self.previous = BackButton("before", "secondary")
        self.next = Button(kind="primary", icon="arrow-right", trailing=True)
        self.told, self.who_heard = Button(kind="primary", icon="check"), Text(role="label")
        self.offer = Button()
        self.offer.setObjectName("offer")
        self.listeners_panel, self._names = QWidget(), FlowLayout(gap_px=theme.current().px("basis-space-sm"))
        self.card_page, self.ask_page = ScrollPage(margin="basis-space-md"), AskPage()
        self.own_words = self.ask_page.own_words
        self.pages, self.foot = QStackedWidget(), QWidget()
        self._hold = QTimer(self)
        self._hold.setSingleShot(True)
        self._hold.timeout.connect(self.title_held)
        self._arrange()
        self._connect()

    def _connect(self) -> None:
        self.back.clicked.connect(self.back_requested)
        self.heard.clicked.connect(self.heard_requested)
        self.question.clicked.connect(self.question_requested)
        self.previous.clicked.connect(lambda: self._turn(-1))
        self.next.clicked.connect(lambda: self._turn(1))
        self.told.clicked.connect(self._on_told_clicked)
        self.offer.clicked.connect(self._on_offer_clicked)
        self.ask_page.said_back.connect(self._on_said_back)
        self.ask_page.words_changed.connect(self.words_changed)
        self.ask_page.colleague_changed.connect(self.colleague_changed)
        self.ask_page.card_requested.connect(self.card_requested)
        self.aloud.asked.connect(self.aloud_requested)
        self.aloud.silence.connect(self.silence_requested)

    def _arrange(self) -> None:
        space = theme.current().px
        panel = self._panel = Panel()
        titles = turning(QHBoxLayout())
        titles.setSpacing(space("basis-space-md"))
        titles.addWidget(self.pictogram, 0, Qt.AlignmentFlag.AlignVCenter)
        for title in (self.title, self.title_translated):
            titles.addWidget(title, 1, Qt.AlignmentFlag.AlignVCenter)
        panel.body.addLayout(titles)
        for widget in (self.notices, self.picture, self.lines):
            panel.body.addWidget(widget)
        self.card_page.body.addWidget(self.bar)
        self.card_page.body.addWidget(panel)
        self.card_page.body.addWidget(self.listeners_panel)
        self.card_page.body.addStretch(1)
        who = QVBoxLayout(self.listeners_panel)
        who.setContentsMargins(0, 0, 0, 0)
        who.addWidget(self.who_heard)
        who.addLayout(self._names)
        who.addWidget(self.offer, 0, Qt.AlignmentFlag.AlignLeft)
        steps = turning(QHBoxLayout(self.foot))
        steps.setContentsMargins(0, 0, 0, space("basis-space-md"))
        steps.addWidget(self.previous)
        steps.addWidget(self.question)
        steps.addWidget(self.heard)
        steps.addWidget(self.aloud, 1)
        steps.addWidget(self.next)
        steps.addWidget(self.told)
        self.pages.addWidget(self.card_page)
        self.pages.addWidget(self.ask_page)
        column = self._column = QVBoxLayout(self)
        top = turning(QHBoxLayout())
        top.addWidget(self.back, 0, Qt.AlignmentFlag.AlignVCenter)
        top.addWidget(self.strip, 1, Qt.AlignmentFlag.AlignVCenter)
        top.addWidget(self.hands, 0, Qt.AlignmentFlag.AlignVCenter)
        column.addLayout(top)
        column.addWidget(self.pages, 1)
        column.addWidget(self.foot)
        self._set_edges()

    def _set_edges(self) -> None:
        """In a low window the sentence comes first: small edges, and the marks of the text below it."""
        space, low = theme.current().px, self._low
        self._column.setContentsMargins(
            space("basis-space-md"), space("basis-space-2xs" if low else "basis-space-sm"), space("basis-space-md"), 0
        )
        two = self._state.title_translated is not None  # languages: less between the lines, so that all is in sight
        self.card_page.set_margin(space("basis-space-2xs" if low else "basis-space-sm" if two else "basis-space-md"))
        self._panel.body.setSpacing(space("basis-space-xs" if two else "basis-space-md"))
        self._panel.body.insertWidget(-1 if low else 1, self.notices)
        for title in (self.title, self.title_translated):
            # two titles beside each other: smaller, so that neither takes a second line from the sentences
            title.set_role("strong" if low else "subheading" if two else "title")
        for button in (self.previous, self.question, self.heard, self.next, self.told):
            button.setProperty(MOOD, "worker" if low else None)
            QApplication.sendEvent(button, QEvent(QEvent.Type.Polish))  # measure in the new letters
        self.pictogram.show_card("" if low or self._state.show_frames else self._state.card)
        self._shorten()
        if low:
            self._panel.set_inset(*(space("basis-space-sm"),) * 4)
        else:
            self._panel.take_own_inset()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the edges to the window."""
        super().resizeEvent(event)
        self.hands.fit(self.width())
        self._shorten()
        if is_low(self) != self._low:
            self._low = not self._low
            self._set_edges()

    def _shorten(self) -> None:
        """Leave the width to the frame where there is little: three words there would be three lines."""
        narrow = self.width() < _SHORT_BELOW_PX * theme.current().text_scale
        self.aloud.set_short(narrow)
        self.question.set_short(narrow)
        self.back.set_short(self._low or narrow)

    def set_hands(self, hands: Hands) -> None:
        """With the family only the card is there: nothing to write down, and no way to another page."""
        self._in_hands = hands
        self.hands.set_hands(hands)
        for widget in (self.back, self.heard, self.question):
            widget.setVisible(hands == "worker" and not widget.property("never"))
        self.bar.show_message(self._state.message if hands == "worker" else None)
        self.aloud.set_for_worker(hands == "worker")
        self._show_page()

    def set_cover(self) -> None:
        """Be the card that lies over everything: it looks like any card, and only who knows takes it away."""
        self._is_cover = True
        self.set_hands("together")
        self.hands.hide()
        self.title.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Notice a title that is held for a while."""
        if event.type() == QEvent.Type.MouseButtonPress:
            self._hold.start(HOLD_MS)
        elif event.type() == QEvent.Type.MouseButtonRelease:
            self._hold.stop()
        return False

    def show_state(self, state: ExplainState) -> None:
        """Draw `state`; the only way data enters this screen."""
        if state.opening != self._state.opening:
            self._page = state.page
            self._not_heard.clear()
        self._state = state
        self.bar.show_message(state.message if self._in_hands == "worker" else None)
        self.hands.let_hand_over(not state.asking)
        self.title.setText(state.title)
        self.pictogram.set_size("basis-picture-size-large" if state.audience == "child6" else "basis-picture-size")
        self.title_translated.setText(state.title_translated or "")
        self.title_translated.setLayoutDirection(
            Qt.LayoutDirection.RightToLeft if state.rtl else Qt.LayoutDirection.LeftToRight
        )
        self.title_translated.setVisible(state.title_translated is not None)
        self._say(state.words)
        self._set_edges()
        self.notices.setVisible(bool(state.notices))
        self.notices.setText(run_on(state.notices))
        self.picture.show_state(state.frames, state.words, state.audience)
        # beside the houses the strip says it once more: there the Dutch alone, and room for the sentences
        self.strip.show_state(state.frames, DUTCH_ONLY if state.show_frames else state.words)
        with keeping_focus(self):
            self.ask_page.show_state(state)
            self._show_page()
            tab_as_read(self)
        shown = self.ask_page if state.asking else self.card_page
        if state.message is not None:
            shown.to_top()
        if shown is not self.pages.currentWidget():
            shown.body.insertWidget(0, self.bar)
            self.pages.setCurrentWidget(shown)
            shown.setFocus(Qt.FocusReason.OtherFocusReason)
        self.foot.setVisible(not state.asking)
        if state.asking:
            self._tell_lines(())

    def _say(self, words: FamilyWords) -> None:
        """Name what the family may press, in both languages."""
        self.back.lead_to("card", words)
        self.heard.say(words)
        self.question.say(words)
        self.aloud.say(words)
        self.hands.say(words)
        self.previous.lead_to("before", words)
        self.next.setText(both(self.tr("Next"), words))
        self.told.setText(both_lines(self.tr("We talked about this"), words))
        self.offer.setText(both_lines(self.tr("Who wants to tells it in own words"), words))
        self.who_heard.setText(both(self.tr("Who heard this?"), words))

    def _pages(self) -> list[tuple[Line, ...]]:
        """Return the sentences by page."""
        return in_pages(self._state.lines, picture=self._state.show_frames)

    def _show_page(self) -> None:
        pages = self._pages()
        self._page = min(self._page, len(pages) - 1)
        last = self._page == len(pages) - 1
        self.lines.show_lines(pages[self._page], rtl=self._state.rtl)
        self._tell_lines(pages[self._page])
        self.picture.setVisible(self._state.show_frames and self._page == 0)
        self.previous.setVisible(self._page > 0)
        self.next.setVisible(not last)
        self.told.setVisible(last and self._in_hands == "worker")
        self.offer.setVisible(self._state.may_offer)
        self.listeners_panel.setVisible(last and self._in_hands == "worker")
        self._show_listeners()

    def _tell_lines(self, lines: tuple[Line, ...]) -> None:
        """Tell who reads aloud that other sentences are in sight: what nobody sees is not said."""
        if lines != self._in_sight:
            self._in_sight = lines
            self.lines_changed.emit()

    def lines_in_sight(self) -> tuple[Line, ...]:
        """Return the sentences of the page in sight, in the order in which they are read."""
        return self._in_sight

    def readable_translation(self) -> str:
        """Return the language of the translation in sight; empty where the program may not read it by itself."""
        return self._state.readable_translation

    def show_aloud(self, state: AloudState) -> None:
        """Offer what can be read aloud, and mark the sentence that is being said."""
        self.lines.mark(state.line, translation=state.reads_translation)
        self.aloud.show_state(state)

    def hideEvent(self, event: QHideEvent) -> None:
        """Be silent as soon as the card is out of sight."""
        super().hideEvent(event)
        self.silence_requested.emit()

    def _show_listeners(self) -> None:
        clear(self._names)
        self._listeners.clear()
        for listener in self._state.listeners:
            button = Button(isolated(listener.name), "choice")
            button.setObjectName(f"heard-{listener.person}")
            button.setChecked(listener.person not in self._not_heard)
            button.toggled.connect(self._on_listener_toggled)
            self._listeners[listener.person] = button
            self._names.addWidget(button)
        self._refresh_told()

    def _refresh_told(self) -> None:
        for button in (self.told, self.offer):
            button.setEnabled(not self._state.busy and any(b.isChecked() for b in self._listeners.values()))

    def _turn(self, step: int) -> None:
        """Go to another page; the keyboard goes with it, so that a key held down confirms nothing."""
        self._page += step
        self._show_page()
        self.page_turned.emit(self._page)
        self.card_page.to_top()
        self.card_page.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_listener_toggled(self) -> None:
        self._not_heard = {person for person, button in self._listeners.items() if not button.isChecked()}
        self._refresh_told()

    def _heard(self) -> tuple[str, ...]:
        return tuple(person for person, button in self._listeners.items() if button.isChecked())

    def _on_told_clicked(self) -> None:
        self.explained.emit(self._heard(), "self")

    def _on_said_back(self, person: str, outcome: str, words: str) -> None:
        self.said_back.emit(person, outcome, words, self.ask_page.heard_by())

    def _on_offer_clicked(self) -> None:
        self.offered.emit(self._heard(), "self")
