"""Families: who belongs to them, who holds authority, what a judge decided, how to reach whom."""

from __future__ import annotations

from jgvisit.errors import RefusedError
from jgvisit.ids import CaseId, RecordId, new_uuid7
from jgvisit.records.case_file import Member, SafeContact
from jgvisit.records.payloads import (
    AuthorityRecorded,
    FamilyRegistered,
    OrderRecorded,
    PersonRegistered,
    SafeContactRecorded,
)
from jgvisit.services.case_files import CaseFiles
from jgvisit.services.ports import DocumentMaker, NewRecord
from jgvisit.services.writing import Writer


class UndrawableNameError(RefusedError):
    """A name holds a character that no paper of ours can show; nothing was recorded."""

    code = "refused.undrawable_name"

    def __init__(self, characters: frozenset[str]) -> None:
        super().__init__(f"{len(characters)} characters without a glyph")
        self.characters = characters


class OrderWithoutProofError(RefusedError):
    """A seen order needs court, number and dates; without them nothing may be called ordered (law.md table B)."""

    code = "refused.order_without_proof"


class Families:
    """The facts about a family, each with its evidence.

    A new version replaces every version known here: who records it has looked at them all.
    """

    def __init__(self, writer: Writer, files: CaseFiles, documents: DocumentMaker) -> None:
        self._writer = writer
        self._files = files
        self._documents = documents

    def register(self, name: str, members: tuple[PersonRegistered, ...]) -> CaseId:
        """Write down a new family with its members, all or nothing."""
        self._check_names(name, *(member.name for member in members))
        case = CaseId(new_uuid7())
        self._writer.write([NewRecord(payload, case) for payload in (FamilyRegistered(name=name), *members)])
        return case

    def record_person(self, case: CaseId, person: PersonRegistered) -> RecordId:
        """Add a person, or a new version of one."""
        self._check_names(person.name)
        file = self._files.get(case)
        versions = (*file.members, *(version for version in file.other_versions if isinstance(version, Member)))
        earlier = [version.stamp.record for version in versions if version.id == person.person]
        return self._writer.one(case, person, supersedes=earlier)

    def record_authority(self, case: CaseId, line: AuthorityRecorded) -> RecordId:
        """Add a line of authority, or a new version of one."""
        earlier = [entry.stamp.record for entry in self._files.get(case).authority if entry.line == line.line]
        return self._writer.one(case, line, supersedes=earlier)

    def record_order(self, case: CaseId, order: OrderRecorded) -> RecordId:
        """Add a court order, or a new version of one.

        Raises:
            OrderWithoutProofError: called "seen" without court, number and dates (H12: then it is only announced).
        """
        if order.evidence == "seen" and not (order.court and order.number and order.decided_on):
            raise OrderWithoutProofError("a seen order needs court, number and date of decision")
        if order.evidence == "announced" and not (order.told_by and order.told_on):
            raise OrderWithoutProofError("an announced order needs who told it and when")
        earlier = [entry.stamp.record for entry in self._files.get(case).orders if entry.order == order.order]
        return self._writer.one(case, order, supersedes=earlier)

    def record_safe_contact(self, case: CaseId, contact: SafeContactRecorded) -> RecordId:
        """Write down how a person can be reached safely (H8)."""
        file = self._files.get(case)
        rivals = (version for version in file.other_versions if isinstance(version, SafeContact))
        versions = (*file.safe_contacts, *rivals)
        earlier = [version.stamp.record for version in versions if version.person == contact.person]
        return self._writer.one(case, contact, supersedes=earlier)

    def _check_names(self, *names: str) -> None:
        undrawable = self._documents.undrawable("".join(names))
        if undrawable:
            raise UndrawableNameError(undrawable)
