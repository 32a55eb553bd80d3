"""What must hold inside one form, whoever wrote it: the parts stay apart, the marks stay apart, little is required.

A municipality may add fields and change texts; these rules are what it cannot change. A pack
that breaks one is refused, so the engine that records and prints never has to ask again.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from jgvisit.content.conditions import CONDITIONS
from jgvisit.content.files import FieldShape, FormShape, StatementShape
from jgvisit.content.fill import placeholders
from jgvisit.content.findings import Finding
from jgvisit.content.form_model import ENDS_EARLIER, TELLING_FIELDS, Part
from jgvisit.content.model import TODAY
from jgvisit.content.reading import Read
from jgvisit.domain.facts import Mark

MOST_REQUIRED = 12
MOST_REQUIRED_TONIGHT = 8
"""For the safety plan of tonight and the urgent request (H30)."""
IN_A_SENTENCE = frozenset({"text", "lines", "date", "moment", "choice", "choices", "persons", "perChild"})
"""Kinds of answers that read well inside a sentence; passages and rows stand by themselves."""
NEEDED_OUTCOMES: Mapping[Mark, frozenset[str]] = {
    "T": frozenset({"agreed", "refused", "later", "objection"}),
    "A": frozenset({"agreed", "refused", "later"}),
    "G": frozenset({"agreed", "refused"}),
    "S": frozenset({"agreed", "refused"}),
}
"""Saying no, or not yet, is a full outcome of every mark; an own statement may be left out."""
_CONSENTS = re.compile(r"\b(toestem\w*|stem\w* (\w+ )?in|instem\w*)\b", re.IGNORECASE)
_PARTS_SEEN: Mapping[Part, frozenset[Part]] = {
    "common": frozenset({"common"}),
    "private": frozenset({"private"}),
    "team": frozenset({"common", "team"}),
}
"""Whose fields a sentence of this part may speak of."""


def form_paragraphs(form: FormShape) -> tuple[StatementShape, ...]:
    """Return the paragraphs of a form, in order."""
    return tuple(line for section in form.section for line in section.paragraph)


def answer_conditions(form: FormShape) -> frozenset[str]:
    """Return the conditions that the answers of this form can make true."""
    given = {f"given.{field.id}" for field in form.field if field.kind != "fixed"}
    return frozenset(given | {f"{field.id}.{choice.value}" for field in form.field for choice in field.choice})


def is_always_given(field: FieldShape) -> bool:
    """Tell whether this field has an answer in every form that is complete."""
    return field.required and not field.may_wait and field.only_when is None


def form_faults(form: Read[FormShape]) -> Iterator[Finding]:
    """Yield what breaks a rule in one form."""
    yield from _fields(form)
    yield from _parts(form)
    yield from _marks(form)
    yield from _required(form)
    yield from _rules(form)


def letter_faults(forms: Iterable[Read[FormShape]]) -> Iterator[Finding]:
    """Yield forms that share their letter: it is the first sign of the number on their papers."""
    taken: dict[str, str] = {}
    for form in forms:
        if form.value.letter in taken:
            text = f"{form.value.form} and {taken[form.value.letter]} are both {form.value.letter}"
            yield Finding(form.file, form.line_of("letter ="), "duplicate_id", text)
        taken[form.value.letter] = form.value.form


def _fields(form: Read[FormShape]) -> Iterator[Finding]:
    ids = {line.id for line in form_paragraphs(form.value)}
    conditions = answer_conditions(form.value)
    if form.value.urgent_when is not None and form.value.urgent_when not in conditions:
        yield Finding(form.file, form.line_of("urgent_when ="), "unknown_condition", form.value.urgent_when)
    for field in form.value.field:
        at = form.line_of_id(field.id)
        if field.only_when is not None and field.only_when not in conditions:
            yield Finding(form.file, at, "unknown_condition", f"{field.id}: {field.only_when}")
        if field.kind in ("choice", "choices") and len(field.choice) < 2:
            yield Finding(form.file, at, "missing_field", f"{field.id} has nothing to choose from")
        if (field.kind == "rows") != bool(field.column):
            yield Finding(form.file, at, "wrong_value", f"{field.id}: columns belong to rows, and rows have columns")
        for name in field.shows:
            if name not in ids:
                yield Finding(form.file, at, "unknown_id", f"shows {name}")
        yield from _within(form, at, field)
        yield from _each(form, at, field)
        yield from _twice(form, at, [column.id for column in field.column])
        yield from _twice(form, at, [choice.value for choice in field.choice])


def _within(form: Read[FormShape], at: int, field: FieldShape) -> Iterator[Finding]:
    """A row can only end before another day of the same form, and there are words to say so."""
    days = {each.id for each in form.value.field if each.kind == "date"}
    for column in field.column:
        if column.within is None:
            continue
        if column.kind != "date" or column.within not in days:
            yield Finding(form.file, at, "unknown_id", f"{field.id}.{column.id} is within {column.within}")
        if ENDS_EARLIER not in form.value.labels:
            yield Finding(form.file, at, "missing_field", f"{field.id}.{column.id}: no label {ENDS_EARLIER}")


def _each(form: Read[FormShape], at: int, field: FieldShape) -> Iterator[Finding]:
    """Questions that are all asked are the choices of one column, and one other takes the text."""
    kinds = {column.id: column.kind for column in field.column}
    if field.each and (kinds.pop(field.each, None), list(kinds.values())) != ("choice", ["text"]):
        yield Finding(form.file, at, "unknown_id", f"{field.id} asks each of {field.each}")


def _twice(form: Read[FormShape], at: int, names: list[str]) -> Iterator[Finding]:
    for name in sorted({name for name in names if names.count(name) > 1}):
        yield Finding(form.file, at, "duplicate_id", f"{name} is given twice")


def _parts(form: Read[FormShape]) -> Iterator[Finding]:
    """H1: what is restricted stands in no common part; H9: a form of the team has nothing else."""
    fields = {field.id: field for field in form.value.field}
    for field in form.value.field:
        at = form.line_of_id(field.id)
        if (field.restricted or field.id in TELLING_FIELDS) and field.part == "common":
            yield Finding(form.file, at, "restricted_in_common", f"{field.id} belongs in a private part or the team's")
        if form.value.reader == "team" and field.part != "team":
            yield Finding(form.file, at, "restricted_in_common", f"{field.id}: no family sees this form")
    yield from _of_help(form)
    for section in form.value.section:
        if form.value.reader == "team" and section.part != "team":
            at = form.line_of_id(section.id)
            yield Finding(form.file, at, "restricted_in_common", f"{section.id}: no family sees this form")
        for line in section.paragraph:
            yield from _sentence(form, line, section.part, fields)


def _of_help(form: Read[FormShape]) -> Iterator[Finding]:
    """The form about help is recorded whole, with all that its signers read: nobody has an own part in it.

    What the team writes on it is out of sight while the family is there, so nothing can wait for it.
    """
    if form.value.subject != "help":
        return
    parts = [(field.id, field.part) for field in form.value.field]
    parts += [(section.id, section.part) for section in form.value.section]
    for name, part in parts:
        if part == "private":
            yield Finding(form.file, form.line_of_id(name), "wrong_value", f"{name}: this form has no own parts")
    for field in form.value.field:
        if field.kind == "perChild":
            text = f"{field.id}: this form is about one child"
            yield Finding(form.file, form.line_of_id(field.id), "wrong_value", text)
        if field.part == "team" and field.required:
            text = f"{field.id}: what is for the team alone cannot be required here"
            yield Finding(form.file, form.line_of_id(field.id), "wrong_value", text)


def _sentence(
    form: Read[FormShape], line: StatementShape, part: Part, fields: Mapping[str, FieldShape]
) -> Iterator[Finding]:
    at = form.line_of_id(line.id)
    told = {name: fields[name] for name in placeholders(line.text) if name in fields}
    asked = _asked_by(line.condition, fields)
    for name, field in told.items():
        if field.kind not in IN_A_SENTENCE:
            yield Finding(form.file, at, "placeholder_unfit", f"{line.id}: {{{name}}} is no part of a sentence")
    for name, field in {**told, **asked}.items():
        if field.part not in _PARTS_SEEN[part]:
            yield Finding(form.file, at, "restricted_in_common", f"{line.id} tells of {name}")


def _asked_by(condition: str | None, fields: Mapping[str, FieldShape]) -> dict[str, FieldShape]:
    """Return the field that a condition asks after: that a line is there would tell of the answer."""
    if condition is None:
        return {}
    first, _, last = condition.partition(".")
    name = last if first == "given" else first
    return {name: fields[name]} if name in fields else {}


def _marks(form: Read[FormShape]) -> Iterator[Finding]:
    """Table A3 and table F: each mark has its own words, and only a T says that somebody consents."""
    for signer in form.value.signer:
        if signer.mark not in form.value.outcomes:
            at = form.line_of("[[signer]]", f'mark = "{signer.mark}"')
            yield Finding(form.file, at, "missing_outcome", f"{signer.mark} has no outcomes")
        if not signer.source.strip():
            yield Finding(form.file, form.line_of("[[signer]]"), "missing_source", f"{signer.who} has no source")
    for mark, outcomes in form.value.outcomes.items():
        at = form.line_of(f"[outcomes.{mark}]")
        for name in sorted(NEEDED_OUTCOMES[mark] - outcomes.keys()):
            yield Finding(form.file, at, "missing_outcome", f"{mark} has no {name}")
        for name, text in outcomes.items():
            if mark != "T" and _CONSENTS.search(text):
                at_text = form.line_of(f"[outcomes.{mark}]", f"\n{name} =") + 1
                yield Finding(form.file, at_text, "consent_in_other_mark", f"{mark}.{name}: {text}")


def _required(form: Read[FormShape]) -> Iterator[Finding]:
    """H30, counted for each answer that opens more fields: the worst case must be small too."""
    urgent = form.value.urgent_when
    usual = _most(form.value, tonight=None)
    at = form.line_of("[[field]]")
    if usual > MOST_REQUIRED:
        yield Finding(form.file, at, "too_many_required", f"{usual} required fields of at most {MOST_REQUIRED}")
    if urgent is not None and (tonight := _most(form.value, tonight=urgent)) > MOST_REQUIRED_TONIGHT:
        text = f"{tonight} required fields of at most {MOST_REQUIRED_TONIGHT} when {urgent}"
        yield Finding(form.file, form.line_of("urgent_when ="), "too_many_required", text)


def _rules(form: Read[FormShape]) -> Iterator[Finding]:
    conditions = answer_conditions(form.value)
    days = {field.id for field in form.value.field if field.kind == "date"}
    for rule in form.value.rule:
        at = form.line_of(rule.why)
        for condition, known in ((rule.when, conditions), (rule.needs, conditions | frozenset(CONDITIONS))):
            if condition is not None and condition not in known:
                yield Finding(form.file, at, "unknown_condition", condition)
        if {rule.first, rule.last} - days - {None, TODAY}:
            yield Finding(form.file, at, "unknown_id", f"{rule.first} and {rule.last} are no days of this form")
        if rule.needs is None and (rule.first is None or rule.last is None):
            yield Finding(form.file, at, "missing_field", "a rule that asks nothing")
        if not rule.source.strip():
            yield Finding(form.file, at, "missing_source", rule.why)


def _same_question(condition: str, other: str | None) -> bool:
    return other is not None and condition.partition(".")[0] == other.partition(".")[0]


def _most(form: FormShape, tonight: str | None) -> int:
    """Count the required fields; of fields that different answers to one question open, the largest group."""
    always, opened = 0, dict[str, dict[str, int]]()
    for field in form.field:
        if not field.required or field.kind == "fixed" or (field.may_wait and tonight is not None):
            continue
        if field.only_when is None or field.only_when == tonight:
            always += 1
        elif field.only_when != form.urgent_when and not _same_question(field.only_when, tonight):
            asked, _, answer = field.only_when.partition(".")
            group = opened.setdefault(asked, {})
            group[answer] = group.get(answer, 0) + 1
    return always + sum(max(group.values()) for group in opened.values())
