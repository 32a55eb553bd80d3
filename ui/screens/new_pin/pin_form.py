"""A PIN, typed twice: what differs or is too short is said at the line itself."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from ui import theme
from ui.widgets.button import Button
from ui.widgets.field import Field

MIN_PIN_LENGTH = 6
_SECRET = (
    Qt.InputMethodHint.ImhSensitiveData
    | Qt.InputMethodHint.ImhNoPredictiveText
    | Qt.InputMethodHint.ImhNoAutoUppercase
    | Qt.InputMethodHint.ImhHiddenText
)


class PinForm(QWidget):
    """Two lines and a button.

    Signals:
        chosen: the PIN, typed the same twice, long enough; the lines are empty again.
    """

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.first = Field(self.tr("New PIN"), hint=self.tr("At least six characters; letters are allowed too."))
        self.second = Field(self.tr("The same PIN again"))
        self.confirm = Button(self.tr("Use this PIN"), "primary", icon="check")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.current().px("basis-space-md"))
        for field in (self.first, self.second):
            column.addWidget(field)
            field.edit.setEchoMode(QLineEdit.EchoMode.Password)
            field.edit.setInputMethodHints(_SECRET)
            field.edit.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
            field.edit.textChanged.connect(self._on_text_changed)
        column.addWidget(self.confirm, 0, Qt.AlignmentFlag.AlignLeft)
        self.setFocusProxy(self.first.edit)
        self.first.edit.returnPressed.connect(self.second.edit.setFocus)
        self.second.edit.returnPressed.connect(self._on_confirm_clicked)
        self.confirm.clicked.connect(self._on_confirm_clicked)
        self.set_busy(False)

    def set_busy(self, busy: bool) -> None:
        """Let nothing be typed or sent while something runs."""
        for field in (self.first, self.second):
            field.edit.setReadOnly(busy)
        self._busy = busy
        self._refresh_confirm()

    def clear(self) -> None:
        """Forget what was typed."""
        for field in (self.first, self.second):
            field.edit.clear()

    def _refresh_confirm(self) -> None:
        typed = bool(self.first.edit.text()) and bool(self.second.edit.text())
        self.confirm.setEnabled(typed and not self._busy)

    def _on_text_changed(self) -> None:
        for field in (self.first, self.second):
            field.show_problem("")
        self._refresh_confirm()

    def _on_confirm_clicked(self) -> None:
        if not self.confirm.isEnabled():
            return
        pin = self.first.edit.text()
        if len(pin) < MIN_PIN_LENGTH:
            self.first.show_problem(self.tr("This PIN is too short: it has at least six characters."))
            self.first.edit.setFocus()
        elif pin != self.second.edit.text():
            self.second.show_problem(self.tr("This is not the same PIN. Type it once more."))
            self.second.edit.setFocus()
            self.second.edit.selectAll()
        else:
            self.clear()
            self.chosen.emit(pin)
