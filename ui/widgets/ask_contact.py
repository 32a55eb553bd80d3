"""Asks, in the page, how somebody can be reached safely, before anything goes to them (H8)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ui import theme
from ui.widgets.button import Button
from ui.widgets.entry_fields import EntryField, EntryFields
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.heading import Heading
from ui.widgets.panel import Panel
from ui.widgets.text import Text


@dataclass(frozen=True)
class AskContactState:
    """Of whom it is asked, and what was said so far."""

    person: str
    name: str
    fields: tuple[EntryField, ...] = ()
    values: Mapping[str, str] = field(default_factory=dict)
    missing: frozenset[str] = frozenset()
    busy: bool = False


class AskContactPanel(Panel):
    """Hidden where it is known.

    Signals:
        changed: (field id, value).
        record_requested: write down how.
        not_known_requested: nobody knows yet: they are not approached.
    """

    changed = Signal(str, str)
    record_requested = Signal()
    not_known_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._person = ""
        self.title, self.fields = Heading("", 2), EntryFields()
        self.record = Button(self.tr("Write down how"), "secondary", icon="check")
        self.record.setObjectName("contact-record")
        self.not_known = Button(self.tr("Not yet known: do not approach"), "secondary")
        self.not_known.setObjectName("contact-not-known")
        self.body.addWidget(self.title)
        first = self.tr("Ask it alone. Until it stands here, no letter and no message goes to this person.")
        self.body.addWidget(Text(first))
        self.body.addWidget(self.fields)
        buttons = FlowLayout(gap_px=theme.current().px("basis-space-sm"))
        self.body.addLayout(buttons)
        buttons.addWidget(self.record)
        buttons.addWidget(self.not_known)
        self.fields.changed.connect(self.changed)
        self.record.clicked.connect(self.record_requested)
        self.not_known.clicked.connect(self.not_known_requested)
        self.hide()

    def show_state(self, state: AskContactState | None) -> None:
        """Draw `state`; the only way data enters this panel."""
        self.setVisible(state is not None)
        if state is None or state.person != self._person:
            self.fields.forget()
        if state is None:
            self._person = ""
            return
        self._person = state.person
        self.title.setText(self.tr("How can {name} be reached safely?").format(name=state.name))
        self.fields.show_fields(state.fields, state.values)
        self.fields.show_missing(state.missing)
        for button in (self.record, self.not_known):
            button.setEnabled(not state.busy)
