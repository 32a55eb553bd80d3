"""How free it felt to say no, in five steps; nobody has to say it (R16)."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui import theme
from ui.screens.form.state import FormState
from ui.widgets.both import both, both_lines
from ui.widgets.button import Button
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.layouts import clear
from ui.widgets.text import Text


class FeltFree(QWidget):
    """Ask it beside the choice.

    Signals:
        changed: something was chosen, or taken back.
    """

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._buttons: list[Button] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.current().px("basis-space-2xs"))
        self.question, self._row = Text(role="label"), FlowLayout(gap_px=theme.current().px("basis-space-xs"))
        column.addWidget(self.question)
        column.addLayout(self._row)

    def begin(self, state: FormState) -> None:
        """Lay out the steps, with what was chosen before a lock."""
        self.forget()
        asked = (
            self.tr("Could you say no freely, child? You may skip this.")
            if state.informal
            else self.tr("Could you say no freely? You may skip this.")
        )
        self.question.setText(both_lines(asked, state.words))
        steps = (
            self.tr("Not at all"),
            self.tr("Not really"),
            self.tr("A little"),
            self.tr("Yes"),
            self.tr("Yes, quite freely"),
        )
        for number, words in enumerate(steps, 1):
            button = Button(both(words, state.words), "choice", name=f"{asked} {words}")
            button.setObjectName(f"free-{number}")
            button.setChecked(state.kept.felt_free == number)
            button.clicked.connect(lambda _=False, pressed=button: self._on_pressed(pressed))
            self._buttons.append(button)
            self._row.addWidget(button)

    def forget(self) -> None:
        """Take the question off the screen."""
        self._buttons = []
        clear(self._row)

    def chosen(self) -> int | None:
        """Return the step, 1 to 5; None where it was skipped."""
        return next((number for number, button in enumerate(self._buttons, 1) if button.isChecked()), None)

    def _on_pressed(self, pressed: Button) -> None:
        for button in self._buttons:
            if button is not pressed:
                button.setChecked(False)
        self.changed.emit()
