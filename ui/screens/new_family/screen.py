"""A new family, written down by hand: its name and one person. For the worker, never with a visit open (H4)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.widgets.back_button import BackButton
from ui.widgets.button import Button
from ui.widgets.entry_fields import EntryField, EntryFields
from ui.widgets.heading import Heading
from ui.widgets.layouts import tab_as_read
from ui.widgets.message_bar import Message, MessageBar
from ui.widgets.panel import Panel
from ui.widgets.scroll_page import ScrollPage
from ui.widgets.text import Text


@dataclass(frozen=True)
class NewFamilyState:
    """What the screen shows."""

    fields: tuple[EntryField, ...] = ()
    values: Mapping[str, str] = field(default_factory=dict)
    missing: frozenset[str] = frozenset()
    message: Message | None = None
    busy: bool = False


class NewFamilyScreen(QWidget):
    """Shows the fields; reports what was typed.

    Signals:
        value_changed: (field id, value).
        save_requested: write it down.
        back_requested: to today.
    """

    value_changed = Signal(str, str)
    save_requested = Signal()
    back_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.back, self.title, self.bar = BackButton("today"), Heading(self.tr("Write down a new family")), MessageBar()
        self.about = Text(
            self.tr(
                "Begin with the name and one person. The others, authority and how to reach them follow on the page of"
                " the family. An order of the judge you write down from its paper."
            )
        )
        self.fields, self.entry = EntryFields(), Panel()
        self.save = Button(self.tr("Write it down"), "primary", icon="check")
        self.save.setObjectName("save-new-family")
        self.page = ScrollPage(margin="basis-space-md", width="basis-page-form-inline-size")
        self.entry.body.addWidget(self.fields)
        self.entry.body.addWidget(self.save, 0, Qt.AlignmentFlag.AlignRight)
        self.page.body.addWidget(self.back, 0, Qt.AlignmentFlag.AlignLeft)
        for part in (self.title, self.bar, self.about, self.entry):
            self.page.body.addWidget(part)
        self.page.body.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.page)
        self.back.clicked.connect(self.back_requested)
        self.save.clicked.connect(self.save_requested)
        self.fields.changed.connect(self.value_changed)

    def show_state(self, state: NewFamilyState) -> None:
        """Draw `state`; the only way data enters this screen."""
        self.bar.show_message(state.message)
        self.fields.show_fields(state.fields, state.values)
        self.fields.show_missing(state.missing)
        self.save.setEnabled(not state.busy)
        tab_as_read(self)

    def forget(self) -> None:
        """Take what was typed off the screen; the draft on disk stays."""
        self.fields.forget()
        self.page.to_top()
