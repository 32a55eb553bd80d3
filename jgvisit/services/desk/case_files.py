"""Reading: the case files of this laptop, folded once and kept until something changes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from threading import Lock

from jgvisit.ids import CaseId, DeviceId, PersonId, RecordId, VisitId
from jgvisit.records.case_file import CaseFile
from jgvisit.records.case_visits import Visit
from jgvisit.records.entries import Reading, read_entries
from jgvisit.records.fold import fold
from jgvisit.records.order import Order
from jgvisit.records.payload_visits import VisitPlanned
from jgvisit.records.visibility import NOBODY_OF_THE_FAMILY, ShownFile, hidden_records, room_of
from jgvisit.services.ports.journal import Journal


class CaseFiles:
    """The folded state of every family here. Safe to read from any thread."""

    def __init__(self, journal: Journal, device: DeviceId, today: Callable[[], date]) -> None:
        self._journal = journal
        self._device = device
        self._today = today
        self._folded: dict[CaseId, CaseFile] = {}
        self._shown: dict[tuple[CaseId, frozenset[RecordId]], CaseFile] = {}
        self._changes = 0
        self._lock = Lock()

    def get(self, case: CaseId) -> CaseFile:
        """Return the state of one family as its records tell it now."""
        with self._lock:
            known, seen = self._folded.get(case), self._changes
        if known is not None:
            return known
        folded = self._fold(case, frozenset())
        with self._lock:
            # a record written while we folded is not in `folded`: then the next reading folds again
            if self._changes == seen:
                self._folded[case] = folded
        return folded

    def shown(self, case: CaseId) -> ShownFile:
        """Return the family as everybody in the room of our open visit may know it; outside one, whole (H4).

        What is hidden from somebody there is left out as if it had never been written. Screens and texts
        are made of this; what must be decided rightly, such as who must consent, of the whole.
        """
        return self.shown_to(case, self.room(case))

    def shown_to(self, case: CaseId, viewers: frozenset[PersonId]) -> ShownFile:
        """Return the family as `viewers` together may know it."""
        hidden = hidden_records(self.get(case), viewers, self._today())
        if not hidden:
            return ShownFile(self.get(case))
        with self._lock:
            known, seen = self._shown.get((case, hidden)), self._changes
        if known is None:
            known = self._fold(case, hidden)
            with self._lock:
                if self._changes == seen:
                    self._shown[case, hidden] = known
        return ShownFile(known)

    def for_me(self, case: CaseId) -> ShownFile:
        """Return the family whole, for the worker's eyes alone and for a moment ("alleen voor mij", H4)."""
        return self.shown_to(case, NOBODY_OF_THE_FAMILY)

    def room(self, case: CaseId) -> frozenset[PersonId]:
        """Return who looks on now: those in the room of our open visit to this family."""
        return room_of(self.get(case), self.visit_here(case))

    def read(self, case: CaseId) -> tuple[Reading, Order]:
        """Return the records of a family as they were written, with which came after which: for a worker's eyes."""
        epoch = self._epoch()
        reading = read_entries(case, (*self._journal.chain_starts(), *self._journal.records_of(case)))
        return reading, Order(reading, epoch, self._journal.forks())

    def plans(self, case: CaseId, visit: VisitId) -> tuple[RecordId, ...]:
        """Return the versions of one planned visit that no other replaced."""
        entries = self.read(case)[0].entries
        replaced = {each for entry in entries for each in entry.body.supersedes}
        mine = (each for each in entries if isinstance(each.payload, VisitPlanned) and each.payload.visit == visit)
        return tuple(each.id for each in mine if each.id not in replaced)

    def names_kind(self, case: CaseId, kind: str) -> bool:
        """Tell whether a record of this kind may be here, unread; a text that quotes one counts too."""
        sought = f'"kind":"{kind}"'.encode()  # canonical JSON: no blanks
        return any(sought in record.body for record in self._journal.records_of(case) if record.body is not None)

    def _fold(self, case: CaseId, hidden: frozenset[RecordId]) -> CaseFile:
        records = (*self._journal.chain_starts(), *self._journal.records_of(case))
        return fold(case, records, epoch=self._epoch(), hidden=hidden, forks=self._journal.forks())

    def _epoch(self) -> str | None:
        pulled = self._journal.last_pull()
        return None if pulled is None else pulled.seen.epoch

    def all(self) -> tuple[CaseFile, ...]:
        """Return every family on this laptop, by name."""
        files = (self.get(case) for case in self._journal.cases())
        return tuple(sorted(files, key=lambda file: (file.name.casefold(), file.case)))

    def forget(self, case: CaseId) -> None:
        """Fold this family again at the next reading; called after each write."""
        with self._lock:
            self._folded.pop(case, None)
            self._shown.clear()
            self._changes += 1

    def forget_all(self) -> None:
        """Fold every family again; called after each pull, which may take families away too."""
        with self._lock:
            self._folded.clear()
            self._shown.clear()
            self._changes += 1

    def open_visit(self) -> tuple[ShownFile, Visit] | None:
        """Return the family and visit that is open on this laptop, if one is: unlocking returns there (H4)."""
        for case in self._journal.cases():
            visit = self.visit_here(case)
            if visit is not None:
                return self.shown(case), visit
        return None

    def open_visit_id(self, case: CaseId) -> VisitId | None:
        """Return which visit to this family is open here."""
        visit = self.visit_here(case)
        return None if visit is None else visit.id

    def visit_shown(self, case: CaseId) -> Visit | None:
        """Return our open visit as a screen may show it: who is hidden from somebody there is not named as present."""
        visit = self.visit_here(case)
        if visit is None:
            return None
        shown = self.shown(case)
        members = {member.id for member in shown.members}
        seen = next(known for known in shown.visits if known.id == visit.id)
        return replace(seen, present=tuple(person for person in visit.present if person in members))

    def visit_here(self, case: CaseId) -> Visit | None:
        """Return the visit to this family that is open on this laptop; a colleague's is none of ours."""
        return self._begun_here(self.get(case))

    def _begun_here(self, file: CaseFile) -> Visit | None:
        mine = (visit for visit in file.visits if visit.started is not None and visit.started.device == self._device)
        return next((visit for visit in mine if visit.state == "open"), None)
