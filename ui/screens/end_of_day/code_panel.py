"""Where an officer's code for one day is typed."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from ui import theme
from ui.widgets.button import Button
from ui.widgets.field import Field
from ui.widgets.panel import Panel

_DIGITS = 8
_MOST_SIGNS = 20
_FIELD_WIDTH_PX = 360


class CodePanel(Panel):
    """Asks for the eight digits.

    Signals:
        code_given: as typed.
    """

    code_given = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.field = Field(self.tr("Code for today, from an officer"), hint=self.tr("Eight digits, by telephone."))
        self.open = Button(self.tr("Read the families today"), "secondary", icon="lock-open")
        self.field.edit.setMaxLength(_MOST_SIGNS)
        self.field.edit.setInputMethodHints(Qt.InputMethodHint.ImhPreferNumbers | Qt.InputMethodHint.ImhSensitiveData)
        self.field.setMaximumWidth(round(_FIELD_WIDTH_PX * theme.current().text_scale))
        self.body.setSpacing(theme.current().px("basis-space-sm"))
        self.body.addWidget(self.field)
        self.body.addWidget(self.open, 0, Qt.AlignmentFlag.AlignLeft)
        self.field.edit.textChanged.connect(self._refresh)
        self.field.edit.returnPressed.connect(self._on_open_clicked)
        self.open.clicked.connect(self._on_open_clicked)
        self._refresh()

    def show_problem(self, problem: str) -> None:
        """Say what is wrong with the code, or nothing."""
        self.field.show_problem(problem)

    def clear(self) -> None:
        """Forget what was typed."""
        self.field.edit.clear()

    def _refresh(self) -> None:
        self.open.setEnabled(sum(sign.isdecimal() for sign in self.field.edit.text()) == _DIGITS)

    def _on_open_clicked(self) -> None:
        if self.open.isEnabled():
            self.code_given.emit(self.field.edit.text())
