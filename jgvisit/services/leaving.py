"""Leaving: what each person wants left behind, asked alone, and what was handed over (H5)."""

from __future__ import annotations

from datetime import date

from msgspec import structs

from jgvisit.ids import CaseId, FormId, PersonId, RecordId, VisitId
from jgvisit.records.case_family import SafeContact
from jgvisit.records.case_file import CaseFile
from jgvisit.records.payload_papers import CopyChosen, CopyDelivered, RightsSheetChosen
from jgvisit.services.case_files import CaseFiles
from jgvisit.services.ports import DraftKey, NewRecord
from jgvisit.services.writing import Writer

NOTHING_PERSONAL = "nothing"
NOTHING_PROPOSED = ""
"""The person is asked, and nothing stands ticked beforehand."""
_CLOSES = frozenset({NOTHING_PERSONAL, "notSafe", "readOnly"})


class Leaving:
    """The papers a family keeps, or rather does not keep."""

    def __init__(self, writer: Writer, files: CaseFiles) -> None:
        self._writer = writer
        self._files = files

    def proposed_way(self, case: CaseId) -> str:
        """Return what is proposed to anybody of this family, by all that is known of it, hidden or not (H5)."""
        return default_way(self._files.get(case))

    def choose(self, case: CaseId, wish: CopyChosen, sheet: RightsSheetChosen | None = None) -> RecordId:
        """Write down what one person wants left, and which sheet about their rights where they were asked.

        Who wants nothing left gets no sheet either.
        """
        draft = DraftKey(case, answer_field(VisitId(wish.visit), PersonId(wish.person)))
        if sheet is not None and wish.way in _CLOSES:
            sheet = structs.replace(sheet, sheet="none")
        records = [NewRecord(payload, case) for payload in (wish, sheet) if payload is not None]
        return self._writer.write(records, clears=(draft,))[0]

    def delivered(self, case: CaseId, person: PersonId, form: FormId, way: str, on: date) -> RecordId:
        """Write down that a copy was handed over; closes the duty to deliver."""
        return self._writer.one(case, CopyDelivered(person=person, form=form, way=way, on=on.isoformat()))


def answer_field(visit: VisitId, person: PersonId) -> str:
    """Name the draft of a half-given answer of this person."""
    return f"leave:{visit}:{person}"


def default_way(file: CaseFile) -> str:
    """Return what is proposed to anybody of this family before they are asked, each alone.

    Nothing personal where contact with anybody of the family is not safe, or a restriction hides
    something from somebody (H5): a paper in the house is seen by whoever lives or comes there.
    Of versions in conflict the one that protects holds. Else nothing is proposed: we ask.
    """
    rivals = [version for version in file.other_versions if isinstance(version, SafeContact)]
    unsafe = any(
        contact.approach == "doNotApproach" or contact.joint_talk_safe == "no"
        for contact in (*file.safe_contacts, *rivals)
    )
    return NOTHING_PERSONAL if unsafe or file.restrictions else NOTHING_PROPOSED


def to_deliver(file: CaseFile) -> tuple[tuple[PersonId, FormId], ...]:
    """Return (person, form) for each sealed paper that was not handed over, where its owner last wanted one.

    "Niet gewenst" and "niet veilig" close the duty until that person says otherwise (H5); who is
    not to be approached is sent nothing (H8).
    """
    last = {wish.person: wish.way for wish in sorted(file.copies, key=lambda wish: wish.stamp.recorded_at)}
    closed = {person for person, way in last.items() if way in _CLOSES}
    closed |= {contact.person for contact in file.safe_contacts if contact.approach == "doNotApproach"}
    return tuple(
        (decision.person, form.id)
        for form in file.forms
        for decision in form.decisions
        if decision.document is not None
        and decision.person not in closed
        and (decision.person, form.id) not in file.delivered
    )
