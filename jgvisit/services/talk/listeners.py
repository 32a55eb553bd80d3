"""Who is spoken to: their age, the version of a text that fits them, and whether they are in the room."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from jgvisit.content.model import Audience
from jgvisit.domain.ages import age_on
from jgvisit.errors import RefusedError
from jgvisit.ids import CaseId, PersonId, VisitId
from jgvisit.records.case_family import Member
from jgvisit.services.desk.case_files import CaseFiles


class NobodyHeardError(RefusedError):
    """A card is explained to somebody who is in the room; nothing was recorded."""

    code = "refused.nobody_heard"


def age_of(member: Member, on: date) -> int | None:
    """Return the age of a member, None where the birth date is not known."""
    return None if member.born is None else age_on(date.fromisoformat(member.born), on)


def audience_of(member: Member, on: date) -> Audience:
    """Return which version of a card fits this person; a child of unknown age hears the one that claims least."""
    age = age_of(member, on)
    if member.role == "child" and age is None:
        return "child6"
    if member.role != "child" or age is None or age >= 18:
        return "parent"
    if age >= 16:
        return "youth16"
    return "youth12" if age >= 12 else "child6"


def require_in_the_room(files: CaseFiles, case: CaseId, visit: VisitId, heard_by: Sequence[PersonId]) -> None:
    """Look whether somebody heard it, and each of them in the room of this open visit.

    Raises:
        NobodyHeardError: nobody is named, or somebody who is not in the room.
    """
    here = files.visit_here(case)
    present = set(here.present) if here is not None and here.id == visit else set()
    if not heard_by or not set(heard_by) <= present:
        raise NobodyHeardError("nobody in the room heard it")
