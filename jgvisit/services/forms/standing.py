"""Where a laid form stands: whose mark is there, whose is not, and which lines count today.

It is for the worker alone: no screen or paper of the family says who has not answered, refused or took back (H8).
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from jgvisit.domain.facts import Facts, Mark, Question
from jgvisit.domain.standing import standing
from jgvisit.ids import FormId, PersonId
from jgvisit.records.answers import PersonsAnswer, Row
from jgvisit.records.case_file import CaseFile
from jgvisit.records.case_forms import Decision, Form
from jgvisit.records.facts import facts_of
from jgvisit.records.facts_of_forms import concern_of_line
from jgvisit.records.form_days import last_day_of_line, lines_of
from jgvisit.records.not_asked import not_asked_in
from jgvisit.services.law.exceptions_used import exceptions_used

MarkState = Literal[
    "agreed",
    "partly",
    "refused",
    "later",
    "objection",
    "withdrawn",
    "disputed",
    "waiting",
    "do_not_approach",
    "not_asked",
    "not_wanted",
]
LineState = Literal["yes", "no", "open"]
Spared = Mapping[tuple[FormId, str], frozenset[PersonId]]
"""(form, line) -> whose consent that line does not need there."""


@dataclass(frozen=True)
class MarkStanding:
    """One mark that is asked, and what became of it."""

    form: FormId
    person: PersonId
    mark: Mark
    state: MarkState
    """`do_not_approach`, `not_asked` (for safety) and `not_wanted` (asked, by the child) are never a missing signature
    (H8, H2, H17)."""
    on: str | None = None
    """Day of a later answer, where one was named; for `do_not_approach` when to look again."""
    why: str | None = None
    """Why not to approach, as it was written down."""
    ask_first: bool = False
    """Nobody asked yet how this person can be reached safely: before they are asked for an answer (H8)."""


@dataclass(frozen=True)
class LineStanding:
    """One line of form B today: nothing is asked or told on it unless everybody who decides said yes to it (H15)."""

    line: str
    state: LineState
    until: str | None
    """Last day of the line, as typed."""
    ran_out: bool = False
    """That day is over."""


def marks_standing(file: CaseFile, forms: tuple[Form, ...]) -> tuple[MarkStanding, ...]:
    """Return every mark asked under `forms`, for the worker's eyes alone."""
    return tuple(each for form in forms for each in _marks(file, form))


def lines_standing(
    file: CaseFile,
    forms: tuple[Form, ...],
    today: date,
    others_decide: Collection[FormId],
    spared: Spared,
) -> tuple[LineStanding, ...]:
    """Return where each line of the forms B that share one text stands today.

    Open: somebody did not answer it, or is not asked while the law needs their yes to it, or nobody here may answer for
    whom it is about; the law asks somebody by now who was not asked (`others_decide` names those forms); it ran out,
    another text took its place, or two versions wait for a person. Only "yes" lets anything be shared.
    Whose yes a line does not need (`spared`) holds nothing up, and never counts as one that was given (H17).
    """
    facts = facts_of(file, today)
    rows = {
        name: row for form in forms if form.laid is not None for name, row in lines_of(dict(form.laid.answers)).items()
    }
    found = []
    for name, row in rows.items():
        state, until = _line_state(file, facts, forms, row, others_decide, spared), last_day_of_line(row)
        ran_out = until is not None and date.fromisoformat(until) < today
        found.append(LineStanding(name, state, until, ran_out))
    return tuple(found)


def _marks(file: CaseFile, form: Form) -> Iterator[MarkStanding]:
    for asked in form.required:
        decision = form.decided_by(asked.person, asked.mark)
        yield _mark(file, form, asked.person, asked.mark, decision)
    for decision in form.decisions:  # somebody who came later, such as who was not at the table before
        if not any((mark.person, mark.mark) == (decision.person, decision.mark) for mark in form.required):
            yield _mark(file, form, decision.person, decision.mark, decision)
    for person in () if form.laid is None else form.laid.not_asked:
        yield MarkStanding(form.id, person, "T", "not_wanted" if _by_wish(file, form, person) else "not_asked")


def _by_wish(file: CaseFile, form: Form, person: PersonId) -> bool:
    """Tell whether somebody is not asked because the child does not want it (X2), and not also for safety."""
    by = [
        used for used in exceptions_used(file) if form.laid and used.form == form.laid.form and person in used.left_out
    ]
    team = [filled for filled in file.filled if form.laid and filled.id == form.laid.form]
    safety = any(person in not_asked_in(replace(filled, left_out=())) for filled in team)
    return bool(by) and not safety and all(used.exception == "X2" for used in by)


def _mark(file: CaseFile, form: Form, person: PersonId, mark: Mark, decision: Decision | None) -> MarkStanding:
    answered = decision is not None and decision.content_sha256 == form.content_sha256
    state: MarkState = _state(form, decision) if answered and decision is not None else "waiting"
    if state not in ("waiting", "later"):  # nobody has to be reached for it
        return MarkStanding(form.id, person, mark, state, None if decision is None else decision.later_on)
    contact = next((each for each in file.safe_contacts if each.person == person), None)
    if contact is not None and contact.approach == "doNotApproach":
        return MarkStanding(form.id, person, mark, "do_not_approach", contact.review_on, contact.reason)
    unasked = contact is None and any(member.id == person for member in file.members)
    later = decision.later_on if state == "later" and decision is not None else None
    return MarkStanding(form.id, person, mark, state, later, ask_first=unasked)


def _state(form: Form, decision: Decision) -> MarkState:
    if decision.disputed:
        return "disputed"
    if decision.withdrawn_at is not None and not decision.withdrawn_lines:
        return "withdrawn"
    if decision.mark in ("T", "A") and decision.decision in ("agreed", "partly") and decision.person in form.said_no:
        return "withdrawn"
    return decision.decision


def _line_state(
    file: CaseFile,
    facts: Facts,
    forms: tuple[Form, ...],
    row: Row,
    others_decide: Collection[FormId],
    spared: Spared,
) -> LineState:
    nobody = frozenset[PersonId]()
    asked = [
        (form, mark)
        for form in forms
        for mark in form.required
        if row.id in mark.lines and mark.person not in spared.get((form.id, row.id), nobody)
    ]
    about = {person for cell in row.cells.values() if isinstance(cell, PersonsAnswer) for person in cell.persons}
    strangers = any(cell.others for cell in row.cells.values() if isinstance(cell, PersonsAnswer))
    said = [
        standing(facts, Question(form.child, "share", concern_of_line(form.id, row.id)), mark.person, mark.mark)
        for form, mark in asked
    ]
    aloud = any(mark.person in form.said_no for form, mark in asked)  # a no counts however it was said (AVG 7 lid 3)
    if aloud or "refused" in said:
        return "no"
    children = {child.id for child in file.children}
    spoken_for = {form.child for form, mark in asked} | {mark.person for _, mark in asked}
    unasked = any(
        set(form.laid.not_asked) - spared.get((form.id, row.id), nobody) for form in forms if form.laid is not None
    )
    waits = strangers or unasked or bool(file.conflicts) or any(form.replaced_by is not None for form in forms)
    waits = waits or any(form.id in others_decide for form, _ in asked)
    grown_ups = about - children
    decided = grown_ups <= spoken_for and about & children <= {form.child for form, _ in asked}
    return "yes" if said and not waits and decided and set(said) == {"given"} else "open"
