"""The bookmarks of one family, and writing down what was said at one; for the worker, never in an open visit (H7)."""

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


@dataclass(frozen=True)
class BookmarkRow:
    """One bookmark: when it was made, and what stands written about it."""

    key: str
    when: str
    status: str
    tone: Tone = "neutral"
    lines: tuple[tuple[str, str], ...] = ()
    """(label, words)"""
    waits: bool = True


@dataclass(frozen=True)
class BookmarksState:
    """What the screen shows."""

    family: str = ""
    rows: tuple[BookmarkRow, ...] = ()
    chosen: str = ""
    """Key of the bookmark that is being written about; empty while none is."""
    chosen_words: str = ""
    fields: tuple[EntryField, ...] = ()
    values: Mapping[str, str] = field(default_factory=dict)
    missing: frozenset[str] = frozenset()
    message: Message | None = None
    busy: bool = False


class BookmarksScreen(QWidget):
    """Show the bookmarks; report what is written about one.

    Signals:
        chosen: key of the bookmark to write about; empty takes the choice back.
        value_changed: (field id, value).
        write_requested: write down what was typed about the chosen one.
        nothing_requested: key of one of which there is nothing to write.
        back_requested: to the family.
    """

    chosen = Signal(str)
    value_changed = Signal(str, str)
    write_requested = Signal()
    nothing_requested = Signal(str)
    back_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: tuple[tuple[BookmarkRow, ...], str] | None = None
        self.back, self.title, self.bar = BackButton("family"), Heading(), MessageBar()
        self.page, self._rows = ScrollPage(width="basis-page-form-inline-size"), QVBoxLayout()
        self.panel, self.which, self.fields = Panel(), Heading("", 2), EntryFields()
        self.write = Button(self.tr("Record this"), "primary", icon="check")
        self.write.setObjectName("write-bookmark")
        self.later = Button(self.tr("Not now"), "quiet")
        self.later.setObjectName("bookmark-later")
        self._arrange()
        self.back.clicked.connect(self.back_requested)
        self.fields.changed.connect(self.value_changed)
        self.write.clicked.connect(self.write_requested)
        self.later.clicked.connect(lambda: self.chosen.emit(""))

    def _arrange(self) -> None:
        self._rows.setSpacing(theme.current().px("basis-space-md"))
        ways = FlowLayout(gap_px=theme.current().px("basis-space-sm"))
        ways.addWidget(self.write)
        ways.addWidget(self.later)
        self.panel.body.addWidget(self.which)
        self.panel.body.addWidget(Text(self.tr("First choose who may read it. Then write.")))
        self.panel.body.addWidget(self.fields)
        self.panel.body.addLayout(ways)
        told = self.tr("In a visit you kept that something was said. Here you write down what, on your own.")
        self.page.body.addWidget(self.back, 0, Qt.AlignmentFlag.AlignLeft)
        for widget in (self.title, Text(told, subtle=True), self.bar):
            self.page.body.addWidget(widget)
        self.page.body.addLayout(self._rows)
        self.page.body.addWidget(self.panel)
        self.page.body.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.page)

    def show_state(self, state: BookmarksState) -> None:
        """Draw `state`; the only way data enters this screen."""
        self.title.setText(self.tr("Bookmarks: {family}").format(family=isolated(state.family)))
        self.bar.show_message(state.message)
        shown = (state.rows, state.chosen)
        if shown != self._shown:
            self._shown = shown
            with keeping_focus(self):
                clear(self._rows)
                for row in state.rows:
                    if not state.chosen or row.key == state.chosen:
                        self._rows.addWidget(self._panel(row, choosable=not state.chosen))
        self.panel.setVisible(bool(state.chosen))
        self.which.setText(state.chosen_words)
        self.fields.show_fields(state.fields, state.values)
        self.fields.show_missing(state.missing)
        self.write.setEnabled(not state.busy)
        tab_as_read(self)

    def forget(self) -> None:
        """Take what was typed off the screen."""
        self.fields.forget()

    def _panel(self, row: BookmarkRow, *, choosable: bool) -> Panel:
        panel = Panel()
        panel.body.addWidget(Text(row.when, "strong"))
        panel.body.addWidget(StatusPill(row.status, row.tone), 0, Qt.AlignmentFlag.AlignLeft)
        for label, words in row.lines:
            panel.body.addWidget(Text(label, "label"))
            panel.body.addWidget(Text(words))
        if choosable:
            ways = FlowLayout(gap_px=theme.current().px("basis-space-sm"))
            label = self.tr("Write down what was said") if row.waits else self.tr("Change this")
            write = Button(label, name=f"{label}: {row.when}", icon="writing")
            write.setObjectName(f"bookmark-{row.key}")
            write.clicked.connect(lambda _=False, key=row.key: self.chosen.emit(key))
            ways.addWidget(write)
            if row.waits:
                none = self.tr("Nothing to write down")
                nothing = Button(none, "quiet", name=f"{none}: {row.when}")
                nothing.setObjectName(f"nothing-{row.key}")
                nothing.clicked.connect(lambda _=False, key=row.key: self.nothing_requested.emit(key))
                ways.addWidget(nothing)
            panel.body.addLayout(ways)
        return panel
