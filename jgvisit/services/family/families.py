"""Families: who belongs to them, who holds authority, what a judge decided, how to reach whom."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from jgvisit.domain.own_words import says_something
from jgvisit.errors import RefusedError
from jgvisit.ids import CaseId, PersonId, RecordId, new_uuid7
from jgvisit.records.case_family import Member, Order, SafeContact
from jgvisit.records.case_file import CaseFile
from jgvisit.records.happenings_of_help import AuthorityFoundOut
from jgvisit.records.payload_family import (
    AddressRecorded,
    AuthorityRecorded,
    CapacityRecorded,
    FamilyRegistered,
    OrderRecorded,
    PersonRegistered,
    SafeContactRecorded,
)
from jgvisit.services.desk.case_files import CaseFiles
from jgvisit.services.desk.known_time import KnownTime
from jgvisit.services.desk.writing import OrderWithoutProofError, Writer
from jgvisit.services.family.happenings import NotYetHappenedError, StrangerNamedError
from jgvisit.services.family.known_orders import (
    DayNote,
    Extension,
    extended,
    struck,
    with_day,
    with_gi,
    with_person,
)
from jgvisit.services.family.reached import is_known
from jgvisit.services.family.reaching import may_be_called_unknown
from jgvisit.services.ports.documents import DocumentMaker
from jgvisit.services.ports.journal import DraftKey, NewRecord


class UndrawableNameError(RefusedError):
    """A name holds a character that no paper of ours can show; nothing was recorded."""

    code = "refused.undrawable_name"

    def __init__(self, characters: frozenset[str]) -> None:
        super().__init__(f"{len(characters)} characters without a glyph")
        self.characters = characters


class MistakeReasonMissingError(RefusedError):
    """An order is struck with the reason why it never was; nothing was recorded."""

    code = "refused.mistake_reason_missing"


class AttemptsMissingError(RefusedError):
    """Nobody's whereabouts are unknown before it is written down what was tried (H21); nothing was recorded."""

    code = "refused.attempts_missing"


class CapacityInVisitError(RefusedError):
    """With a visit open nobody sees or writes down why somebody cannot decide; nothing was recorded."""

    code = "refused.capacity_in_visit"


class SeenAlreadyError(RefusedError):
    """That somebody cannot decide was seen; what is only told says no more and must not stand in its place."""

    code = "refused.seen_already"


class HoldsLaterError(RefusedError):
    """It holds from a day to come, and would take the place of what holds until then."""

    code = "refused.holds_later"


@dataclass(frozen=True)
class NewFamily:
    """A family with all that is known of it at the start; no order is among it: that comes from its paper (H12)."""

    name: str
    members: tuple[PersonRegistered, ...]
    authority: tuple[AuthorityRecorded, ...] = ()
    contacts: tuple[SafeContactRecorded, ...] = ()


