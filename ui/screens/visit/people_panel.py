"""Who is in the room: one tap for each of the family, a line for anybody else (H4)."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from ui import theme
from ui.i18n import isolated
from ui.screens.visit.state import PresentPerson, VisitState
from ui.widgets.button import Button
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.heading import Heading
from ui.widgets.layouts import clear
from ui.widgets.panel import Panel


class PeoplePanel(Panel):
    """Show who is here; report each change at once.

    Signals:
        presence_changed: (ids of those present, others in words).
        typed: others in words so far, for the draft.
    """

    presence_changed = Signal(object, str)
    typed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        space = theme.current().px("basis-space-md")
        self.set_even_inset(space)
        self._known: tuple[PresentPerson, ...] = ()
        self._visit, self._known_others = "", ""
        self._present: dict[str, Button] = {}
        self._flow = FlowLayout(gap_px=theme.current().px("basis-space-xs"))
        self.others = QLineEdit()
        self.others.setAccessibleName(self.tr("Somebody else in the room"))
        self.others.setPlaceholderText(self.tr("Somebody else, such as a neighbour"))
        self.others.editingFinished.connect(self._report)
        self.others.textEdited.connect(self.typed)
        self.body.addWidget(Heading(self.tr("Who is here?"), 2))
        self.body.addLayout(self._flow)
        self.body.addWidget(self.others)

    def show_people(self, state: VisitState) -> None:
        """Draw who is here; what is being typed stays until somebody else's name is recorded."""
        people, others = state.people, state.others
        if state.visit != self._visit:
            self.others.setText(others if state.typed_others is None else state.typed_others)
        elif others != self._known_others:
            self.others.setText(others)
        before, self._known = self._known, people
        self._visit, self._known_others = state.visit, others
        if [_who(person) for person in people] != [_who(person) for person in before]:
            clear(self._flow)
            self._present = {person.person: self._button(person) for person in people}
            return
        for person in people:  # the same buttons: a tap that comes at this moment still finds its own
            with QSignalBlocker(button := self._present[person.person]):
                button.setChecked(person.present)

    def _button(self, person: PresentPerson) -> Button:
        button = Button(f"{isolated(person.name)}\n{person.role}", "choice")
        button.setObjectName(f"present-{person.person}")
        button.setChecked(person.present)
        button.toggled.connect(self._report)
        self._flow.addWidget(button)
        return button

    def _report(self) -> None:
        present = tuple(person for person, button in self._present.items() if button.isChecked())
        before = {person.person for person in self._known if person.present}
        others = self.others.text().strip()
        if set(present) != before or others != self._known_others:
            self.presence_changed.emit(present, others)


def _who(person: PresentPerson) -> tuple[str, str, str]:
    return person.person, person.name, person.role
