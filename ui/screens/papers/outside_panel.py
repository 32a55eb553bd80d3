"""Who outside the family told that somebody wants no papers, or that a paper is not safe for them (H5)."""

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

NAME, ROLE = "told_by", "told_role"


@dataclass(frozen=True)
class OutsideState:
    """Of whom it was told, and what was typed so far."""

    person: str
    name: str
    values: Mapping[str, str] = field(default_factory=dict)
    missing: frozenset[str] = frozenset()
    busy: bool = False


class OutsidePanel(Panel):
    """Hidden until it is asked for.

    Signals:
        changed: (field id, value).
        not_wanted: they said that the owner wants none.
        not_safe: they said that a paper is not safe for the owner.
        left: nothing is written down.
    """

    changed = Signal(str, str)
    not_wanted = Signal()
    not_safe = Signal()
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._person = ""
        self.title, self.fields, self.alone = Heading("", 2), EntryFields(), Text("", "small", subtle=True)
        self.body.addWidget(self.title)
        self.body.addWidget(self.fields)
        self.body.addWidget(self.alone)
        buttons = FlowLayout(gap_px=theme.current().px("basis-space-sm"))
        self.body.addLayout(buttons)
        self._buttons = (
            Button(self.tr("They said: no papers wanted"), "secondary"),
            Button(self.tr("They said: a paper is not safe"), "secondary"),
            Button(self.tr("Leave it as it is"), "quiet"),
        )
        tells = (("not-wanted", self.not_wanted), ("not-safe", self.not_safe), ("left", self.left))
        for button, (name, tell) in zip(self._buttons, tells, strict=True):
            button.setObjectName(f"outside-{name}")
            button.clicked.connect(tell)
            buttons.addWidget(button)
        self.fields.changed.connect(self.changed)
        self.hide()

    def show_state(self, state: OutsideState | None) -> None:
        """Draw `state`; the only way data enters this panel."""
        self.setVisible(state is not None)
        if state is None or state.person != self._person:
            self.fields.forget()
        if state is None:
            self._person = ""
            return
        self._person = state.person
        self.title.setText(self.tr("Who told it about {name}?").format(name=state.name))
        self.alone.setText(self.tr("Ask {name} too, alone, as soon as you can.").format(name=state.name))
        asked = (
            EntryField(NAME, self.tr("Name of who told it")),
            EntryField(ROLE, self.tr("Who is that to the family, such as a nurse or a neighbour?")),
        )
        self.fields.show_fields(asked, state.values)
        self.fields.show_missing(state.missing)
        for button in self._buttons:
            button.setEnabled(not state.busy)
