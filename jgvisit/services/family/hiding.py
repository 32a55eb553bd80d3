"""Hiding: what of a family not everybody in it may know, with all that would betray it (H2, H7)."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from jgvisit.errors import RefusedError
from jgvisit.ids import CaseId, RecordId
from jgvisit.records.case_file import CaseFile
from jgvisit.records.case_journal import Restriction
from jgvisit.records.entries import Entry
from jgvisit.records.fold_hidden import hidden_along
from jgvisit.records.happening import Consult, Happening
from jgvisit.records.matters import matter_of
from jgvisit.records.payload_base import Payload
from jgvisit.records.payload_family import AddressRecorded, PersonRegistered, SafeContactRecorded
from jgvisit.records.payload_journal import VisibilityRestricted
from jgvisit.records.payload_visits import VisitPlanned
from jgvisit.records.rivals import Version
from jgvisit.records.telling import names_a_place
from jgvisit.services.desk.case_files import CaseFiles
from jgvisit.services.desk.writing import Writer
from jgvisit.services.family.happenings import StrangerNamedError
from jgvisit.services.ports.journal import DraftKey

_CHOSEN_FROM = (AddressRecorded, SafeContactRecorded, VisitPlanned, Happening, PersonRegistered)


class HidingInVisitError(RefusedError):
    """With a visit open nobody sees what is hidden from whom, and nobody changes it; nothing was recorded."""

    code = "refused.hiding_in_visit"


class OwnNameHiddenError(RefusedError):
    """Nobody is hidden from themself; nothing was recorded."""

    code = "refused.own_name_hidden"


@dataclass(frozen=True)
class Standing:
    """A restriction in force, with what it hides: one version of each fact."""

    restriction: Restriction
    hides: tuple[Version, ...]
    ours: bool
    """The law has it so, as with Veilig Thuis (H9): nobody lifts it here."""


class Hiding:
    """Shows what is hidden from whom, hides more, and lifts it. Never with a visit open on this laptop (H4)."""

    def __init__(self, writer: Writer, files: CaseFiles) -> None:
        self._writer = writer
        self._files = files
        self._read: tuple[CaseFile, tuple[Entry, ...]] | None = None
        """The last family that was read, as it was folded then: a family folded anew is another one."""

    def choices(self, case: CaseId) -> tuple[Version, ...]:
        """Return what can be hidden: where somebody lives, how to reach them, what happened, visits, or a person.

        None with a visit open.
        """
        if self._files.open_visit() is not None:
            return ()
        entries = (entry for entry in self._entries(case) if isinstance(entry.payload, _CHOSEN_FROM))
        shown = (each for each in _one_of_each(entries) if not _is_past_hiding(each.payload))
        return tuple(sorted(shown, key=lambda each: _place_in_list(each.payload)))

    def betraying(self, case: CaseId, records: Collection[RecordId]) -> tuple[Version, ...]:
        """Return what may betray the same place although no word of it is the same (H2); empty where none is hidden."""
        choices = self.choices(case)
        if not any(names_a_place(each.payload) for each in choices if each.stamp.record in records):
            return ()
        along = hidden_along(self._entries(case), records)
        return tuple(each for each in choices if names_a_place(each.payload) and each.stamp.record not in along)

    def along(self, case: CaseId, records: Collection[RecordId]) -> tuple[Version, ...]:
        """Return what is hidden too when `records` are: each fact once, without those that were named."""
        entries = self._entries(case)
        hidden = hidden_along(entries, records) if records else frozenset()
        named = {matter_of(entry.payload) for entry in entries if entry.id in records}
        found = _one_of_each(entry for entry in entries if entry.id in hidden)
        return tuple(each for each in found if matter_of(each.payload) not in named)

    def standing(self, case: CaseId) -> tuple[Standing, ...]:
        """Return the restrictions in force, the latest first; none with a visit open."""
        if self._files.open_visit() is not None:
            return ()
        entries = self._entries(case)
        restrictions = sorted(self._files.get(case).restrictions, key=lambda each: each.stamp.recorded_at, reverse=True)
        return tuple(_standing(each, entries) for each in restrictions)

    def hide(self, case: CaseId, hidden: VisibilityRestricted, *, clears: Sequence[DraftKey] = ()) -> RecordId:
        """Hide records of a family from some of it, with all that tells the same; at the next sync it goes first.

        Raises:
            HidingInVisitError: a visit is open.
            KeyError: a record that is not of this family.
            StrangerNamedError: somebody who is no member here.
            OwnNameHiddenError: somebody would be hidden from themself.
            WordsMissingError: no reason.
        """
        self._require_alone()
        file, entries = self._files.get(case), {entry.id: entry for entry in self._entries(case)}
        members = {member.id for member in file.members}
        asked = {*hidden.hidden_from, *((hidden.asked_by,) if hidden.asked_by else ())}
        if not asked <= members:
            raise StrangerNamedError("a person who is no member of this case")
        for record in hidden.hides:
            payload = entries[RecordId(record)].payload
            if isinstance(payload, PersonRegistered) and payload.person in hidden.hidden_from:
                raise OwnNameHiddenError(record)
        return self._writer.one(case, hidden, clears=clears)

    def lift(self, case: CaseId, restriction: RecordId, why: str, *, clears: Sequence[DraftKey] = ()) -> RecordId:
        """Hide it no longer, with the reason; that it was hidden stays in the history.

        Raises:
            HidingInVisitError: a visit is open.
            KeyError: no such restriction is in force, or it is none that people made.
            WordsMissingError: no reason.
        """
        self._require_alone()
        if restriction not in {each.restriction.stamp.record for each in self.standing(case) if not each.ours}:
            raise KeyError(restriction)
        nothing = VisibilityRestricted(hides=(), hidden_from=(), basis=why.strip())
        return self._writer.one(case, nothing, supersedes=(restriction,), clears=clears)

    def _entries(self, case: CaseId) -> tuple[Entry, ...]:
        file = self._files.get(case)
        known = self._read
        if known is None or known[0] is not file:
            reading, order = self._files.read(case)
            self._read = known = file, tuple(sorted(reading.entries, key=order.rank))
        return known[1]

    def _require_alone(self) -> None:
        if self._files.open_visit() is not None:
            raise HidingInVisitError("a visit is open")


def _place_in_list(payload: Payload) -> int:
    return next(at for at, kind in enumerate(_CHOSEN_FROM) if isinstance(payload, kind))


def _is_past_hiding(payload: Payload) -> bool:
    """Tell whether it is hidden anyway, or was taken out."""
    mistaken = isinstance(payload, Happening) and payload.mistaken is not None
    return mistaken or isinstance(payload, Consult)


def _standing(restriction: Restriction, entries: Sequence[Entry]) -> Standing:
    hides = [entry for entry in entries if entry.id in restriction.hides]
    # what it names, and not what it hides along: advice that repeats a hidden place keeps nobody from lifting that
    named = {record for entry in entries if entry.id == restriction.stamp.record for record in _named(entry.payload)}
    ours = any(isinstance(entry.payload, Consult) for entry in hides if entry.id in named)
    return Standing(restriction, _one_of_each(hides), ours)


def _named(payload: Payload) -> tuple[str, ...]:
    return payload.hides if isinstance(payload, VisibilityRestricted) else ()


def _one_of_each(entries: Iterable[Entry]) -> tuple[Version, ...]:
    """Return the last version of each matter; events that stand for themselves each."""
    last: dict[str, Entry] = {}
    for entry in entries:
        payload: Payload = entry.payload
        matter = matter_of(payload)
        last[entry.id if matter == entry.body.kind else matter] = entry
    return tuple(Version(entry.body.kind, entry.payload, entry.stamp(), True) for entry in last.values())
