"""Whether answers fit the definition of their form, part by part. Pure."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date, timedelta

from jgvisit.content.form_model import Column, Field, FieldKind, FormDefinition, Part
from jgvisit.content.model import TODAY, Rule
from jgvisit.domain.own_words import says_something
from jgvisit.ids import PersonId
from jgvisit.records.answers import (
    STATEMENT_TYPES,
    Answer,
    ChoiceAnswer,
    DayAnswer,
    LinesAnswer,
    MomentAnswer,
    PassagesAnswer,
    PerChildAnswer,
    PersonsAnswer,
    Row,
    RowsAnswer,
    TextAnswer,
)
from jgvisit.services.forms.refusals import AnswersMissingError, RuleBrokenError

Answers = Mapping[str, Answer]
KINDS: Mapping[FieldKind, type[Answer]] = {
    "text": TextAnswer,
    "lines": LinesAnswer,
    "date": DayAnswer,
    "moment": MomentAnswer,
    "choice": ChoiceAnswer,
    "choices": ChoiceAnswer,
    "persons": PersonsAnswer,
    "passages": PassagesAnswer,
    "rows": RowsAnswer,
    "perChild": PerChildAnswer,
}
"""A fixed field has no answer: its text stands in the form."""


class PartMixedError(ValueError):
    """Answers of one part were given as another's; nothing was recorded (H1). No screen can do this."""


def check_part(
    form: FormDefinition,
    part: Part,
    answers: Answers,
    others: Answers,
    today: date,
    on_record: frozenset[str] = frozenset(),
    children: Collection[PersonId] = (),
) -> None:
    """Look whether `answers` can be recorded as one part of `form`.

    Args:
        form: in Dutch.
        part: whose answers these are.
        answers: field id -> answer.
        others: what stands in the other parts already; conditions may ask after it.
        today: on which they are given.
        on_record: conditions that the record makes true for every child of this form.
        children: about whom the form is: what is asked for each child is asked for these, and for no other.

    Raises:
        PartMixedError: a field of another part, or of none, is among them.
        AnswersMissingError: a required answer is missing, or one cannot be read; with the fields.
        RuleBrokenError: the answers contradict each other or the record; with the reason.
    """
    own = {field.id for field in form.of_part(part) if field.kind != "fixed"}
    foreign = sorted(answers.keys() - own)
    if foreign:
        raise PartMixedError(f"{form.id}, {part}: {', '.join(foreign)}")
    holds = answer_conditions(form, {**others, **answers})
    wrong = tuple(
        field.id for field in form.of_part(part) if not _fits(field, answers.get(field.id), form, holds, children)
    )
    if wrong:
        raise AnswersMissingError(wrong)
    everything = {**others, **answers}
    days = {name: day for name, answer in everything.items() if (day := _day(answer)) is not None}
    check_rules(form.rules, days, holds | on_record, today)


def check_rules(rules: Iterable[Rule], days: Mapping[str, date], holds: frozenset[str], today: date) -> None:
    """Look whether the answers of a form fit together.

    Args:
        rules: of the form.
        days: field id -> the day that stands there.
        holds: conditions of the answers and of the record.
        today: on which they are given.

    Raises:
        RuleBrokenError: with the reason, and the days it is about.
    """
    for rule in rules:
        if not _keeps(rule, {**days, TODAY: today}, holds):
            about = tuple(name for name in (rule.first, rule.last) if name is not None and name in days)
            raise RuleBrokenError(rule.why, about)


def answer_conditions(form: FormDefinition, answers: Answers) -> frozenset[str]:
    """Return what holds by the answers themselves: `given.<field>` and `<field>.<choice>`."""
    holds: set[str] = set()
    for field in form.fields:
        answer = answers.get(field.id)
        if answer is not None and not is_empty(answer):
            holds.add(f"given.{field.id}")
            if isinstance(answer, ChoiceAnswer):
                holds.update(f"{field.id}.{value}" for value in answer.values)
    return frozenset(holds)


