"""A line to type in, with its words above it and what is wrong below it."""

from __future__ import annotations

from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from ui import theme
from ui.widgets.announcing import Problem
from ui.widgets.text import Text


class Field(QWidget):
    """A labelled line edit: `edit` is the control, `show_problem` says what is wrong with it."""

    def __init__(self, label: str, parent: QWidget | None = None, *, hint: str = "") -> None:
        super().__init__(parent)
        self.label, self.hint, self.problem = Text(label, "label"), Text(hint, "small", subtle=True), Problem(label)
        self.edit = QLineEdit()
        self.edit.setAccessibleName(label)
        self.edit.setAccessibleDescription(hint)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.current().px("basis-space-2xs"))
        for widget in (self.label, self.hint, self.edit, self.problem):
            column.addWidget(widget)
        self.hint.setVisible(bool(hint))

    def set_label(self, label: str) -> None:
        """Change the words above the line, also for the screen reader."""
        self.label.setText(label)
        self.problem.about = label
        self.edit.setAccessibleName(label)

    def show_problem(self, problem: str) -> None:
        """Say what is wrong, or nothing when `problem` is empty."""
        self.problem.tell(problem)
        self.edit.setProperty("invalid", bool(problem))
        self.edit.setAccessibleDescription(problem or self.hint.text())
        self.edit.style().polish(self.edit)
