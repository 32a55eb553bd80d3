"""From a field of a definition to the editor of its answer; the only place that tells the kinds apart."""

from __future__ import annotations

from dataclasses import replace

from jgvisit.content.form_model import Column, Field
from jgvisit.records.answers import Answer
from ui.widgets.answers.choice_editor import ChoiceEditor
from ui.widgets.answers.day_editor import DayEditor
from ui.widgets.answers.editor import Asked, Editor, Now
from ui.widgets.answers.passages_editor import PassagesEditor
from ui.widgets.answers.persons_editor import PersonsEditor
from ui.widgets.answers.rows_editor import RowsEditor
from ui.widgets.answers.text_editor import TextEditor

People = tuple[tuple[str, str], ...]


def editor_for(field: Field, value: Answer | None, people: People, now: Now) -> Editor:
    """Return the editor of a field; a fixed field has none.

    Raises:
        ValueError: the field is fixed.
    """
    if field.kind == "fixed":
        raise ValueError(field.id)
    asked = Asked(field.id, field.label, field.help, now=now)
    match field.kind:
        case "rows":

            def cell(column: Column, path: str, given: Answer | None) -> Editor:
                inside = Asked(path, column.label, least_lines=1, now=now)
                return _plain(column.kind, inside, column.choices, people, given)

            return RowsEditor(asked, field.columns, value, cell)
        case "passages":
            return PassagesEditor(asked, value)
        case _:
            return _plain(field.kind, asked, field.choices, people, value)


def _plain(
    kind: str, asked: Asked, choices: tuple[tuple[str, str], ...], people: People, value: Answer | None
) -> Editor:
    match kind:
        case "choice" | "choices":
            return ChoiceEditor(replace(asked, choices=choices, many=kind == "choices"), value)
        case "persons":
            return PersonsEditor(replace(asked, people=people), value)
        case "date" | "moment":
            return DayEditor(asked, value, with_hour=kind == "moment")
        case _:
            return TextEditor(replace(asked, lines=kind == "lines"), value)
