"""People as an answer: members of the family by their name, and somebody else in words."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QLineEdit, QWidget

from jgvisit.records.answers import Answer, PersonsAnswer
from ui import theme
from ui.widgets.answers.editor import Asked, Editor
from ui.widgets.button import Button
from ui.widgets.flow_layout import FlowLayout


class PersonsEditor(Editor):
    """Takes people. Who is chosen already and may not be named here now stays chosen, unseen (H4)."""

    def __init__(self, asked: Asked, value: Answer | None, parent: QWidget | None = None) -> None:
        super().__init__(asked, parent)
        given = value if isinstance(value, PersonsAnswer) else PersonsAnswer()
        known = dict(asked.people)
        self._unseen = tuple(person for person in given.persons if person not in known)
        self._buttons: list[tuple[str, Button]] = []
        row = FlowLayout(gap_px=theme.current().px("basis-space-xs"))
        for person, who in asked.people:
            button = Button(who, "choice", name=f"{asked.label}: {who}")
            button.setObjectName(f"field-{asked.path}-{person}")
            button.setChecked(person in given.persons)
            button.clicked.connect(lambda _=False: self.changed.emit())
            self._buttons.append((person, button))
            row.addWidget(button)
        self.others = QLineEdit(", ".join(given.others))
        other = self.tr("Somebody else")
        self.others.setPlaceholderText(other)
        self.name(self.others, f"{asked.label}: {other}")
        self.others.textChanged.connect(lambda _: self.changed.emit())
        self.column.addLayout(row)
        self.column.addWidget(self.others)
        self.column.addWidget(self.problem)

    def value(self) -> Answer | None:
        """Return who is chosen; None where nobody is."""
        persons = tuple(person for person, button in self._buttons if button.isChecked()) + self._unseen
        others = tuple(name for part in self.others.text().split(",") if (name := part.strip()))
        return PersonsAnswer(persons, others) if persons or others else None

    def controls(self) -> Sequence[QWidget]:
        """Return the names, and the line for somebody else."""
        return [*(button for _, button in self._buttons), self.others]