class Families:
    """The facts about a family, each with its evidence.

    A new version replaces every version known here: who records it has looked at them all.
    """

    def __init__(self, writer: Writer, files: CaseFiles, documents: DocumentMaker, time: KnownTime) -> None:
        self._writer = writer
        self._files = files
        self._documents = documents
        self._time = time

    def register(self, name: str, members: tuple[PersonRegistered, ...]) -> CaseId:
        """Write down a new family with its members, all or nothing."""
        case = CaseId(new_uuid7())
        self.register_whole(NewFamily(name, members), case)
        return case

    def register_by_hand(
        self, case: CaseId, name: str, person: PersonRegistered, *, clears: Sequence[DraftKey] = ()
    ) -> None:
        """Write down a new family as `case` with one person, all or nothing; the others follow one by one."""
        self._check_names(name, person.name)
        self._writer.write(_first_records(NewFamily(name, (person,)), case), clears=clears)

    def register_whole(self, family: NewFamily, case: CaseId) -> None:
        """Write down a new family as `case`, with what is known of it, all or nothing."""
        self._check_names(family.name, *(member.name for member in family.members))
        self._writer.write(_first_records(family, case))

    def require_new(self, family: NewFamily) -> None:
        """Look whether `register_whole` would write this family; write nothing.

        Raises:
            UndrawableNameError: a name that no paper can show.
            RecordTooLargeError, WordsMissingError, OutsideDomainError, ValueError: as `Writer.require`.
        """
        self._check_names(family.name, *(member.name for member in family.members))
        self._writer.require(_first_records(family, CaseId(new_uuid7())))

    def record_person(self, case: CaseId, person: PersonRegistered, *, clears: Sequence[DraftKey] = ()) -> RecordId:
        """Add a person, or a new version of one.

        Raises:
            UndrawableNameError: a name that no paper can show.
            AttemptsMissingError: whereabouts unknown, and too little was tried to reach this person.
        """
        self._check_names(person.name)
        file = self._files.get(case)
        stood = {member.id: member.whereabouts for member in file.members}
        lost = person.whereabouts == "unknown" and stood.get(PersonId(person.person)) != "unknown"
        if lost and not may_be_called_unknown(file, PersonId(person.person)):
            raise AttemptsMissingError(person.person)
        versions = (*file.members, *(version for version in file.other_versions if isinstance(version, Member)))
        earlier = [version.stamp.record for version in versions if version.id == person.person]
        return self._writer.one(case, person, supersedes=earlier, clears=clears)

    def record_authority(self, case: CaseId, line: AuthorityRecorded, *, clears: Sequence[DraftKey] = ()) -> RecordId:
        """Add a line of authority, or a new version of one.

        Where its evidence was missing until now, that it was found out is written down with it: moment 2.
        """
        known = [entry for entry in self._files.get(case).authority if entry.line == line.line]
        record = NewRecord(line, case, supersedes=tuple(entry.stamp.record for entry in known))
        found_out = bool(known) and says_something(line.evidence) and not any(entry.evidence for entry in known)
        batch = [record]
        if found_out and line.evidence:
            today = self._time.today().isoformat()
            told = AuthorityFoundOut(event=new_uuid7(), on=today, source=line.evidence, children=(line.child,))
            batch.append(NewRecord(told, case))
        return self._writer.write(batch, clears=clears)[0]

    def record_order(self, case: CaseId, order: OrderRecorded, *, clears: Sequence[DraftKey] = ()) -> RecordId:
        """Add a court order, or a new version of one.

        Raises:
            OrderWithoutProofError: called "seen" without court, number and dates (H12: then it is only announced),
                or decided on a day that is still to come.
        """
        if order.evidence == "announced" and not (says_something(order.told_by) and order.told_on):
            raise OrderWithoutProofError("an announced order needs who told it and when")
        if order.decided_on is not None and date.fromisoformat(order.decided_on) > self._time.today():
            raise OrderWithoutProofError("nobody saw a decision that is still to come")
        return self._replace_order(case, order, clears)

    def note_order(
        self, case: CaseId, version: RecordId, note: DayNote, day: date, *, clears: Sequence[DraftKey] = ()
    ) -> RecordId:
        """Write down the day on which an order was heard, carried out, ended or annulled: a new version of it.

        Nothing else of the order changes, and nothing becomes seen that was not. The day of an end is the
        first without the order.

        Raises:
            KeyError: no such version of an order holds in this family.
            NotYetHappenedError: the day is still to come.
            ValueError: such a note says nothing about this kind of order.
        """
        if day > self._time.today():
            raise NotYetHappenedError(day.isoformat())
        return self._replace_order(case, with_day(self._order(case, version), note, day), clears)

    def extend_order(
        self, case: CaseId, version: RecordId, paper: Extension, *, clears: Sequence[DraftKey] = ()
    ) -> RecordId:
        """Write down by which decision the judge extended an order that stands here; its old end stays as it was.

        Raises:
            KeyError: no such version of an order holds in this family.
            OrderWithoutProofError: the extension has no court or number, or was decided on a day still to come.
            ValueError: the order cannot be extended, or the new end does not lie after the old one.
        """
        return self.record_order(case, extended(self._order(case, version), paper), clears=clears)

    def name_order(
        self, case: CaseId, version: RecordId, person: PersonId, *, clears: Sequence[DraftKey] = ()
    ) -> RecordId:
        """Write down whose authority an order is about, as its paper says: what was in doubt about it ends.

        Raises:
            KeyError: no such version of an order holds in this family.
            StrangerNamedError: somebody who is no member here.
            ValueError: it is no order on authority.
        """
        if person not in {member.id for member in self._files.get(case).members}:
            raise StrangerNamedError(person)
        return self._replace_order(case, with_person(self._order(case, version), person), clears)

    def give_order_its_gi(
        self, case: CaseId, version: RecordId, gi: str, *, clears: Sequence[DraftKey] = ()
    ) -> RecordId:
        """Write down which GI carries out an order that stands here, as its paper names it.

        Raises:
            KeyError: no such version of an order holds in this family.
            ValueError: no GI carries out this kind of order.
        """
        return self._replace_order(case, with_gi(self._order(case, version), gi.strip()), clears)

    def strike_order(self, case: CaseId, version: RecordId, why: str, *, clears: Sequence[DraftKey] = ()) -> RecordId:
        """Write down that an order was entered by mistake, with every version of it: it never was. The records stay.

        Raises:
            KeyError: no such version of an order holds in this family.
            MistakeReasonMissingError: no reason.
        """
        if not says_something(why):
            raise MistakeReasonMissingError("an order struck without its reason")
        return self._replace_order(case, struck(self._order(case, version), why.strip()), clears)

    def _order(self, case: CaseId, version: RecordId) -> Order:
        for order in self._files.get(case).orders:
            if order.stamp.record == version:
                return order
        raise KeyError(version)

    def _replace_order(self, case: CaseId, order: OrderRecorded, clears: Sequence[DraftKey]) -> RecordId:
        earlier = [entry.stamp.record for entry in self._files.get(case).orders if entry.order == order.order]
        return self._writer.one(case, order, supersedes=earlier, clears=clears)

    def record_safe_contact(
        self, case: CaseId, contact: SafeContactRecorded, *, clears: Sequence[DraftKey] = ()
    ) -> RecordId:
        """Write down how a person can be reached safely (H8)."""
        file = self._files.get(case)
        rivals = (version for version in file.other_versions if isinstance(version, SafeContact))
        versions = (*file.safe_contacts, *rivals)
        earlier = [version.stamp.record for version in versions if version.person == contact.person]
        return self._writer.one(case, contact, supersedes=earlier, clears=clears)

    def record_address(self, case: CaseId, said: AddressRecorded, *, clears: Sequence[DraftKey] = ()) -> RecordId:
        """Write down where somebody lives, or where their post may go; it replaces every version known here.

        Raises:
            StrangerNamedError: nobody of this case.
            WordsMissingError: no address, or not who said so.
        """
        file = self._files.get(case)
        if said.person not in {member.id for member in file.members}:
            raise StrangerNamedError(said.person)
        same = (known for known in file.addresses if (known.person, known.serves) == (said.person, said.serves))
        return self._writer.one(case, said, supersedes=[known.stamp.record for known in same], clears=clears)

    def record_capacity(self, case: CaseId, said: CapacityRecorded, *, clears: Sequence[DraftKey] = ()) -> RecordId:
        """Write down whether a grown-up can decide, with what it rests on; it replaces every version known here.

        Whether a child can weigh something goes by X3 of table A2, and a parent under 18 by age.

        Raises:
            CapacityInVisitError: a visit is open on this laptop: somebody may look on (H4).
            StrangerNamedError: nobody of this case, or a child.
            NotYetHappenedError: seen or told on a day that is still to come.
            HoldsLaterError: holding from such a day, of somebody who does not decide until then.
            SeenAlreadyError: only told that this person cannot decide, which was seen: they would decide again (H12).
            WordsMissingError: what was seen, or who told us, is missing, or its day.
        """
        if self._files.open_visit() is not None:
            raise CapacityInVisitError("a visit is open")
        file = self._files.get(case)
        if said.person not in {member.id for member in file.members if member.role != "child"}:
            raise StrangerNamedError(said.person)
        for day in (said.seen_on, said.told_on):
            if day is not None and date.fromisoformat(day) > self._time.today():
                raise NotYetHappenedError(day)
        if said.mistaken is None:
            self._require_not_undone(file, said)
        earlier = [known.stamp.record for known in file.capacities if known.person == said.person]
        return self._writer.one(case, said, supersedes=earlier, clears=clears)

    def _require_not_undone(self, file: CaseFile, said: CapacityRecorded) -> None:
        """Look whether `said` gives nobody their say back before it says so itself."""
        today = self._time.today()
        out = [known for known in file.not_deciding if known.person == said.person]
        if (said.since or "") > today.isoformat() and any(known.holds_on(today) for known in out):
            raise HoldsLaterError(said.person)
        if out and said.capacity != "full" and said.evidence == "announced":
            raise SeenAlreadyError(said.person)

    def knows_how_to_reach(self, case: CaseId, person: PersonId) -> bool:
        """Tell whether a safe contact stands there, also one that the room does not see: nobody is asked twice (H8)."""
        return is_known(self._files.get(case), person)

    def _check_names(self, *names: str) -> None:
        undrawable = self._documents.undrawable("".join(names))
        if undrawable:
            raise UndrawableNameError(undrawable)


def _first_records(family: NewFamily, case: CaseId) -> list[NewRecord]:
    everything = (FamilyRegistered(name=family.name), *family.members, *family.authority, *family.contacts)
    return [NewRecord(payload, case) for payload in everything]
