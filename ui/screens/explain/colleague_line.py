"""Which colleague goes over a card again and hears what comes back: a line, and below it whom we know here (H23)."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from ui import theme
from ui.i18n import isolated
from ui.widgets.answers.colleague_editor import colleagues_like
from ui.widgets.button import Button
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.layouts import clear, keeping_focus
from ui.widgets.text import Text


class ColleagueLine(QWidget):
    """Takes any name; one press fills one in.

    Signals:
        changed: the name so far.
    """

    changed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        space = theme.current().px
        label = self.tr("Did a colleague explain it again, here or by telephone? Write the name (may stay empty)")
        self.edit = QLineEdit()
        self.edit.setObjectName("heard-by-colleague")
        self.edit.setAccessibleName(label)
        self._names: tuple[str, ...] = ()
        self._shown: tuple[str, ...] = ()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space("basis-space-2xs"))
        column.addWidget(Text(label, "label"))
        column.addWidget(self.edit)
        self._row = FlowLayout(gap_px=space("basis-space-xs"))
        column.addLayout(self._row)
        self.edit.textEdited.connect(self._on_edited)

    def name(self) -> str:
        """Return the name that stands there."""
        return self.edit.text().strip()

    def show_name(self, name: str) -> None:
        """Let `name` stand there; nothing is reported."""
        self.edit.setText(name)
        self._offer()

    def show_colleagues(self, names: Sequence[str]) -> None:
        """Offer these."""
        self._names = tuple(names)
        self._offer()

    def _offer(self) -> None:
        found = tuple(colleagues_like(self.name(), self._names))
        if found == self._shown:
            return
        self._shown = found
        with keeping_focus(self):
            clear(self._row)
            for each in found:
                button = Button(isolated(each), "secondary", name=self.tr("Fill in {name}").format(name=each))
                button.setObjectName(f"heard-by-{each}")
                button.clicked.connect(lambda _=False, name=each: self._take(name))
                self._row.addWidget(button)

    def _on_edited(self) -> None:
        self._offer()
        self.changed.emit(self.edit.text())

    def _take(self, name: str) -> None:
        self.show_name(name)
        self.edit.setFocus()
        self.changed.emit(name)