def is_empty(answer: Answer) -> bool:
    """Tell whether an answer says nothing."""
    match answer:
        case TextAnswer(text=text):
            return not text.strip()
        case LinesAnswer(lines=lines):
            return not any(line.strip() for line in lines)
        case ChoiceAnswer(values=values):
            return not values
        case PersonsAnswer(persons=persons, others=others):
            return not persons and not any(other.strip() for other in others)
        case RowsAnswer(rows=rows):
            return not rows
        case PassagesAnswer(passages=passages):
            return not passages
        case PerChildAnswer(said=said):
            return not any(each.text.strip() for each in said)
        case _:
            return False


def exists(field: Field, holds: frozenset[str]) -> bool:
    """Tell whether the other answers leave a place for this field."""
    return field.only_when is None or field.only_when in holds


def _fits(
    field: Field, answer: Answer | None, form: FormDefinition, holds: frozenset[str], children: Collection[PersonId]
) -> bool:
    if field.kind == "fixed":
        return True
    if answer is None or is_empty(answer):
        tonight = form.urgent_when is not None and form.urgent_when in holds
        return not (field.required and exists(field, holds)) or (field.may_wait and tonight)
    if field.required and not says_anything(answer):
        return False
    if isinstance(answer, PerChildAnswer) and not _fits_children(field, answer, children):
        return False
    return exists(field, holds) and isinstance(answer, KINDS[field.kind]) and not any(_slips(field, answer))


def _fits_children(field: Field, answer: PerChildAnswer, children: Collection[PersonId]) -> bool:
    """Each child once and no other; where it is required nobody is left out: brothers and sisters differ (H26)."""
    said = [each.child for each in answer.said if says_something(each.text)]
    no_other = len(set(said)) == len(answer.said) and set(said) <= set(children)
    return no_other and (not field.required or set(said) == set(children))


def says_anything(answer: Answer) -> bool:
    """Tell whether words are words: a dot or an invisible sign is no answer to what is required."""
    match answer:
        case TextAnswer(text=text):
            return says_something(text)
        case LinesAnswer(lines=lines):
            return any(says_something(line) for line in lines)
        case PersonsAnswer(persons=persons, others=others):
            return bool(persons) or any(says_something(other) for other in others)
        case PerChildAnswer(said=said):
            return any(says_something(each.text) for each in said)
        case _:
            return True


def _slips(field: Field, answer: Answer) -> Iterator[bool]:
    """Yield True for whatever in a filled answer cannot stand."""
    match answer:
        case ChoiceAnswer(values=values):
            known = dict(field.choices)
            yield from (value not in known for value in values)
            yield field.kind == "choice" and len(values) != 1
        case RowsAnswer(rows=rows):
            yield from (not _row_fits(field, row) for row in rows)
            yield len({row.id for row in rows}) != len(rows)
        case PassagesAnswer(passages=passages):
            for passage in passages:
                yield not says_something(passage.text) or passage.type not in STATEMENT_TYPES
                # a fact, or what somebody said, without source and day is hearsay (practice.md §3.4)
                yield passage.type in ("fact", "reported") and not (passage.source and passage.on)
            yield len({passage.id for passage in passages}) != len(passages)


def _row_fits(field: Field, row: Row) -> bool:
    columns = {column.id: column for column in field.columns}
    return not row.cells.keys() - columns.keys() and all(_cell_fits(column, row) for column in field.columns)


def _cell_fits(column: Column, row: Row) -> bool:
    answer = row.cells.get(column.id)
    if answer is None or is_empty(answer):
        return not column.required
    if column.required and not says_anything(answer):
        return False
    if isinstance(answer, ChoiceAnswer) and (len(answer.values) != 1 or answer.values[0] not in dict(column.choices)):
        return False
    return isinstance(answer, KINDS[column.kind])


def _keeps(rule: Rule, days: Mapping[str, date], holds: frozenset[str]) -> bool:
    if rule.when is not None and rule.when not in holds:
        return True
    if rule.needs is not None and rule.needs not in holds:
        return False
    first, last = days.get(rule.first or ""), days.get(rule.last or "")
    if first is None or last is None:
        return True
    return first <= last and (rule.most_days is None or last - first <= timedelta(days=rule.most_days))


def _day(answer: Answer) -> date | None:
    return date.fromisoformat(answer.day) if isinstance(answer, DayAnswer) else None
