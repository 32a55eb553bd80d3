"""From the forms of a case file to the marks and proposals the law is asked about."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime

from jgvisit.clock import local_date
from jgvisit.domain.facts import Consent, Happening, Mark, Subject
from jgvisit.ids import FormId, PersonId
from jgvisit.records.answers import Answer, ChoiceAnswer, DayAnswer, PersonsAnswer, Row, RowsAnswer, TextAnswer
from jgvisit.records.case_forms import Decision, FilledForm, FilledPart, Form
from jgvisit.records.case_stamp import day_of, time_of
from jgvisit.records.form_days import last_day_of, last_day_of_line, lines_of

SUBJECTS: dict[str, Subject] = {
    "consentToHelp": "help",
    "consentToShare": "share",
    "safetyPlan": "safety_plan",
    "voluntaryStayAgreement": "voluntary_stay",
    "contactAgreement": "contact",
    "handoverToGI": "handover",
}
"""Form type -> subject of the question its marks answer."""
_Said = tuple[tuple[str, str], ...]
FORM_OPENED, FORM_FILLED = "formOpened", "formFilled"
"""Kinds of record; the law table names them with a form type, such as "formFilled.safetyPlan"."""


def consents(forms: tuple[Form, ...], members: frozenset[PersonId]) -> Iterator[Consent]:
    """Yield the marks that count: yes to exactly the text of the form, or no.

    Of a form that was answered line by line each line is told apart (H15), as `concern_of_line` names it.
    """
    by_id = {form.id: form for form in forms}
    for form in forms:
        for decision in form.decisions:
            given = decision.content_sha256 == form.content_sha256 and not decision.disputed
            renewed = _renewed_on(form, decision.person, by_id)
            told = [_consent(form, decision, members, _day(_last_day(form)))]
            if decision.decision not in ("refused", "agreed") or (decision.decision == "agreed" and not given):
                told = []
            told += _of_lines(form, decision, members) if given or decision.decision == "refused" else ()
            yield from (replace(each, replaced_on=renewed) for each in told if each is not None)


def once(forms: tuple[Form, ...], members: frozenset[PersonId]) -> Iterator[Consent]:
    """Yield the marks that count no more, or that nobody knows to count."""
    for form in forms:
        days = {text.content_sha256: text.last_day for text in form.texts}
        doubtful = [
            (decision, None)
            for decision in (*form.decisions, *form.other_decisions)
            if decision.disputed or decision.content_sha256 != form.content_sha256
        ]
        for decision, until in (*doubtful, *((earlier.decision, earlier.until) for earlier in form.once)):
            told = _consent(form, decision, members, _day(days.get(decision.content_sha256, _last_day(form))))
            if told is not None:
                yield replace(told, replaced_on=None if until is None else day_of(until))


def concern_of_line(form: FormId, line: str) -> str:
    """Return what a consent to one line of a form is about: a yes for school is no yes for the police (H15)."""
    return f"{form}:{line}"


def subject_of(form: Form) -> Subject | None:
    """Return the subject of the law question that the marks under `form` answer; None for any other paper.

    An agreement about contact alone is no consent to a stay elsewhere (law.md table A3).
    """
    return subject_under(form.form_type, {} if form.laid is None else dict(form.laid.answers))


def subject_under(form_type: str, answers: Mapping[str, Answer]) -> Subject | None:
    """Return the same of a form of this kind with these answers in its common part, laid or not."""
    kind = answers.get("agreementKind")
    if form_type == "voluntaryStayAgreement" and isinstance(kind, ChoiceAnswer) and "contact" in kind.values:
        return "contact"
    return SUBJECTS.get(form_type)


def _consent(form: Form, decision: Decision, members: frozenset[PersonId], last_day: date | None) -> Consent | None:
    """Return a yes or a no to what the law asks about; None for any other decision or paper."""
    subject = subject_of(form)
    if subject is None or decision.mark not in ("T", "A") or decision.decision not in ("agreed", "refused"):
        return None
    withdrawn_at = decision.withdrawn_at
    return Consent(
        person=decision.person,
        subject=subject,
        kind=decision.mark,
        given=decision.decision == "agreed",
        on=day_of(decision.stamp),
        concerns=form.id,
        until=last_day,
        withdrawn_on=None if withdrawn_at is None else local_date(datetime.fromisoformat(withdrawn_at)),
        child=form.child if form.child in members else None,
        proposed_on=_proposed_on(form),
    )


def _of_lines(form: Form, decision: Decision, members: frozenset[PersonId]) -> Iterator[Consent]:
    """Yield what somebody said to each line that was put to them, with what was taken back of it."""
    if form.laid is None:
        return
    rows, said = lines_of(dict(form.laid.answers)), dict(decision.lines)
    asked = next((mark.lines for mark in form.required if (mark.person, mark.mark) == _who(decision)), ())
    for line in asked:
        answer = said.get(line, decision.decision)
        back = decision.withdrawn_at if line in decision.withdrawn_lines or not decision.withdrawn_lines else None
        if line in rows and answer in ("agreed", "refused"):
            plain = replace(decision, decision="agreed" if answer == "agreed" else "refused", withdrawn_at=back)
            told = _consent(form, plain, members, _day(last_day_of_line(rows[line])))
            if told is not None:
                yield replace(told, concerns=concern_of_line(form.id, line))


def _who(decision: Decision) -> tuple[PersonId, Mark]:
    return decision.person, decision.mark


def _proposed_on(form: Form) -> date:
    """Return the day on which the form came on the table, whatever text it has now."""
    return min(day_of(stamp) for stamp in (form.stamp, *(text.stamp for text in form.texts)))


def _renewed_on(form: Form, person: PersonId, by_id: Mapping[FormId, Form]) -> date | None:
    """Return the day on which this person said yes to a form that replaced this one."""
    passed = {form.id}
    while form.replaced_by is not None and form.replaced_by in by_id and form.replaced_by not in passed:
        form = by_id[form.replaced_by]
        passed.add(form.id)
        days = [day_of(each.stamp) for each in form.decisions if (each.person, each.decision) == (person, "agreed")]
        if days:
            return min(days)
    return None


def opened(form: Form, members: frozenset[PersonId]) -> Iterator[Happening]:
    """Yield when a form came on the table, with everybody any text of it asked to sign, and who decided.

    A text that asked nobody is told apart: whom it concerned then stays the same when the next one names somebody.
    """
    asked = {person for text in form.texts for person in text.asked} | {each.person for each in form.decisions}
    asked |= {signer.person for signer in form.required} | {each.decision.person for each in form.once}
    named = tuple(sorted(asked & members))
    details = (("form", form.form_type),)
    yield Happening(FORM_OPENED, _proposed_on(form), (form.child,), named, details)
    if named and any(members.isdisjoint(text.asked) for text in form.texts):
        yield Happening(FORM_OPENED, _proposed_on(form), (form.child,), (), details)


def filled_form(filled: FilledForm, members: frozenset[PersonId]) -> Iterator[Happening]:
    """Yield when a form was first filled, and what happened on a day that one of its rows names.

    The form tells every choice and everybody that a version of it named: a later version takes
    nothing back, who was asked for a promise was asked (H18). Its part of the team is told as
    such: whom only that names is told nothing by it, it may be somebody who is not asked for
    safety (H2). What is private counts for nothing here (H1).
    """
    named = {child for part in filled.versions for child in part.children}
    if named and named.isdisjoint(members):
        return  # about children who are no members
    children = tuple(sorted(named & members))
    common = [part for part in filled.versions if part.part == "common"]
    team = [part for part in filled.versions if part.part == "team"]
    persons = {person for part in common for _, answer in part.answers for person in _named(answer)} & members
    for parts, name, people in (
        (common, filled.form_type, persons),
        ([part for part in common if members.isdisjoint(_named_by(part))], filled.form_type, set[PersonId]()),
        (team, f"{filled.form_type}.team", set[PersonId]()),
    ):
        if parts:
            day = min(day_of(part.stamp) for part in parts)
            details = (("form", name), *_chosen(filled.form_type, parts))
            yield Happening(FORM_FILLED, day, children, tuple(sorted(people)), details)
    rows = {row.id: row for part in (*common, *team) for row in _rows(part)}
    first: dict[tuple[str, str, _Said], str] = {}
    for part in sorted((*common, *team), key=lambda part: (time_of(part.stamp), part.stamp.record)):
        for row in _rows(part):
            for on, told in _happened(row, filled.form_type):
                first.setdefault((row.id, on, told), time_of(part.stamp))
    for row in rows.values():
        for on, told in _happened(row, filled.form_type):
            about = tuple(sorted({*_named_in(row), *_promisers(row, common)} & members))
            known_at = first[row.id, on, told]
            yield Happening(FORM_FILLED, date.fromisoformat(on), children, about, told, known_at=known_at)


def _promisers(row: Row, common: Sequence[FilledPart]) -> Iterator[PersonId]:
    """Yield who made the promise that a row looks back on, in the words of any version (law.md table C row 7)."""
    said = row.cells.get("agreement")
    for part in common if isinstance(said, TextAnswer) else ():
        for promise in _rows(part):
            if promise.cells.get("what") == said:
                yield from _named_in(promise)


def _happened(row: Row, form_type: str) -> Iterator[tuple[str, _Said]]:
    """Yield the day that a row names and what it says happened then: nothing where it names no day."""
    on = row.cells.get("on")
    said = tuple(
        ("row", f"{form_type}.{column}.{value}")
        for column, cell in sorted(row.cells.items())
        if isinstance(cell, ChoiceAnswer)
        for value in cell.values
    )
    if said and isinstance(on, DayAnswer):
        yield on.day, said


def _chosen(form_type: str, parts: Sequence[FilledPart]) -> Iterator[tuple[str, str]]:
    answers = (answer for part in parts for _, answer in part.answers if isinstance(answer, ChoiceAnswer))
    for value in sorted({value for answer in answers for value in answer.values}):
        yield "choice", f"{form_type}.{value}"


def _rows(part: FilledPart) -> Iterator[Row]:
    for _, answer in part.answers:
        if isinstance(answer, RowsAnswer):
            yield from answer.rows


def _named_by(part: FilledPart) -> set[PersonId]:
    return {person for _, answer in part.answers for person in _named(answer)}


def _named(answer: Answer) -> Iterator[PersonId]:
    if isinstance(answer, PersonsAnswer):
        yield from map(PersonId, answer.persons)
    elif isinstance(answer, RowsAnswer):
        for row in answer.rows:
            yield from _named_in(row)


def _named_in(row: Row) -> Iterator[PersonId]:
    for cell in row.cells.values():
        yield from _named(cell)


def _last_day(form: Form) -> str | None:
    typed = {} if form.laid is None else dict(form.laid.answers)
    return last_day_of(form.form_type, dict(form.answers), typed)


def _day(said: str | None) -> date | None:
    """Return the last day the consent holds: the end in the text that was signed.

    An end that cannot be read (a record of another program) lets nothing start.
    """
    try:
        return None if said is None else date.fromisoformat(said)
    except ValueError:
        return date.min
