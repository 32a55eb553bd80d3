"""The answers of form A, as its definition asks them and as its record keeps them. Pure.

Its plain fields stand in the record as text, as they have from the first form on; what no plain text can hold
stands beside them as it does of every other form. Here, and nowhere else, one becomes the other.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from jgvisit.content.form_model import Field, FieldKind, FormDefinition
from jgvisit.ids import PersonId
from jgvisit.records.answers import Answer, ChoiceAnswer, DayAnswer, LinesAnswer, TextAnswer
from jgvisit.services.forms.answers import Answers

KEPT_AS_TEXT: frozenset[FieldKind] = frozenset({"text", "lines", "date", "choice"})


@dataclass(frozen=True)
class HelpAnswers:
    """What was answered on one form A."""

    texts: Mapping[str, str]
    """Of the plain fields; lists are joined by newlines, days are ISO dates."""
    typed: Answers = field(default_factory=dict)
    """Of every other kind of field."""
    names: Mapping[PersonId, str] = field(default_factory=dict)
    """Of those the typed answers name."""

    def seen(self, form: FormDefinition) -> HelpAnswers:
        """Return the answers that the family sees: only they are on paper, attached, and under the hash (H1)."""
        own = {each.id for each in form.of_part("common")}
        return HelpAnswers(
            {name: text for name, text in self.texts.items() if name in own},
            {name: answer for name, answer in self.typed.items() if name in own},
            self.names,
        )


def as_answers(form: FormDefinition, kept: HelpAnswers) -> dict[str, Answer]:
    """Return every answer as the form asks it; what does not fit its field stays words, as it was typed."""
    fields = {each.id: each for each in form.fields}
    return {name: _answer(fields.get(name), text) for name, text in kept.texts.items()} | dict(kept.typed)


def to_keep(form: FormDefinition, answers: Answers) -> HelpAnswers:
    """Return the answers as the record keeps them; the names are for who knows the family."""
    plain = {each.id for each in form.fields if each.kind in KEPT_AS_TEXT}
    texts = {name: _text(answer) for name, answer in answers.items() if name in plain}
    return HelpAnswers(texts, {name: answer for name, answer in answers.items() if name not in plain})


def _answer(asked: Field | None, text: str) -> Answer:
    match None if asked is None else asked.kind:
        case "lines":
            return LinesAnswer(tuple(text.splitlines()))
        case "date":
            return _day(text)
        case "choice" if text.strip():
            return ChoiceAnswer((text.strip(),))
        case _:
            return TextAnswer(text)


def _text(answer: Answer) -> str:
    match answer:
        case TextAnswer(text=text):
            return text
        case LinesAnswer(lines=lines):
            return "\n".join(lines)
        case DayAnswer(day=day):
            return day
        case ChoiceAnswer(values=values):
            return " ".join(values)
        case _:
            raise ValueError(f"{type(answer).__name__} is no plain text")


def _day(text: str) -> Answer:
    try:
        return DayAnswer(date.fromisoformat(text.strip()).isoformat())
    except ValueError:  # words, or a year that cannot be
        return TextAnswer(text)
