"""The general booklet on the screen of papers: print it, and write down with whom it was left (H5)."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from ui import theme
from ui.i18n import isolated
from ui.widgets.button import Button
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.heading import Heading
from ui.widgets.layouts import clear, keeping_focus, tab_as_read
from ui.widgets.message_bar import Message, MessageBar
from ui.widgets.panel import Panel
from ui.widgets.text import Text


@dataclass(frozen=True)
class Reader:
    """One person of the family, and what lies with them."""

    person: str
    name: str
    has: str
    """Which booklets and since when, in words; empty where none."""


@dataclass(frozen=True)
class BookletState:
    """What the panel shows."""

    languages: tuple[tuple[str, str], ...] = ()
    """(code, own name) of each language there is a booklet in."""
    language: str = ""
    code: str = ""
    """Of the booklet in that language as it is now."""
    typed: str = ""
    """The code on the cover of the one that was left."""
    readers: tuple[Reader, ...] = ()
    message: Message | None = None
    busy: bool = False


class BookletPanel(Panel):
    """Print the booklet, and tell with whom it was left.

    Signals:
        language_chosen: code.
        print_requested: whether in large letters.
        typed: the code as it stands in the field, for the draft.
        left: (person, code as typed).
        undo_requested: take back what was just written down.
    """

    language_chosen = Signal(str)
    print_requested = Signal(bool)
    typed = Signal(str)
    left = Signal(str, str)
    undo_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._state = BookletState()
        self.bar, self.now = MessageBar(), Text("", "small", subtle=True)
        self.chosen, self._group = FlowLayout(gap_px=theme.current().px("basis-space-sm")), QButtonGroup(self)
        self.print = Button(self.tr("Print the booklet"), icon="printer")
        self.print.setObjectName("booklet-print")
        self.print_large = Button(self.tr("Print it in large letters"), icon="printer")
        self.print_large.setObjectName("booklet-print-large")
        self.code = QLineEdit()
        self.code.setObjectName("booklet-code")
        self.code.setMaxLength(20)
        self.body.addWidget(Heading(self.tr("General booklet"), 2))
        about = self.tr("The same for everybody: no names, nothing about this family. Leave it only with who wants it.")
        self.body.addWidget(Text(about))
        self.body.addWidget(self.bar)
        self.body.addLayout(self.chosen)
        self.body.addWidget(self.now)
        prints = FlowLayout(gap_px=theme.current().px("basis-space-sm"))
        self.body.addLayout(prints)
        prints.addWidget(self.print)
        prints.addWidget(self.print_large)
        label = self.tr("Version on the cover of the one you left")
        self.body.addWidget(Text(label, "label"))
        self.body.addWidget(self.code)
        self.code.setAccessibleName(label)
        older = self.tr("Is it an older print? Type the code of its cover.")
        self.body.addWidget(Text(older, "small", subtle=True))
        self.readers = QVBoxLayout()
        self.body.addLayout(self.readers)
        self.print.clicked.connect(lambda: self.print_requested.emit(False))
        self.print_large.clicked.connect(lambda: self.print_requested.emit(True))
        self.code.textEdited.connect(self.typed)
        self.bar.action_requested.connect(self.undo_requested)

    def show_state(self, state: BookletState) -> None:
        """Draw `state`; the only way data enters this panel."""
        before, self._state = self._state, state
        self.bar.show_message(state.message)
        self.now.setText(self.tr("Version as it is printed now: {code}").format(code=state.code))
        if state.typed != self.code.text():
            self.code.setText(state.typed)
        for button in (self.print, self.print_large):
            button.setEnabled(not state.busy)
        if (before.languages, before.language) != (state.languages, state.language):
            self._show_languages(state)
        with keeping_focus(self):
            clear(self.readers)
            for reader in state.readers:
                self._show_reader(reader, busy=state.busy)
            tab_as_read(self)

    def _show_languages(self, state: BookletState) -> None:
        with keeping_focus(self):
            for button in self._group.buttons():
                self._group.removeButton(button)
            clear(self.chosen)
            for code, name in state.languages:
                button = Button(name, "choice")
                button.setObjectName(f"booklet-{code}")
                button.setChecked(code == state.language)
                self._group.addButton(button)
                button.clicked.connect(lambda _=False, code=code: self.language_chosen.emit(code))
                self.chosen.addWidget(button)

    def _show_reader(self, reader: Reader, *, busy: bool) -> None:
        row, words = QHBoxLayout(), QVBoxLayout()
        self.readers.addLayout(row)
        row.addLayout(words, 1)
        words.setSpacing(theme.current().px("basis-space-3xs"))
        words.addWidget(Text(isolated(reader.name), "strong"))
        if reader.has:
            words.addWidget(Text(reader.has, "small", subtle=True))
        words.addStretch(1)
        left = Button(
            self.tr("Left with {name}").format(name=isolated(reader.name)),
            icon="check",
        )
        left.setObjectName(f"booklet-left-{reader.person}")
        left.setEnabled(not busy and bool(self._state.typed.strip()))
        left.clicked.connect(lambda: self.left.emit(reader.person, self.code.text()))
        row.addWidget(left)
