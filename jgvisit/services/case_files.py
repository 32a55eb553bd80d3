"""Reading: the case files of this laptop, folded once and kept until something changes."""

from __future__ import annotations

from threading import Lock

from jgvisit.ids import CaseId, DeviceId
from jgvisit.records.case_file import CaseFile
from jgvisit.records.case_visits import Visit
from jgvisit.records.fold import fold
from jgvisit.services.ports import Journal


class CaseFiles:
    """The folded state of every family here. Safe to read from any thread."""

    def __init__(self, journal: Journal, device: DeviceId) -> None:
        self._journal = journal
        self._device = device
        self._folded: dict[CaseId, CaseFile] = {}
        self._changes = 0
        self._lock = Lock()

    def get(self, case: CaseId) -> CaseFile:
        """Return the state of one family as its records tell it now."""
        with self._lock:
            known, seen = self._folded.get(case), self._changes
        if known is not None:
            return known
        pulled = self._journal.last_pull()
        epoch = None if pulled is None else pulled.seen.epoch
        folded = fold(case, (*self._journal.chain_starts(), *self._journal.records_of(case)), epoch=epoch)
        with self._lock:
            # a record written while we folded is not in `folded`: then the next reading folds again
            if self._changes == seen:
                self._folded[case] = folded
        return folded

    def all(self) -> tuple[CaseFile, ...]:
        """Return every family on this laptop, by name."""
        files = (self.get(case) for case in self._journal.cases())
        return tuple(sorted(files, key=lambda file: (file.name.casefold(), file.case)))

    def forget(self, case: CaseId) -> None:
        """Fold this family again at the next reading; called after each write."""
        with self._lock:
            self._folded.pop(case, None)
            self._changes += 1

    def forget_all(self) -> None:
        """Fold every family again; called after each pull, which may take families away too."""
        with self._lock:
            self._folded.clear()
            self._changes += 1

    def open_visit(self) -> tuple[CaseFile, Visit] | None:
        """Return the family and visit that is open on this laptop, if one is: unlocking returns there (H4)."""
        for file in self.all():
            visit = self._begun_here(file)
            if visit is not None:
                return file, visit
        return None

    def visit_here(self, case: CaseId) -> Visit | None:
        """Return the visit to this family that is open on this laptop; a colleague's is none of ours."""
        return self._begun_here(self.get(case))

    def _begun_here(self, file: CaseFile) -> Visit | None:
        mine = (visit for visit in file.visits if visit.started is not None and visit.started.device == self._device)
        return next((visit for visit in mine if visit.state == "open"), None)
