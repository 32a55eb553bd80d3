"""The card itself, page by page; after its last line who was there when it was gone through."""

from __future__ import annotations

from bisect import bisect_right

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from jgvisit.content.family_words import FamilyWords
from ui import theme
from ui.i18n import isolated
from ui.screens.explain.lines_view import LinesView
from ui.screens.explain.state import Line
from ui.screens.rights.card_pages import CardPage
from ui.screens.rights.card_sheet import CardSheet
from ui.screens.rights.lines_panel import LinesPanel
from ui.screens.rights.state import RightsState
from ui.widgets.aloud_bar import AloudBar, AloudState
from ui.widgets.back_button import BackButton
from ui.widgets.both import both, both_lines, run_on
from ui.widgets.button import Button
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.heading import Heading
from ui.widgets.layouts import clear
from ui.widgets.low_window import is_low
from ui.widgets.mood import set_mood
from ui.widgets.panel import Panel
from ui.widgets.text import Text
from ui.widgets.whole_page import turning

_LEAST_PX = 100
_BESIDE_FROM_PX = 480
_SHORT_BELOW_PX = 900


class CardView(QWidget):
    """Turn the pages; report when it was gone through.

    Signals:
        explained: persons who were there.
        turned: the line of the card, from 0, that comes first on the page in sight now.
        phone_requested: to the code for a telephone.
        paper_requested: to the sheet.
        lines_changed: other sentences are in sight than before, or none.
        aloud_requested: (language) read the sentences in sight aloud.
        silence_requested: stop reading.
    """

    explained = Signal(object)
    turned = Signal(int)
    phone_requested = Signal()
    paper_requested = Signal()
    lines_changed = Signal()
    aloud_requested = Signal(str)
    silence_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._state = RightsState()
        self._pages: tuple[CardPage, ...] = ()
        self._measured: object = None
        self._first = 0
        self._low = False
        self._ends_apart = True
        """Whether the last question has a page of its own: there is no room for it below the last line."""
        self._not_there: set[str] = set()
        self._told_lines: tuple[tuple[Line, ...], str] = ((), "")
        self._listeners: dict[str, Button] = {}
        self.name, self.title = Heading(level=3), LinesView("heading", beside_from_px=_BESIDE_FROM_PX)
        self.name.set_role("label")
        self.notices, self.lines = Text(role="small", tone="warning"), LinesPanel()
        set_mood(self.notices, "worker")  # small, on every page: the room goes to what is said
        self.previous = BackButton("before", "secondary")
        self.next = Button(kind="primary", icon="arrow-right", trailing=True)
        self.told, self.aloud = Button(kind="primary", icon="check"), AloudBar()
        self.phone, self.paper, self.who_heard = Button(), Button(icon="printer"), Text(role="label")
        self.who, self._names = Panel(), FlowLayout(gap_px=theme.current().px("basis-space-sm"))
        self.sheet = CardSheet(self)
        self._arrange()
        self.sheet.resized.connect(self._show_page)
        self.previous.clicked.connect(lambda: self._turn(-1))
        self.next.clicked.connect(lambda: self._turn(1))
        self.told.clicked.connect(self._on_told_clicked)
        self.phone.clicked.connect(self.phone_requested)
        self.paper.clicked.connect(self.paper_requested)
        self.aloud.asked.connect(self.aloud_requested)
        self.aloud.silence.connect(self.silence_requested)

    def _arrange(self) -> None:
        top = self._top = turning(QHBoxLayout())
        top.setSpacing(theme.current().px("basis-space-lg"))
        top.addWidget(self.name)
        top.addWidget(self.notices, 1)
        self.sheet.body.addLayout(top)
        for widget in (self.title, self.lines, self.who):
            self.sheet.body.addWidget(widget)
        self.sheet.body.addStretch(1)
        who = self.who.body
        who.addWidget(self.who_heard)
        who.addLayout(self._names)
        ways = FlowLayout(gap_px=theme.current().px("basis-space-sm"))
        ways.addWidget(self.phone)
        ways.addWidget(self.paper)
        who.addLayout(ways)
        foot = turning(QHBoxLayout())
        foot.setContentsMargins(0, 0, 0, theme.current().px("basis-space-md"))
        foot.addWidget(self.previous)
        foot.addWidget(self.aloud, 1)
        foot.addWidget(self.next)
        foot.addWidget(self.told)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.sheet, 1)
        column.addLayout(foot)

    def show_state(self, state: RightsState) -> None:
        """Draw the card; opened anew it begins at the line of the state."""
        if state.opening != self._state.opening:
            self._first = state.at
            self._not_there.clear()
        self._state = state
        self.lines.show_card(state.groups, rtl=state.rtl)
        self.name.setText(isolated(state.name))
        self.title.show_lines((state.title,), rtl=state.rtl)
        self.notices.setText(run_on(state.notices))
        self._say(state.words)
        self.notices.setVisible(bool(state.notices))
        self.phone.setVisible(bool(state.codes))
        self._show_page()

    def _say(self, words: FamilyWords) -> None:
        """Name what the family may press, in both languages."""
        self.aloud.say(words)
        self.previous.lead_to("before", words)
        self.next.setText(both(self.tr("Next"), words))
        self.told.setText(both_lines(self.tr("We talked about this"), words))
        self.phone.setText(both(self.tr("For the telephone"), words))
        self.paper.setText(both(self.tr("On paper"), words))
        self.who_heard.setText(both(self.tr("Who heard this?"), words))

    @property
    def _end(self) -> int:
        """Stands for the last page: the number of lines of the card."""
        return sum(len(group.lines) for group in self._state.groups)

    @property
    def _last(self) -> int:
        """Which page asks who heard it."""
        return len(self._pages) if self._ends_apart or not self._pages else len(self._pages) - 1

    @property
    def _at(self) -> int:
        """Which page is in sight: the one that holds the line that came first."""
        if self._first >= self._end:
            return self._last
        return max(0, bisect_right([page.first for page in self._pages], self._first) - 1)

    def _measure(self) -> None:
        """Fit the pages to the window; nothing is measured twice."""
        width, height = self.sheet.room()
        known = (
            self._state.groups,
            self._state.notices,
            self._state.rtl,
            self._state.listeners,
            width,
            height,
            theme.current().text_scale,
        )
        if known == self._measured or min(width, height) < _LEAST_PX:  # not laid out yet
            return
        self._measured = known
        gap = self.sheet.body.spacing()
        name = self.name.sizeHint().width()  # asked of the words: a layout that is not shown yet remembers old ones
        beside = max(width - name - self._top.spacing(), 1)
        above = max(self.name.heightForWidth(name), self.notices.heightForWidth(beside)) + gap
        title = self.title.height_at(width) + gap
        self._pages = self.lines.pages_at(width, height - above, height - above - title)
        self.who.body.invalidate()  # else it remembers the names that stood in it before
        self._ends_apart = not self._pages or self._pages[-1].left < self.who.body.totalHeightForWidth(width) + gap

    def _place_marks(self) -> None:
        """In a low window the lines come first, and the marks of the text below them; else beside the name."""
        if is_low(self) == self._low:
            return
        self._low = not self._low
        if self._low:
            self.sheet.body.insertWidget(self.sheet.body.indexOf(self.lines) + 1, self.notices)
        else:
            self._top.addWidget(self.notices, 1)

    def _show_page(self) -> None:
        self._shorten()
        self._show_listeners()
        self._place_marks()
        self._measure()
        last, apart = self._at == self._last, self._at == len(self._pages)
        if not apart:
            self.lines.show_page(self._pages[self._at])
        self.lines.setVisible(not apart)
        self.title.setVisible(self._at == 0 or apart)
        self.previous.setVisible(self._at > 0)
        self.next.setVisible(not last)
        self.told.setVisible(last)
        self.who.setVisible(last)
        self._tell_lines()

    def _views(self) -> tuple[LinesView, ...]:
        """Return what is said on the page in sight; where only the last question stands, nothing is."""
        if self._at == len(self._pages):
            return ()
        return (*((self.title,) if self._at == 0 else ()), *self.lines.views)

    def _tell_lines(self) -> None:
        """Tell who reads aloud that other sentences are in sight, or that they may not be read any more."""
        told = self.lines_in_sight(), self._state.readable_translation
        if told != self._told_lines:
            self._told_lines = told
            self.lines_changed.emit()

    def lines_in_sight(self) -> tuple[Line, ...]:
        """Return what the page in sight says, in the order in which it is read."""
        return tuple(line for view in self._views() for line in view.lines)

    def readable_translation(self) -> str:
        """Return the language of the translation in sight; empty where the program may not read it by itself."""
        return self._state.readable_translation

    def show_aloud(self, state: AloudState) -> None:
        """Offer what can be read aloud, and mark the sentence that is being said."""
        at = 0
        for view in self._views():
            here = state.line is not None and at <= state.line < at + len(view.lines)
            view.mark(state.line - at if here and state.line is not None else None, translation=state.reads_translation)
            at += len(view.lines)
        self.aloud.show_state(state)

    def _shorten(self) -> None:
        """Leave the width to what is pressed most where there is little."""
        self.aloud.set_short(self.width() < _SHORT_BELOW_PX * theme.current().text_scale)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the buttons to the window."""
        super().resizeEvent(event)
        self._shorten()

    def hideEvent(self, event: QHideEvent) -> None:
        """Be silent as soon as the card is out of sight."""
        super().hideEvent(event)
        self.silence_requested.emit()

    def _show_listeners(self) -> None:
        clear(self._names)
        self._listeners.clear()
        for listener in self._state.listeners:
            button = Button(isolated(listener.name), "choice")
            button.setObjectName(f"saw-{listener.person}")
            button.setChecked(listener.person not in self._not_there)
            button.toggled.connect(self._on_listener_toggled)
            self._listeners[listener.person] = button
            self._names.addWidget(button)
        self._refresh_told()

    def _refresh_told(self) -> None:
        self.told.setEnabled(not self._state.busy and any(b.isChecked() for b in self._listeners.values()))

    def _turn(self, step: int) -> None:
        """Go to another page; the keyboard goes with it, so that a key held down confirms nothing."""
        at = self._at + step
        self._first = self._pages[at].first if at < len(self._pages) else self._end
        self._show_page()
        self.sheet.to_top()
        self.sheet.setFocus(Qt.FocusReason.OtherFocusReason)
        self.turned.emit(self._first)

    def _on_listener_toggled(self) -> None:
        self._not_there = {person for person, button in self._listeners.items() if not button.isChecked()}
        self._refresh_told()

    def _on_told_clicked(self) -> None:
        self.explained.emit(tuple(person for person, button in self._listeners.items() if button.isChecked()))
