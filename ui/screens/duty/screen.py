"""One duty to explain: what, to whom and why; and how it ends, in few taps (H18)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.screens.duty.difference import DifferencePanel, DifferenceRow
from ui.theme import Tone
from ui.widgets.ask_contact import AskContactPanel, AskContactState
from ui.widgets.back_button import BackButton
from ui.widgets.begin_visit import BeginVisit
from ui.widgets.button import Button
from ui.widgets.columns import Columns
from ui.widgets.entry_fields import EntryField, EntryFields
from ui.widgets.heading import Heading
from ui.widgets.layouts import clear, tab_as_read
from ui.widgets.message_bar import Message, MessageBar
from ui.widgets.panel import Panel
from ui.widgets.scroll_page import ScrollPage
from ui.widgets.status_pill import StatusPill
from ui.widgets.text import Text
from ui.wording import places


@dataclass(frozen=True)
class DutyState:
    """What the screen shows."""

    title: str = ""
    person: str = ""
    rank: str = ""
    tone: Tone = "neutral"
    lines: tuple[tuple[str, str], ...] = ()
    """(label, words): what to explain, which cards, since when."""
    events: tuple[tuple[str, str], ...] = ()
    """(event, words): what opened it."""
    differences: tuple[tuple[str, tuple[DifferenceRow, ...]], ...] = ()
    """(title of the text, its sentences old and new)."""
    fields: tuple[EntryField, ...] = ()
    """How it ends without an explanation, and what that way asks."""
    values: Mapping[str, str] = field(default_factory=dict)
    missing: frozenset[str] = frozenset()
    can_close: bool = False
    mistake: str = ""
    """Event of which the worker says that it was written down by mistake; empty while none is chosen."""
    ask: AskContactState | None = None
    """How this person can be reached safely, asked before anything goes to them; None where it is known (H8)."""
    message: Message | None = None
    busy: bool = False


class DutyScreen(QWidget):
    """Show one duty; report how it ends.

    Signals:
        value_changed: (field id, value).
        close_requested: end it in the way chosen.
        visit_requested: begin a visit at this place, to explain it.
        mistake_chosen: event that did not happen; empty takes the choice back.
        strike_requested: write down that the chosen event did not happen.
        back_requested: to the family.
    """

    value_changed = Signal(str, str)
    close_requested = Signal()
    visit_requested = Signal(str)
    mistake_chosen = Signal(str)
    strike_requested = Signal()
    back_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.back = BackButton("family")
        self.title, self.person, self.bar = Heading(), Text(role="strong"), MessageBar()
        self.page = ScrollPage(margin="basis-space-md")
        self.what, self.why, self.ends = Panel(), Panel(), Panel()
        self.difference = DifferencePanel()
        self.visit = BeginVisit(self.tr("Begin a visit and explain"), "primary", "home-heart", "duty-visit", places())
        self.fields = EntryFields()
        self.close_duty = Button(self.tr("Close this"), icon="check")
        self.close_duty.setObjectName("duty-close")
        self.mistake_reason = EntryFields()
        self.strike = Button(self.tr("Take it out: it did not happen"))
        self.strike.setObjectName("duty-strike")
        self._events: tuple[tuple[str, str], ...] = ()
        self._events_column = QVBoxLayout()
        self._arrange()
        self.back.clicked.connect(self.back_requested)
        self.visit.begun.connect(self.visit_requested)
        self.close_duty.clicked.connect(self.close_requested)
        self.strike.clicked.connect(self.strike_requested)
        self.fields.changed.connect(self.value_changed)
        self.mistake_reason.changed.connect(self.value_changed)

    def _arrange(self) -> None:
        self.ends.body.addWidget(Heading(self.tr("How does this end?"), 2))
        explained = self.tr("By explaining it in a visit. When the cards were told, this is gone by itself.")
        self.ends.body.addWidget(Text(explained))
        self.ends.body.addWidget(self.visit)
        self.ends.body.addWidget(Heading(self.tr("Or, if that does not go"), 3))
        self.ends.body.addWidget(self.fields)
        self.ends.body.addWidget(self.close_duty, 0, Qt.AlignmentFlag.AlignRight)
        self.why.body.addWidget(Heading(self.tr("What happened"), 2))
        self.why.body.addLayout(self._events_column)
        self.why.body.addWidget(self.mistake_reason)
        self.why.body.addWidget(self.strike, 0, Qt.AlignmentFlag.AlignLeft)
        columns = Columns(6, 5)
        columns.add(columns.left, self.what, self.difference, self.why)
        columns.add(columns.right, self.ends)
        self.page.body.addWidget(self.back, 0, Qt.AlignmentFlag.AlignLeft)
        self.ask = AskContactPanel()
        for widget in (self.title, self.person, self.bar, self.ask, columns):
            self.page.body.addWidget(widget)
        self.page.body.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.page)

    def show_state(self, state: DutyState) -> None:
        """Draw `state`; the only way data enters this screen."""
        self.title.setText(state.title)
        self.person.setText(state.person)
        self.bar.show_message(state.message)
        self.ask.show_state(state.ask)
        self.difference.show_texts(state.differences)
        self._show_what(state)
        self._show_why(state)
        self.fields.show_fields(state.fields, state.values)
        self.fields.show_missing(state.missing)
        self.close_duty.setVisible(state.can_close)
        self.close_duty.setEnabled(not state.busy)
        self.visit.setEnabled(not state.busy)
        tab_as_read(self)

    def forget(self) -> None:
        """Take what was typed off the screen."""
        self.ask.show_state(None)
        self.visit.forget()
        self.fields.forget()
        self.mistake_reason.forget()

    def _show_what(self, state: DutyState) -> None:
        clear(self.what.body)
        if state.rank:
            self.what.body.addWidget(StatusPill(state.rank, state.tone), 0, Qt.AlignmentFlag.AlignLeft)
        for label, words in state.lines:
            self.what.body.addWidget(Text(label, "label"))
            self.what.body.addWidget(Text(words))

    def _show_why(self, state: DutyState) -> None:
        self.why.setVisible(bool(state.events))
        if state.events != self._events:
            self._events = state.events
            clear(self._events_column)
            for event, words in state.events:
                self._events_column.addWidget(Text(words))
                label = self.tr("This is not right")
                wrong = Button(label, "quiet", name=f"{label}: {words}")
                wrong.setObjectName(f"mistake-{event}")
                wrong.clicked.connect(lambda _=False, chosen=event: self.mistake_chosen.emit(chosen))
                self._events_column.addWidget(wrong, 0, Qt.AlignmentFlag.AlignLeft)
        asked = EntryField("mistake", self.tr("Why is this not right?"))
        self.mistake_reason.show_fields((asked,), state.values)
        for widget in (self.mistake_reason, self.strike):
            widget.setVisible(bool(state.mistake))
        self.strike.setEnabled(not state.busy)
