"""Agreements that go along with a handover: those for which the parents chose so, in the text they say yes to. Pure.

A row of the handover names one version of a plan by its record, in its own id, and in words: which plan, of which
moment. Row and choice stand in the answers that every signer's hash covers, so the consent to send covers exactly that
version and no other (H11); where the words are another plan's than the record's, nothing is laid and nothing goes. No
hash is printed (H30). An empty choice is a no.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from msgspec import structs

from jgvisit.clock import AMSTERDAM, from_rfc3339
from jgvisit.content.fill import day_in_words
from jgvisit.content.form_model import FormDefinition
from jgvisit.ids import FormId, PersonId, RecordId
from jgvisit.records.answers import Answer, ChoiceAnswer, Passage, PassagesAnswer, Row, RowsAnswer, TextAnswer
from jgvisit.records.case_file import CaseFile
from jgvisit.records.case_forms import FilledPart
from jgvisit.records.case_stamp import time_of
from jgvisit.records.visibility import everybody, hidden_records
from jgvisit.services.agreements.plan_promises import common_part
from jgvisit.services.forms.answer_words import in_words, passage_in_words, row_in_words
from jgvisit.services.forms.answers import is_empty
from jgvisit.services.forms.passages import ReadPassage
from jgvisit.services.sending.plan_kinds import KINDS, is_running

FIELD, _PLAN, _GOES = "plansAlong", "plan", "goesAlong"
SOURCE_KEPT = "bron bij ons bekend"
"""Stands where a plan names who told a fact: whoever reads it asks us, and a person decides."""


@dataclass(frozen=True)
class Plan:
    """One version of a plan, or of another agreement that can go along."""

    form: FormId
    form_type: str
    part: FilledPart
    title: str
    """For the family and the receiver: which plan, of which day."""


def offered(file: CaseFile, children: tuple[PersonId, ...], today: date) -> tuple[Row, ...]:
    """Return a row for each plan about these children that holds today; nobody chose for any of them yet.

    Args:
        file: as everybody who looks on may see it.
        children: about whom the handover is.
        today: the day.
    """
    found = []
    for plan in file.filled:
        part = common_part(plan) if plan.form_type in KINDS else None
        if part is None or not children or not set(part.children) <= set(children):
            continue
        if is_running(file, plan, part, today):
            found.append(Row(part.stamp.record, {_PLAN: TextAnswer(_title(plan.form_type, part))}))
    return tuple(found)


def chosen(answers: Mapping[str, Answer]) -> tuple[Row, ...]:
    """Return the rows of which somebody said that they go along."""
    rows = answers.get(FIELD)
    return tuple(
        row
        for row in (rows.rows if isinstance(rows, RowsAnswer) else ())
        if isinstance(choice := row.cells.get(_GOES), ChoiceAnswer) and choice.values == ("yes",)
    )


def plan_of(file: CaseFile, row: Row, children: tuple[PersonId, ...], today: date) -> Plan | None:
    """Return the version that a row names; None where it is no plan about these children, or hidden from anybody.

    Args:
        file: whole.
        row: of the handover.
        children: about whom the handover is.
        today: the day on which it would be read.
    """
    record, words = RecordId(row.id), row.cells.get(_PLAN)
    if record in hidden_records(file, everybody(file), today):
        return None
    for form in file.filled:
        if form.form_type not in KINDS:
            continue
        for part in (*form.parts, *form.versions):
            if (part.part, part.stamp.record) == ("common", record) and set(part.children) <= set(children):
                title = _title(form.form_type, part)
                named = isinstance(words, TextAnswer) and words.text.strip() == title
                holds = KINDS[form.form_type].holds(file, form, part)
                return Plan(form.id, form.form_type, part, title) if named and holds else None
    return None


def said_of(
    plan: Plan,
    form: FormDefinition,
    names: Mapping[PersonId, str],
    may_be_named: frozenset[PersonId],
    statements: tuple[ReadPassage, ...],
) -> Iterator[tuple[str, str, ReadPassage | None]]:
    """Yield (label, words, the statement it is) of what goes along of a plan.

    Args:
        plan: the version.
        form: the plan's form, in Dutch.
        names: of the family.
        may_be_named: the children, and who holds authority over them: a promise of anybody else stays here.
        statements: those of the plan that go along.
    """
    answers, kind = dict(plan.part.answers), KINDS[plan.form_type]
    for name in kind.fields:
        answer = answers.get(name)
        if answer is None or is_empty(answer):
            continue
        field = form.field(name)
        if isinstance(answer, PassagesAnswer):
            for read in statements:
                if read.field == name:
                    yield field.label, _without_source(read.passage), read
        elif isinstance(answer, RowsAnswer):
            theirs = (row for row in answer.rows if all(_are(row, each, may_be_named) for each in kind.persons))
            for number, row in enumerate(theirs, 1):
                kept = Row(row.id, {each: cell for each, cell in row.cells.items() if each in kind.cells})
                yield f"{field.label} ({number})", row_in_words(field, kept, names, "nl").replace("\n", "; "), None
        elif isinstance(answer, TextAnswer):
            # as it was written: the family's own plan is edited by nobody (H24)
            yield field.label, answer.text.strip(), None
        else:
            yield field.label, in_words(field, answer, names, "nl"), None


def _without_source(passage: Passage) -> str:
    """Return a statement with its day; who told it said no yes to be named to a GI, or asked not to be (H3, H7)."""
    if not (passage.source or "").strip():
        return passage_in_words(passage)
    return passage_in_words(structs.replace(passage, source=SOURCE_KEPT))


def _are(row: Row, column: str, may_be_named: frozenset[PersonId]) -> bool:
    """Tell whether a row names there nobody but those who may be named."""
    who = row.cells.get(column)
    persons = getattr(who, "persons", ())
    return bool(persons) and set(persons) <= may_be_named and not getattr(who, "others", ())


def _title(form_type: str, part: FilledPart) -> str:
    """Name a version by its moment: which number it has can change when another laptop's version arrives."""
    moment = from_rfc3339(time_of(part.stamp)).astimezone(AMSTERDAM)
    return f"{KINDS[form_type].title} van {day_in_words(moment.date(), 'nl')}, {moment:%H:%M} uur"
