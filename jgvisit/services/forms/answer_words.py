"""Typed answers as they read on paper, in the language of the words beside them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from jgvisit.clock import AMSTERDAM
from jgvisit.content.fill import day_in_words, fill
from jgvisit.content.form_model import ENDS_EARLIER, Column, Field, FormDefinition
from jgvisit.ids import PersonId
from jgvisit.records.answers import (
    Answer,
    ChoiceAnswer,
    DayAnswer,
    LinesAnswer,
    MomentAnswer,
    Passage,
    PerChildAnswer,
    PersonsAnswer,
    Row,
    TextAnswer,
)
from jgvisit.services.talk.conditions import joined

Names = Mapping[PersonId, str]


def in_words(field: Field | Column, answer: Answer, names: Names, language: str) -> str:
    """Return a simple answer as one text; rows and passages stand in lines of their own."""
    match answer:
        case TextAnswer(text=text):
            return text.strip().rstrip(".")
        case LinesAnswer(lines=lines):
            return _listed(line.strip().rstrip(".") for line in lines)
        case DayAnswer(day=day):
            return day_in_words(datetime.fromisoformat(day).date(), language)
        case MomentAnswer(at=at):
            moment = datetime.fromisoformat(at).astimezone(AMSTERDAM)
            return f"{day_in_words(moment.date(), language)}, {moment:%H:%M}"
        case ChoiceAnswer(values=values):
            texts = dict(field.choices)
            return _listed(texts.get(value, value) for value in values)
        case PersonsAnswer(persons=persons, others=others):
            return joined((*(names[PersonId(person)] for person in persons), *others), language)
        case PerChildAnswer(said=said):
            # of a child whose name is not here, the words are not either: it is hidden from somebody who looks on (H4)
            named = [each for each in said if PersonId(each.child) in names]
            return _listed(
                f"{names[PersonId(each.child)]}: {words}" for each in named if (words := each.text.strip().rstrip("."))
            )
        case _:
            return ""


def is_words(answer: Answer) -> bool:
    """Tell whether an answer is words somebody typed, or names: these have no translation."""
    return isinstance(answer, TextAnswer | LinesAnswer | PersonsAnswer | PerChildAnswer)


@dataclass(frozen=True)
class Whole:
    """The form that a row belongs to, in the language of the labels, and what else was answered in it."""

    form: FormDefinition
    answers: Mapping[str, Answer]

    def earlier(self, column: Column, day: Answer) -> str:
        """Return the words that stand behind a day on which a row ends before its form; else nothing."""
        last = self.answers.get(column.within)
        ends = isinstance(day, DayAnswer) and isinstance(last, DayAnswer) and day.day < last.day
        return f" ({self.form.labels[ENDS_EARLIER]})" if ends and ENDS_EARLIER in self.form.labels else ""


def row_in_words(
    field: Field,
    row: Row,
    names: Names,
    language: str,
    direction: Literal["ltr", "rtl"] = "ltr",
    whole: Whole | None = None,
) -> str:
    """Return a row as lines of "label: value", in the order of the columns.

    Args:
        field: the field of rows.
        row: one of them.
        names: of the members it names.
        language: of the labels.
        direction: of the labels.
        whole: the form around it, where a row that ends before that form is told apart.
    """
    lines = []
    for column in field.columns:
        answer = row.cells.get(column.id)
        if answer is not None and (value := in_words(column, answer, names, language)):
            value += "" if whole is None else whole.earlier(column, answer)
            lines.append(beside_label(column.label, value, direction))
    return "\n".join(lines)


def beside_label(label: str, value: str, direction: Literal["ltr", "rtl"] = "ltr") -> str:
    """Return "label: value"; a Dutch value in a text from the right is not torn apart by its order."""
    return (
        f"{label}: {value}" if direction == "ltr" else fill("{label}: {value}", {"label": label, "value": value}, "rtl")
    )


def passage_in_words(passage: Passage, language: str = "nl") -> str:
    """Return a statement with its source and day."""
    day = None if passage.on is None else day_in_words(datetime.fromisoformat(passage.on).date(), language)
    origin = ", ".join(part for part in (passage.source, day) if part)
    return f"{passage.text.strip()} ({origin})" if origin else passage.text.strip()


def values_of(form: FormDefinition, answers: Mapping[str, Answer], names: Names) -> dict[str, str]:
    """Return what the placeholders of the sentences of `form` read as; empty ones are left out."""
    read = {
        field.id: in_known_words(form, in_words(field, answers[field.id], names, form.language))
        for field in form.fields
        if field.id in answers
    }
    return {name: value for name, value in read.items() if value}


def in_known_words(form: FormDefinition, said: str) -> str:
    """Return `said` with what the program wrote into it in the language of `form`; what somebody typed stays Dutch.

    The program writes which forms and lines stop: "Gegevens delen: Basisschool; Hulp: alles" (`named_lines`). A
    name of a line is a name, and stays.
    """
    if not form.known:
        return said
    return _listed(_known(form, piece) for piece in said.split("; "))


def named_lines(title: str, lines: Iterable[str]) -> str:
    """Return a form with some of its lines, as it is told what stops."""
    return f"{title}: {', '.join(lines)}"


def _known(form: FormDefinition, piece: str) -> str:
    title, between, lines = piece.partition(": ")
    known = form.known.get(title)
    return piece if known is None or not between else f"{known}{between}{form.known.get(lines, lines)}"


def _listed(texts: Iterable[str]) -> str:
    return "; ".join(text for text in texts if text)
