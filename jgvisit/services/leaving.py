"""Leaving: what each person wants left behind, asked alone, and what was handed over (H5)."""

from __future__ import annotations

from datetime import date

from jgvisit.ids import CaseId, FormId, PersonId, RecordId
from jgvisit.records.case_file import CaseFile
from jgvisit.records.payloads import CopyChosen, CopyDelivered
from jgvisit.services.writing import Writer

NOTHING_PERSONAL = "nothing"


class Leaving:
    """The papers a family keeps, or rather does not keep."""

    def __init__(self, writer: Writer) -> None:
        self._writer = writer

    def choose(self, case: CaseId, wish: CopyChosen) -> RecordId:
        """Write down what one person wants left."""
        return self._writer.one(case, wish)

    def delivered(self, case: CaseId, person: PersonId, form: FormId, way: str, on: date) -> RecordId:
        """Write down that a copy was handed over; closes the duty to deliver."""
        return self._writer.one(case, CopyDelivered(person=person, form=form, way=way, on=on.isoformat()))


def default_way(file: CaseFile, person: PersonId) -> str:
    """Return what is proposed before this person is asked.

    Nothing personal where contact is not safe or a restriction hides something from somebody
    of the family (H5); else a paper now.
    """
    contact = next((entry for entry in file.safe_contacts if entry.person == person), None)
    unsafe = contact is not None and (contact.approach == "doNotApproach" or contact.joint_talk_safe == "no")
    return NOTHING_PERSONAL if unsafe or file.restrictions else "paperNow"


def to_deliver(file: CaseFile) -> tuple[tuple[PersonId, FormId], ...]:
    """Return (person, form) for each sealed paper that nobody handed over and nobody declined."""
    closed = {wish.person for wish in file.copies if wish.way in ("nothing", "notSafe", "readOnly")}
    return tuple(
        (decision.person, form.id)
        for form in file.forms
        for decision in form.decisions
        if decision.document is not None
        and decision.person not in closed
        and (decision.person, form.id) not in file.delivered
    )
