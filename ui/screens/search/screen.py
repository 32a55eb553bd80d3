"""Type a word; what holds it stands below, by family. Enter opens the first, the arrows go to the others.

Never reachable while a visit is open (H4). Nothing that was typed is kept for a next time.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui import theme
from ui.i18n import isolated
from ui.screens.search.state import FoundFamily, HitLine, SearchState
from ui.widgets.announcing import announce
from ui.widgets.back_button import BackButton
from ui.widgets.field import Field
from ui.widgets.heading import Heading
from ui.widgets.layouts import clear, keeping_focus, tab_as_read
from ui.widgets.list_button import STEPS, ListButton, next_row
from ui.widgets.message_bar import MessageBar
from ui.widgets.panel import Panel
from ui.widgets.scroll_page import ScrollPage
from ui.widgets.text import Text

_LONGEST = 200


class SearchScreen(QWidget):
    """Find what was said or written; report the intents.

    Signals:
        looked_for: text typed so far.
        hit_chosen: case, and on which page of it (`Place`).
        back_requested: to today.
    """

    looked_for = Signal(str)
    hit_chosen = Signal(str, str)
    back_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._state = SearchState()
        self.hits: list[ListButton] = []
        self.back = BackButton("today")
        self.title, self.bar = Heading(self.tr("Find")), MessageBar()
        self.search = Field(
            self.tr("Words or names, of all your families"),
            hint=self.tr("A part of a word is enough. Accents and capitals make no difference."),
        )
        self.search.edit.setMaxLength(_LONGEST)
        self.search.edit.setObjectName("search-words")
        self.found, self._list = Text("", "small", subtle=True), QVBoxLayout()
        self._list.setSpacing(theme.current().px("basis-space-md"))
        page = ScrollPage(margin="basis-space-md")
        page.body.addWidget(self.back, 0, Qt.AlignmentFlag.AlignLeft)
        for widget in (self.title, self.bar, self.search, self.found):
            page.body.addWidget(widget)
        page.body.addLayout(self._list)
        page.body.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(page)
        self.back.clicked.connect(self.back_requested)
        self.search.edit.textChanged.connect(self.looked_for)
        self.search.edit.returnPressed.connect(self._on_return_pressed)
        self.search.edit.installEventFilter(self)

    def show_state(self, state: SearchState) -> None:
        """Draw `state`; the only way data enters this screen."""
        if state.opening != self._state.opening:
            self.search.edit.setText(state.looked_for)
        before, self._state = self._state, state
        self.bar.show_message(state.message)
        words = self._found_words()
        self.found.setText(words)
        self.found.setVisible(bool(words))
        if (before.families, before.opening) != (state.families, state.opening):
            with keeping_focus(self):
                clear(self._list)
                self.hits = []
                for family in state.families:
                    self._list.addWidget(self._family(family))
                tab_as_read(self)
        if words and not state.busy and (before.busy, before.looked_for) != (state.busy, state.looked_for):
            announce(self, words)

    def _found_words(self) -> str:
        state = self._state
        if state.busy:
            return self.tr("Looking through what was written down …")
        if not state.looked_for.strip():
            return ""
        if not state.families:
            return self.tr("Nothing found with these words.")
        if state.cut:
            return self.tr("The newest of many. Type another word to find fewer.")
        return self.tr("Found in %n families.", "", len(state.families))

    def _family(self, family: FoundFamily) -> Panel:
        panel = Panel()
        panel.body.addWidget(Heading(isolated(family.name) or self.tr("Family without a name"), 2))
        for hit in family.hits:
            one = QVBoxLayout()
            one.setSpacing(theme.current().px("basis-space-3xs"))
            one.addWidget(self._hit(family, hit))
            one.addWidget(Text(isolated(hit.excerpt)))
            one.addWidget(Text(hit.when, "small", subtle=True))
            panel.body.addLayout(one)
        if family.more:
            panel.body.addWidget(Text(self.tr("%n more in this family.", "", family.more), "small", subtle=True))
        return panel

    def _hit(self, family: FoundFamily, hit: HitLine) -> ListButton:
        button = ListButton(hit.what, "quiet", icon="chevron-right", trailing=True)
        button.be_flush()
        button.setObjectName(f"hit-{hit.key}")
        button.setAccessibleName(f"{hit.what}, {isolated(family.name)}, {hit.when}: {isolated(hit.excerpt)}")
        button.clicked.connect(lambda: self.hit_chosen.emit(family.case, hit.place))
        button.stepped.connect(lambda step: self._step(button, step))
        self.hits.append(button)
        return button

    def _step(self, at: ListButton | None, step: int) -> None:
        row = next_row(self.hits, at, step)
        (row or self.search.edit).setFocus(Qt.FocusReason.TabFocusReason)

    def _on_return_pressed(self) -> None:
        """Open the newest, once the results are of what stands in the field."""
        if self.hits and not self._state.busy and self._state.looked_for == self.search.edit.text():
            self.hits[0].click()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Go on to the field: who comes here wants to type."""
        super().focusInEvent(event)
        self.search.edit.setFocus(event.reason())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let the arrow down lead from the field to what was found."""
        down = isinstance(event, QKeyEvent) and Qt.Key(event.key()) == Qt.Key.Key_Down
        if watched is self.search.edit and down and event.type() == QEvent.Type.KeyPress:
            self._step(None, STEPS[Qt.Key.Key_Down])
            return True
        return super().eventFilter(watched, event)
