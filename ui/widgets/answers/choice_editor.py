"""One of a few answers, or several: what was chosen can be taken back by pressing it once more."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from jgvisit.records.answers import Answer, ChoiceAnswer
from ui import theme
from ui.widgets.answers.editor import Asked, Editor
from ui.widgets.button import Button
from ui.widgets.flow_layout import FlowLayout


class ChoiceEditor(Editor):
    """Takes one of the choices, or several where the form says so."""

    def __init__(self, asked: Asked, value: Answer | None, parent: QWidget | None = None) -> None:
        super().__init__(asked, parent)
        chosen = value.values if isinstance(value, ChoiceAnswer) else ()
        self._unknown = tuple(each for each in chosen if each not in dict(asked.choices))
        """Chosen in texts that had more answers: kept, for the form to say that it must be chosen anew."""
        self._buttons: list[tuple[str, Button]] = []
        row = FlowLayout(gap_px=theme.current().px("basis-space-xs"))
        for each, words in asked.choices:
            button = Button(words, "choice", name=f"{asked.label}: {words}")
            button.setObjectName(f"field-{asked.path}-{each}")
            button.setChecked(each in chosen)
            if not asked.many:
                button.be_one_of()
            button.clicked.connect(lambda _=False, pressed=each: self._on_pressed(pressed))
            self._buttons.append((each, button))
            row.addWidget(button)
        self.column.addLayout(row)
        self.column.addWidget(self.problem)

    def value(self) -> Answer | None:
        """Return what is chosen; None where nothing is."""
        chosen = tuple(each for each, button in self._buttons if button.isChecked()) + self._unknown
        return ChoiceAnswer(chosen) if chosen else None

    def controls(self) -> Sequence[QWidget]:
        """Return the choices."""
        return [button for _, button in self._buttons]

    def _on_pressed(self, pressed: str) -> None:
        if not self.asked.many:
            self._unknown = ()
            for each, button in self._buttons:
                if each != pressed:
                    button.setChecked(False)
                elif self.asked.always:
                    button.setChecked(True)
        self.changed.emit()
