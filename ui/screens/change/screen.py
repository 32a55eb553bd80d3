"""Something changed: choose what happened, then its few fields. For the worker, never in sight of the room (H4)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from jgvisit.domain.searching import matches
from ui import theme
from ui.i18n import isolated
from ui.widgets.advised_field import FieldsAdvice
from ui.widgets.announcing import Told
from ui.widgets.back_button import BackButton
from ui.widgets.button import Button
from ui.widgets.entry_fields import EntryField, EntryFields
from ui.widgets.field import Field
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.heading import Heading
from ui.widgets.layouts import clear, tab_as_read
from ui.widgets.message_bar import Message, MessageBar
from ui.widgets.panel import Panel
from ui.widgets.scroll_page import ScrollPage
from ui.widgets.text import Text


@dataclass(frozen=True)
class ChangeState:
    """What the screen shows: the list of changes, or the fields of the chosen one."""

    family: str = ""
    groups: tuple[tuple[str, tuple[tuple[str, str], ...]], ...] = ()
    """(title, ((kind, title), ...))"""
    chosen: str = ""
    """Title of the chosen change; empty while the list is shown."""
    fields: tuple[EntryField, ...] = ()
    values: Mapping[str, str] = field(default_factory=dict)
    missing: frozenset[str] = frozenset()
    advice: FieldsAdvice = field(default_factory=dict)
    """On what a family will read or hear."""
    note: str = ""
    """What follows from what was filled in, such as the last day of an order."""
    opens: str = ""
    """What must be explained again because of it."""
    message: Message | None = None
    busy: bool = False


class ChangeScreen(QWidget):
    """Show the changes; report what the worker chose and filled in.

    Signals:
        kind_chosen: kind; empty goes back to the list.
        value_changed: (field id, value).
        save_requested: write it down.
        back_requested: to the family.
    """

    kind_chosen = Signal(str)
    value_changed = Signal(str, str)
    save_requested = Signal()
    back_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._groups: tuple[tuple[str, tuple[tuple[str, str], ...]], ...] = ()
        self.back = BackButton("family")
        self.title, self.bar = Heading(), MessageBar()
        self.page = ScrollPage(margin="basis-space-md", width="basis-page-form-inline-size")
        self.list, self.entry = QWidget(), Panel()
        whole, self._list = QVBoxLayout(self.list), QVBoxLayout()
        for layout in (whole, self._list):
            layout.setContentsMargins(0, 0, 0, 0)
            layout.setSpacing(theme.current().px("basis-space-md"))
        self.search = Field(self.tr("Find what changed, by a word of it"))
        self.search.edit.setObjectName("change-search")
        self.search.edit.setClearButtonEnabled(True)
        self.nothing = Told()
        whole.addWidget(self.search)
        whole.addWidget(self.nothing)
        whole.addLayout(self._list)
        self.other = Button(self.tr("Something else happened"), "quiet", icon="arrow-left")
        self.what, self.opens, self.note = Heading(level=2), Text(role="small", subtle=True), Text(role="strong")
        self.fields = EntryFields()
        self.save = Button(self.tr("Write it down"), "primary", icon="check")
        self.save.setObjectName("save-change")
        self.entry.body.addWidget(self.other, 0, Qt.AlignmentFlag.AlignLeft)
        for widget in (self.what, self.opens, self.fields, self.note):
            self.entry.body.addWidget(widget)
        self.entry.body.addWidget(self.save, 0, Qt.AlignmentFlag.AlignRight)
        self.page.body.addWidget(self.back, 0, Qt.AlignmentFlag.AlignLeft)
        for part in (self.title, self.bar, self.list, self.entry):
            self.page.body.addWidget(part)
        self.page.body.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.page)
        self.search.edit.textChanged.connect(self._draw_list)
        self.back.clicked.connect(self.back_requested)
        self.other.clicked.connect(lambda: self.kind_chosen.emit(""))
        self.save.clicked.connect(self.save_requested)
        self.fields.changed.connect(self.value_changed)

    def show_state(self, state: ChangeState) -> None:
        """Draw `state`; the only way data enters this screen."""
        self.title.setText(self.tr("Something changed: {family}").format(family=isolated(state.family)))
        self.bar.show_message(state.message)
        self._show_list(state.groups)
        self.list.setVisible(not state.chosen)
        self.entry.setVisible(bool(state.chosen))
        self.what.setText(state.chosen)
        for text, words in ((self.opens, state.opens), (self.note, state.note)):
            text.setText(words)
            text.setVisible(bool(words))
        self.fields.show_fields(state.fields, state.values)
        self.fields.show_missing(state.missing)
        self.fields.show_advice(state.advice)
        self.save.setEnabled(not state.busy)
        tab_as_read(self)

    def go_to_start(self) -> None:
        """Put the keys on the first thing of the page; Qt would else leave them on the lock."""
        self.page.to_top()
        first = self.other if self.entry.isVisible() else self.search.edit
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def forget(self) -> None:
        """Take what was typed off the screen; the draft on disk stays."""
        self.fields.forget()
        self.search.edit.clear()

    def redraw_fields(self) -> None:
        """Draw the fields anew with the next state: what stands in them changed by itself."""
        self.fields.forget()

    def _show_list(self, groups: tuple[tuple[str, tuple[tuple[str, str], ...]], ...]) -> None:
        if groups == self._groups:
            return
        self._groups = groups
        self._draw_list()

    def _draw_list(self) -> None:
        """Show what holds the words that were typed; the name of a group stands for all that is in it."""
        clear(self._list)
        wanted = self.search.edit.text()
        found = [
            (title, [each for each in changes if matches(wanted, (each[1], title))]) for title, changes in self._groups
        ]
        none = bool(wanted) and not any(changes for _, changes in found)
        told = self.tr("Nothing found with this word. Try another word, or look in the whole list.")
        self.nothing.tell(told if none else "")
        for title, changes in found:
            if not changes:
                continue
            panel = Panel()
            panel.body.addWidget(Heading(title, 2))
            row = FlowLayout(gap_px=theme.current().px("basis-space-xs"))
            for kind, words in changes:
                button = Button(words)
                button.setObjectName(f"change-{kind}")
                button.clicked.connect(lambda _=False, chosen=kind: self.kind_chosen.emit(chosen))
                row.addWidget(button)
            panel.body.addLayout(row)
            self._list.addWidget(panel)
