"""Questions that are always the same, each with a text of its own; they stand on record as rows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from PySide6.QtWidgets import QWidget

from jgvisit.content.form_model import Column
from jgvisit.ids import new_uuid7
from jgvisit.records.answers import Answer, ChoiceAnswer, Row, RowsAnswer, TextAnswer
from ui.widgets.advised_field import FieldsAdvice
from ui.widgets.answers.editor import Asked, Editor
from ui.widgets.answers.paths import path_of
from ui.widgets.answers.text_editor import TextEditor


@dataclass(frozen=True)
class _Question:
    row: Row
    editor: TextEditor


class QuestionsEditor(Editor):
    """Takes an answer to each question, below it: nobody adds a row and chooses what it answers."""

    def __init__(
        self,
        asked: Asked,
        question: Column,
        answer: Column,
        value: Answer | None,
        parent: QWidget | None = None,
    ) -> None:
        """`question` is the column whose choices are asked; `answer` the one that takes the text."""
        super().__init__(asked, parent)
        self._column = answer.id
        given = value.rows if isinstance(value, RowsAnswer) else ()
        self._questions: list[_Question] = []
        for choice, words in question.choices:
            said = ChoiceAnswer((choice,))
            rows = [row for row in given if row.cells.get(question.id) == said]
            for row in rows or [Row(new_uuid7(), {question.id: said})]:
                self._lay(choice, words, row)
        known = {each.row.id for each in self._questions}
        self._unseen = tuple(row for row in given if row.id not in known)
        """Of an older text, with a question that this one does not ask: kept."""
        self.column.addWidget(self.problem)

    def _lay(self, choice: str, words: str, row: Row) -> None:
        path = path_of(self.asked.path, row.id, self._column)
        inside = replace(self.asked, path=path, label=words, help="", least_lines=1)
        editor = TextEditor(inside, row.cells.get(self._column))
        editor.setObjectName(f"question-{self.asked.path}-{choice}")
        editor.changed.connect(self.changed)
        self.column.addWidget(editor)
        self._questions.append(_Question(row, editor))

    def value(self) -> Answer | None:
        """Return a row for each question that was answered; None where none was."""
        rows = [
            Row(each.row.id, {**each.row.cells, self._column: text})
            for each in self._questions
            if isinstance(text := each.editor.value(), TextAnswer)
        ]
        return RowsAnswer((*rows, *self._unseen)) if rows or self._unseen else None

    def controls(self) -> Sequence[QWidget]:
        """Return the field of each question."""
        return [control for each in self._questions for control in each.editor.controls()]

    def show_advice(self, advice: FieldsAdvice) -> None:
        """Show the advice on each answer."""
        for each in self._questions:
            each.editor.show_advice(advice)

    def show_problems(self, problems: Mapping[str, str]) -> None:
        """Say what is wrong at the answer it is about; what is wrong with the whole, below all."""
        self.problem.tell(problems.get(self.asked.path, ""))
        for each in self._questions:
            each.editor.show_problems(problems)

    def take_keyboard(self, path: str) -> QWidget | None:
        """Put the keyboard at an answer; at the first where the whole field is meant."""
        for each in self._questions:
            if path in (each.editor.asked.path, self.asked.path):
                return each.editor.take_keyboard(each.editor.asked.path)
        return None

    def place_of(self, focused: QWidget) -> str:
        """Return the answer's place that has the keyboard."""
        return next((place for each in self._questions if (place := each.editor.place_of(focused))), "")
