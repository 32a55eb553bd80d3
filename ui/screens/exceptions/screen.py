"""The exceptions in use for one family, and taking one out; for the worker, never in an open visit (H4)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui import theme
from ui.i18n import isolated
from ui.theme import Tone
from ui.widgets.back_button import BackButton
from ui.widgets.button import Button
from ui.widgets.entry_fields import EntryField, EntryFields
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.heading import Heading
from ui.widgets.layouts import clear, keeping_focus, tab_as_read
from ui.widgets.message_bar import Message, MessageBar
from ui.widgets.panel import Panel
from ui.widgets.scroll_page import ScrollPage
from ui.widgets.status_pill import StatusPill
from ui.widgets.text import Text

WHY = "exception_mistake"


def colleague_field(event: str) -> str:
    """Name the field, and the draft, of who looked along at this exception."""
    return f"colleague:{event}"


@dataclass(frozen=True)
class ExceptionRow:
    """One exception: what it is, about whom, and what stands written about it."""

    key: str
    title: str
    about: str
    lines: tuple[tuple[str, str], ...]
    """(label, words): for which form, why, which colleague, which day, who said so."""
    note: str = ""
    tone: Tone = "neutral"
    awaits_colleague: bool = False
    """A colleague still has to look along: who did can be written down here."""


@dataclass(frozen=True)
class ExceptionsState:
    """What the screen shows."""

    family: str = ""
    rows: tuple[ExceptionRow, ...] = ()
    striking: str = ""
    """Key of the exception that is being taken out; empty while none is."""
    striking_words: str = ""
    """Which one that is, and what follows, in words."""
    values: Mapping[str, str] = field(default_factory=dict)
    missing: frozenset[str] = frozenset()
    colleagues: Mapping[str, str] = field(default_factory=dict)
    """Who looked along, by the field of each exception (`colleague_field`), as far as it was typed."""
    message: Message | None = None
    busy: bool = False


class ExceptionsScreen(QWidget):
    """Show the exceptions; report which one is a mistake, and why.

    Signals:
        mistake_chosen: key of one that should not stand here; empty takes the choice back.
        value_changed: (field id, value).
        colleague_typed: (field id, name); of one that a colleague still has to look at.
        looked_requested: key of the exception that this colleague looked at.
        strike_requested: take the chosen one out.
        undo_requested: take back what was just written down.
        back_requested: to the family.
    """

    mistake_chosen = Signal(str)
    value_changed = Signal(str, str)
    colleague_typed = Signal(str, str)
    looked_requested = Signal(str)
    strike_requested = Signal()
    undo_requested = Signal()
    back_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.back = BackButton("family")
        self.title, self.bar = Heading(), MessageBar()
        self.page, self.list, self.out = (
            ScrollPage(margin="basis-space-md", width="basis-page-form-inline-size"),
            QWidget(),
            Panel(),
        )
        self._rows: tuple[ExceptionRow, ...] | None = None
        self._looking: dict[str, tuple[EntryFields, Button]] = {}
        self._column = QVBoxLayout(self.list)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.current().px("basis-space-md"))
        self.which, self.why = Text(role="strong"), EntryFields()
        self.keep = Button(self.tr("Leave it as it is"), "quiet")
        self.keep.setObjectName("exception-keep")
        self.strike = Button(self.tr("Take it out: it should not stand here"))
        self.strike.setObjectName("exception-strike")
        self.out.body.addWidget(self.which)
        self.out.body.addWidget(self.why)
        buttons = FlowLayout(gap_px=theme.current().px("basis-space-sm"))
        buttons.addWidget(self.strike)
        buttons.addWidget(self.keep)
        self.out.body.addLayout(buttons)
        self.page.body.addWidget(self.back, 0, Qt.AlignmentFlag.AlignLeft)
        explained = self.tr(
            "With these the law lets help go on without somebody's consent. Each counts for its own form only."
        )
        for widget in (self.title, Text(explained, subtle=True), self.bar, self.out, self.list):
            self.page.body.addWidget(widget)
        self.page.body.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.page)
        self.back.clicked.connect(self.back_requested)
        self.keep.clicked.connect(lambda: self.mistake_chosen.emit(""))
        self.strike.clicked.connect(self.strike_requested)
        self.bar.action_requested.connect(self.undo_requested)
        self.why.changed.connect(self.value_changed)

    def show_state(self, state: ExceptionsState) -> None:
        """Draw `state`; the only way data enters this screen."""
        self.title.setText(self.tr("Exceptions of the law: {family}").format(family=isolated(state.family)))
        self.bar.show_message(state.message)
        self.out.setVisible(bool(state.striking))
        self.which.setText(state.striking_words)
        self.why.show_fields((EntryField(WHY, self.tr("Why should it not stand here?")),), state.values)
        self.why.show_missing(state.missing)
        self.strike.setEnabled(not state.busy)
        if state.rows != self._rows:
            with keeping_focus(self):
                self._rows = state.rows
                self._show_rows(state.rows, state.colleagues)
        for key, (entry, button) in self._looking.items():
            entry.show_missing(state.missing & {colleague_field(key)})
            button.setEnabled(not state.busy)
        tab_as_read(self)

    def go_to_reason(self) -> None:
        """Bring what is being taken out into sight, and the keys to its reason."""
        self.page.to_top()
        edit = self.why.findChild(QWidget, f"entry-{WHY}")
        if edit is not None:
            edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def forget(self) -> None:
        """Take what was typed about a mistake off the screen."""
        self.why.forget()

    def forget_rows(self) -> None:
        """Take the exceptions off the screen, with what was typed at each."""
        self._rows = None
        self._looking.clear()
        clear(self._column)

    def _show_rows(self, rows: tuple[ExceptionRow, ...], colleagues: Mapping[str, str]) -> None:
        clear(self._column)
        self._looking.clear()
        if not rows:
            self._column.addWidget(Text(self.tr("No exception is in use for this family."), subtle=True))
        for row in rows:
            self._column.addWidget(self._panel(row, colleagues))

    def _panel(self, row: ExceptionRow, colleagues: Mapping[str, str]) -> Panel:
        panel = Panel()
        panel.body.addWidget(Heading(row.title, 2))
        panel.body.addWidget(Text(row.about, "strong"))
        if row.note:
            panel.body.addWidget(StatusPill(row.note, row.tone), 0, Qt.AlignmentFlag.AlignLeft)
        for label, words in row.lines:
            line = QVBoxLayout()
            line.setSpacing(theme.current().px("basis-space-3xs"))
            line.addWidget(Text(label, "small", subtle=True))
            line.addWidget(Text(words))
            panel.body.addLayout(line)
        if row.awaits_colleague:
            self._ask_colleague(panel, row, colleagues)
        wrong = self.tr("This is not right")
        button = Button(wrong, "quiet", name=f"{wrong}: {row.title}, {row.about}")
        button.setObjectName(f"exception-wrong-{row.key}")
        button.clicked.connect(lambda: self.mistake_chosen.emit(row.key))
        panel.body.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        return panel

    def _ask_colleague(self, panel: Panel, row: ExceptionRow, colleagues: Mapping[str, str]) -> None:
        entry = EntryFields()
        entry.show_fields((EntryField(colleague_field(row.key), self.tr("Which colleague looked along?")),), colleagues)
        entry.changed.connect(self.colleague_typed)
        looked = self.tr("A colleague looked along")
        button = Button(looked, icon="check", name=f"{looked}: {row.title}, {row.about}")
        button.setObjectName(f"exception-looked-{row.key}")
        button.clicked.connect(lambda: self.looked_requested.emit(row.key))
        self._looking[row.key] = entry, button
        panel.body.addWidget(entry)
        panel.body.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
