"""Leaving: what each person wants left behind, asked alone, and what was handed over (H5)."""

from __future__ import annotations

from msgspec import structs

from jgvisit.ids import CaseId, FormId, PersonId, RecordId, VisitId
from jgvisit.records.case_family import SafeContact
from jgvisit.records.case_file import CaseFile
from jgvisit.records.case_papers import CopyWish, SheetWish
from jgvisit.records.payload_papers import SENT_WAYS, CopyChosen, RightsSheetChosen
from jgvisit.services.desk.case_files import CaseFiles
from jgvisit.services.desk.writing import Writer
from jgvisit.services.ports.journal import DraftKey, NewRecord

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
    unsafe = unsafe or any(known.state == "notSafe" for known in file.addresses)
    return NOTHING_PERSONAL if unsafe or file.restrictions else NOTHING_PROPOSED


def to_deliver(file: CaseFile) -> tuple[tuple[PersonId, FormId], ...]:
    """Return (person, form) for each sealed paper that was not handed over, where its owner last wanted one.

    "Niet gewenst" and "niet veilig" close the duty until that person says otherwise (H5); who is
    not to be approached is sent nothing (H8).
    """
    return _not_delivered(file, _wanting_nothing(file))


def to_send(file: CaseFile) -> tuple[tuple[PersonId, FormId], ...]:
    """Return (person, form) for each such paper that its owner last wanted sent, whether or not it can be sent now."""
    wanted = {person for person, wish in last_wishes(file).items() if wish.way in SENT_WAYS}
    return tuple(each for each in _not_delivered(file, frozenset()) if each[0] in wanted)


def _not_delivered(file: CaseFile, closed: frozenset[PersonId]) -> tuple[tuple[PersonId, FormId], ...]:
    members = {member.id for member in file.members}  # a worker who put an own mark is sent nothing
    found = (
        (decision.person, form.id)
        for form in file.forms
        for decision in form.decisions
        if decision.document is not None
        and decision.person in members - closed
        and (decision.person, form.id) not in file.delivered
    )
    return tuple(dict.fromkeys(found))


def sheets_to_deliver(file: CaseFile) -> tuple[SheetWish, ...]:
    """Return the last wish for a sheet about their rights of each person who wanted one and was not given it."""
    last = {wish.person: wish for wish in sorted(file.sheets, key=lambda wish: wish.stamp.recorded_at)}
    closed = _wanting_nothing(file)
    given = set(file.sheets_delivered)
    return tuple(
        wish
        for person, wish in sorted(last.items())
        if wish.sheet != "none" and person not in closed and (person, wish.visit) not in given
    )


def visit_sheets_to_deliver(file: CaseFile) -> tuple[CopyWish, ...]:
    """Return the last wish of each person who wanted papers with names, and was not given the sheet of that visit.

    Who wanted the general sheet or none gets nothing with a name on it (H5).
    """
    closed, given = _wanting_nothing(file), set(file.visit_sheets_delivered)
    ended = {visit.id for visit in file.visits if visit.state == "ended"}
    named = {(wish.person, wish.visit) for wish in file.sheets if wish.sheet == "personal"}
    return tuple(
        wish
        for person, wish in sorted(last_wishes(file).items())
        if person not in closed and wish.visit in ended and (person, wish.visit) in named - given
    )


def last_wishes(file: CaseFile) -> dict[PersonId, CopyWish]:
    """Return what each person wanted left when they were asked last."""
    return {wish.person: wish for wish in sorted(file.copies, key=lambda wish: wish.stamp.recorded_at)}


def _wanting_nothing(file: CaseFile) -> frozenset[PersonId]:
    """Return who wants nothing, for whom it is not safe, or who is not to be approached (H5, H8)."""
    closed = {person for person, wish in last_wishes(file).items() if wish.way in _CLOSES}
    return frozenset(closed | {each.person for each in file.safe_contacts if each.approach == "doNotApproach"})
