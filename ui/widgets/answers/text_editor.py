"""Words as an answer: lines that grow, with advice beneath them where a family reads them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from jgvisit.records.answers import Answer, LinesAnswer, TextAnswer
from ui.widgets.advised_field import AdvisedField, FieldsAdvice
from ui.widgets.answers.editor import Asked, Editor
from ui.widgets.growing import grow_with_text


class TextEditor(Editor):
    """Takes words, as they are typed."""

    def __init__(self, asked: Asked, value: Answer | None, parent: QWidget | None = None) -> None:
        super().__init__(asked, parent)
        self.field = AdvisedField(asked.path, _text(value), lines=True)
        self.field.describe(asked.label, asked.help)
        if isinstance(self.field.edit, QPlainTextEdit):
            grow_with_text(self.field.edit, asked.least_lines)
            self.field.edit.moveCursor(QTextCursor.MoveOperation.End)  # typing goes on where it ended
        self.column.addWidget(self.field)
        self.column.addWidget(self.problem)
        self.field.text_changed.connect(lambda _: self.changed.emit())

    def value(self) -> Answer | None:
        """Return the words; None where there are none."""
        text = self.field.text()
        if not text:
            return None
        return LinesAnswer(tuple(text.split("\n"))) if self.asked.lines else TextAnswer(text)

    def controls(self) -> Sequence[QWidget]:
        """Return the field."""
        return (self.field.edit,)

    def describe(self, words: str) -> None:
        """Tell a screen reader this beside the advice, which stays."""
        self.field.describe(self.asked.label, words)

    def show_advice(self, advice: FieldsAdvice) -> None:
        """Show the advice on these words."""
        text, given = advice.get(self.asked.path, ("", ()))
        self.field.show_advice(text, given)


def _text(value: Answer | None) -> str:
    match value:
        case TextAnswer(text=text):
            return text
        case LinesAnswer(lines=lines):
            return "\n".join(lines)
        case _:
            return ""
