"""What is one person's own among what a family may have, and who may have it beside that person. Pure.

Who takes a yes back does so alone (law.md table A3), and what was explained to one is between us and that one (H8):
such a form is a paper of whom it names, and of nobody else in the family: on paper, in a file, on every screen in a
room. As long as it names nobody it is for the worker alone.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date
from typing import Final

from jgvisit.domain.ages import age_on
from jgvisit.domain.cards import YOUNGEST_LISTENER
from jgvisit.ids import PersonId
from jgvisit.records.answers import Answer, PersonsAnswer
from jgvisit.records.case_file import CaseFile
from jgvisit.records.case_forms import FilledForm

OWN_FILE_FROM = 12
"""From this age the child exercises these rights, below it who holds authority (Jeugdwet 7.3.15)."""
_OF_WHOM_IT_NAMES: Final = {"consentWithdrawal": "withdrawnBy", "explanationRecord": "explainedTo"}
"""Form type -> the field that names whose paper it is."""


def names_its_owner(form_type: str) -> bool:
    """Tell whether forms of this kind are papers of whom they name."""
    return form_type in _OF_WHOM_IT_NAMES


def named_alone(form_type: str, person: PersonId) -> Mapping[str, Answer]:
    """Return the answer that makes a new form of this kind `person`'s own; none where it is everybody's."""
    field = _OF_WHOM_IT_NAMES.get(form_type)
    return {} if field is None else {field: PersonsAnswer((person,))}


def owners_of(form_type: str, answers: Mapping[str, Answer]) -> tuple[str, ...]:
    """Return whose own a common form is; nobody where it is everybody's, or names nobody yet."""
    named = answers.get(_OF_WHOM_IT_NAMES.get(form_type, ""))
    return named.persons if isinstance(named, PersonsAnswer) else ()


def may_have(file: CaseFile, form_type: str, answers: Mapping[str, Answer], reader: PersonId, today: date) -> bool:
    """Tell whether `reader` may have the common part of a form with these answers."""
    if not names_its_owner(form_type):
        return True
    return any(is_theirs(file, reader, owner, today) for owner in owners_of(form_type, answers))


def may_all_have(
    file: CaseFile, form_type: str, answers: Mapping[str, Answer], viewers: Collection[PersonId], today: date
) -> bool:
    """Tell whether all who look on may have it: the viewer is the room (H4); the worker alone sees everything.

    A child under six at the table with somebody older keeps no parent from their own paper: nothing of ours is written
    for that age (practice.md §9), and it reads none.
    """
    reading = [viewer for viewer in viewers if not _reads_nothing_yet(file, viewer, today)] or viewers
    return all(may_have(file, form_type, answers, viewer, today) for viewer in reading)


def is_for_all(file: CaseFile, form: FilledForm, viewers: Collection[PersonId], today: date) -> bool:
    """Tell whether all `viewers` may have the common part of a form, in each version that stands."""
    standing = (dict(part.answers) for part in form.parts if part.part == "common")
    return all(may_all_have(file, form.form_type, answers, viewers, today) for answers in standing)


def is_theirs(file: CaseFile, reader: PersonId, person: str, today: date) -> bool:
    """Tell whether what is `person`'s own is for `reader`: their own, or a child's they speak for."""
    return person == reader or _speaks_for(file, reader, PersonId(person), today)


def _reads_nothing_yet(file: CaseFile, viewer: PersonId, today: date) -> bool:
    child = next((member for member in file.children if member.id == viewer), None)
    return (
        child is not None
        and child.born is not None
        and age_on(date.fromisoformat(child.born), today) < YOUNGEST_LISTENER
    )


def _speaks_for(file: CaseFile, reader: PersonId, person: PersonId, today: date) -> bool:
    child = next((member for member in file.children if member.id == person), None)
    if child is None or child.born is None or age_on(date.fromisoformat(child.born), today) >= OWN_FILE_FROM:
        return False
    return any(
        line.child == person
        and line.holder == reader
        and line.evidence is not None
        and not line.disputed
        and not line.suspended
        and line.since <= today.isoformat()
        and (line.until is None or line.until >= today.isoformat())
        for line in file.authority
    )
