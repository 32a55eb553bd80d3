"""From a field of a definition to the editor of its answer; the only place that tells the kinds apart."""

from __future__ import annotations

from dataclasses import dataclass, replace

from jgvisit.content.form_model import Column, Field
from jgvisit.content.on_call import OnCall
from jgvisit.content.receivers import PLACES, Receiver
from jgvisit.records.answers import Answer
from ui.widgets.answers.choice_editor import ChoiceEditor
from ui.widgets.answers.colleague_editor import COLLEAGUE_PLACES, ColleagueEditor
from ui.widgets.answers.day_editor import DayEditor
from ui.widgets.answers.editor import Asked, Editor, Now
from ui.widgets.answers.on_call_editor import ON_CALL_PLACE, OnCallEditor
from ui.widgets.answers.passages_editor import PassagesEditor
from ui.widgets.answers.per_child_editor import PerChildEditor
from ui.widgets.answers.persons_editor import PersonsEditor
from ui.widgets.answers.questions_editor import QuestionsEditor
from ui.widgets.answers.receiver_editor import ReceiverEditor
from ui.widgets.answers.rows_editor import RowsEditor
from ui.widgets.answers.text_editor import TextEditor

People = tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Directory:
    """Whom to offer where somebody is named or called, and whether somebody of the family may look on."""

    receivers: tuple[Receiver, ...] = ()
    colleagues: tuple[str, ...] = ()
    on_call: tuple[OnCall, ...] = ()
    onlooked: bool = False
    about: People = ()
    """(id, name) of the children the form is about, for what is asked for each child."""


NO_DIRECTORY = Directory()


def editor_for(
    field: Field, value: Answer | None, people: People, now: Now, directory: Directory = NO_DIRECTORY
) -> Editor:
    """Return the editor of a field; a fixed field has none.

    Raises:
        ValueError: the field is fixed.
    """
    if field.kind == "fixed":
        raise ValueError(field.id)
    around = Asked(
        "",
        "",
        receivers=directory.receivers,
        colleagues=directory.colleagues,
        on_call=directory.on_call,
        onlooked=directory.onlooked,
        now=now,
    )
    asked = replace(around, path=field.id, label=field.label, help=field.help)
    match field.kind:
        case "rows" if field.questions is not None:
            return QuestionsEditor(asked, *field.questions, value)
        case "rows":

            def cell(column: Column, path: str, given: Answer | None) -> Editor:
                inside = replace(around, path=path, label=column.label, least_lines=1)
                return _plain(column, inside, people, given)

            return RowsEditor(asked, field.columns, value, cell)
        case "passages":
            return PassagesEditor(asked, value)
        case "perChild":
            return PerChildEditor(asked, directory.about, value)
        case _:
            return _plain(field, asked, people, value)


def _plain(given: Field | Column, asked: Asked, people: People, value: Answer | None) -> Editor:
    match given.kind:
        case "choice" | "choices":
            return ChoiceEditor(replace(asked, choices=given.choices, many=given.kind == "choices"), value)
        case "persons":
            return PersonsEditor(replace(asked, people=people), value)
        case "date" | "moment":
            return DayEditor(asked, value, with_hour=given.kind == "moment")
        case "text" if given.id in PLACES and asked.receivers:
            return ReceiverEditor(asked, given.id, value)
        case "text" if given.id == ON_CALL_PLACE or (given.id in COLLEAGUE_PLACES and asked.on_call):
            return OnCallEditor(asked, value)
        case "text" if given.id in COLLEAGUE_PLACES and asked.colleagues:
            return ColleagueEditor(asked, value)
        case _:
            return TextEditor(replace(asked, lines=given.kind == "lines"), value)
