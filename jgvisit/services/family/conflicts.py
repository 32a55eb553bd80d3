"""Two versions of one fact: shown side by side to the worker, and chosen between by a person (design §3, H12)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from jgvisit.errors import RefusedError
from jgvisit.ids import CaseId, RecordId, new_uuid7
from jgvisit.records.case_file import CaseFile
from jgvisit.records.entries import Entry
from jgvisit.records.order import Order
from jgvisit.records.payload_base import Payload
from jgvisit.records.payload_forms import ConsentWithdrawn
from jgvisit.records.payload_journal import ConflictDecided
from jgvisit.records.payload_visits import PresenceChanged, VisitStarted
from jgvisit.records.rivals import Dispute, Version, chosen_of, disputes_of, group_of, to_drop
from jgvisit.services.desk.case_files import CaseFiles
from jgvisit.services.desk.known_time import KnownTime
from jgvisit.services.desk.writing import OrderWithoutProofError, Writer
from jgvisit.services.family.conflict_rules import Bar, bar_to
from jgvisit.services.family.contradictions import Contradiction, contradictions
from jgvisit.services.law.handover_cover import NotCoveredError
from jgvisit.services.ports.journal import DraftKey, NewRecord

PRESENCE = "presence"
_CHOICE = "conflictDecided"


class ChoosingInVisitError(RefusedError):
    """A visit is open: what stands against what is not laid on a table where a family sits (H4, H7, H8)."""

    code = "refused.choosing_in_visit"


class VersionsChangedError(RefusedError):
    """Since the versions were shown another came, or somebody chose; nothing was recorded."""

    code = "refused.versions_changed"


class NotToBeChosenError(RefusedError):
    """Only the person concerned can say this anew, or the visit is still going on; nothing was recorded."""

    code = "refused.not_to_be_chosen"


@dataclass(frozen=True)
class Disagreements:
    """All that one family's records disagree on, for the worker's eyes alone."""

    waiting: tuple[Dispute, ...]
    chosen: tuple[Dispute, ...]
    """What somebody chose before: it can be looked at, and chosen again."""
    contradictions: tuple[tuple[Contradiction, tuple[Version, ...]], ...]
    """Facts that are not versions of one and cannot all be so, with the records that say them."""


_Found = tuple[CaseFile, tuple[Dispute, ...], tuple[Dispute, ...], Mapping[RecordId, Version]]


class Conflicts:
    """Shows what stands against what, and writes down what a person chose.

    Never with a visit open on this laptop: a version can be what somebody told us alone.
    """

    def __init__(self, writer: Writer, files: CaseFiles, time: KnownTime) -> None:
        self._writer = writer
        self._files = files
        self._time = time
        self._found: dict[CaseId, _Found] = {}

    def of(self, case: CaseId) -> Disagreements:
        """Return what waits for a choice, what was chosen, and what contradicts each other.

        Raises:
            ChoosingInVisitError: a visit is open.
        """
        self._require_alone()
        file = self._files.get(case)
        waiting, chosen, said = self._read(file)
        found = contradictions(file, self._time.today())
        if found and not said:  # it began with a new day
            self._found.clear()
            waiting, chosen, said = self._read(file)
        return Disagreements(
            waiting, chosen, tuple((each, tuple(said[record] for record in each.records)) for each in found)
        )

    def bars(self, case: CaseId, dispute: Dispute) -> tuple[Bar | None, ...]:
        """Return, version by version, what keeps a worker from choosing it."""
        file, today = self._files.get(case), self._time.today()
        return tuple(bar_to(file, dispute, version, today) for version in dispute.versions)

    def waits_for(self, cases: Iterable[CaseId]) -> tuple[CaseId, ...]:
        """Return which of these families have something that waits for a choice; none with a visit open (H4)."""
        if self._files.open_visit() is not None:
            return ()
        return tuple(case for case in cases if self._files.get(case).conflicts)

    def choose(
        self, case: CaseId, shown: Dispute, kept: RecordId, reason: str, *, clears: Sequence[DraftKey] = ()
    ) -> RecordId:
        """Write down which version holds, and why. All of them stay readable; choosing again takes it back.

        Args:
            case: the family.
            shown: the versions as they lay before who chose.
            kept: the record of the one that holds.
            reason: in the worker's own words.
            clears: drafts that this finishes.

        Raises:
            ChoosingInVisitError: a visit is open.
            VersionsChangedError: other versions stand there now.
            OrderWithoutProofError: an order "seen" without court, number and day (H12).
            NotCoveredError: a handover that nothing covers (H11).
            NotToBeChosenError: a yes that only the person can give anew, or a visit that is going on.
            WordsMissingError: no reason.
        """
        now = self.of(case)
        dispute = next((each for each in (*now.waiting, *now.chosen) if each.versions == shown.versions), None)
        version = None if dispute is None else next((v for v in dispute.versions if v.stamp.record == kept), None)
        if dispute is None or version is None or (dispute.chosen and shown.chosen != dispute.chosen):
            raise VersionsChangedError(f"{len(shown.versions)} versions were shown")
        self._require_choosable(bar_to(self._files.get(case), dispute, version, self._time.today()))
        reading, order = self._files.read(case)
        batch = _records(case, dispute, version, reason.strip(), reading.entries, order)
        return self._writer.write(batch, clears=clears)[-1]

    def _read(self, file: CaseFile) -> tuple[tuple[Dispute, ...], tuple[Dispute, ...], Mapping[RecordId, Version]]:
        """Read the records only where the family changed since: pages ask for this at every drawing."""
        known = self._found.get(file.case)
        if known is None or known[0] is not file:
            known = (file, *self._read_anew(file))
            self._found = {file.case: known}
        return known[1:]

    def _read_anew(self, file: CaseFile) -> tuple[tuple[Dispute, ...], tuple[Dispute, ...], Mapping[RecordId, Version]]:
        """Most families have neither a dispute nor a choice: then the page of a family does not wait for a reading."""
        doubts = file.conflicts or contradictions(file, self._time.today())
        if not doubts and not self._files.names_kind(file.case, _CHOICE):
            return (), (), {}
        reading, order = self._files.read(file.case)
        waiting = disputes_of(reading, order, file.conflicts)
        return waiting, chosen_of(reading, order, waiting), {entry.id: _seen(entry) for entry in reading.entries}

    def _require_alone(self) -> None:
        if self._files.open_visit() is not None:
            raise ChoosingInVisitError("a visit is open")

    @staticmethod
    def _require_choosable(bar: Bar | None) -> None:
        if bar == "noPaper":
            raise OrderWithoutProofError("a seen order needs court, number and date of decision")
        if bar == "notCovered":
            raise NotCoveredError("chosen")
        if bar is not None:
            raise NotToBeChosenError(bar)


def _records(
    case: CaseId, dispute: Dispute, version: Version, reason: str, entries: Sequence[Entry], order: Order
) -> list[NewRecord]:
    """Return the choice as it is recorded.

    What counts from its own moment on, such as a withdrawal or who is in a room, is written down once more: the
    new record knows all the others, and so ends what they left open.
    """
    kept = version.stamp.record
    named = [each.stamp.record for each in dispute.versions if each.stamp.record != kept]
    again = _said_again(dispute, version.payload)
    if again is not None:
        new = RecordId(new_uuid7())
        same = [each.stamp.record for each in dispute.versions if type(each.payload) is type(again)]
        old = tuple(same) if isinstance(again, ConsentWithdrawn) else ()
        choice = ConflictDecided(records=(new, *same), kept=new, reason=reason)
        return [NewRecord(again, case, id=new, supersedes=old), NewRecord(choice, case)]
    one = next(entry for entry in entries if entry.id == kept)
    drop = to_drop(group_of(entries, one, order), one, order)
    choice = ConflictDecided(records=(kept, *sorted({*named, *drop})), kept=kept, reason=reason)
    return [NewRecord(choice, case)]


def _said_again(dispute: Dispute, payload: Payload) -> Payload | None:
    if isinstance(payload, ConsentWithdrawn):
        return payload
    if dispute.matter.startswith(PRESENCE) and isinstance(payload, VisitStarted | PresenceChanged):
        return PresenceChanged(visit=payload.visit, present=payload.present, others_present=payload.others_present)
    return None


def _seen(entry: Entry) -> Version:
    return Version(entry.body.kind, entry.payload, entry.stamp(), True)
