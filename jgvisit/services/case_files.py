"""Reading: the case files of this laptop, folded once and kept until something changes."""

from __future__ import annotations

from threading import Lock

from jgvisit.ids import CaseId
from jgvisit.records.case_file import CaseFile, Visit
from jgvisit.records.fold import fold
from jgvisit.services.ports import Journal


class CaseFiles:
    """The folded state of every family here. Safe to read from any thread."""

    def __init__(self, journal: Journal) -> None:
        self._journal = journal
        self._folded: dict[CaseId, CaseFile] = {}
        self._lock = Lock()

    def get(self, case: CaseId) -> CaseFile:
        """Return the state of one family as its records tell it now."""
        with self._lock:
            known = self._folded.get(case)
        if known is not None:
            return known
        folded = fold(case, self._journal.records_of(case))
        with self._lock:
            return self._folded.setdefault(case, folded)

    def all(self) -> tuple[CaseFile, ...]:
        """Return every family on this laptop, by name."""
        files = (self.get(case) for case in self._journal.cases())
        return tuple(sorted(files, key=lambda file: (file.name.casefold(), file.case)))

    def forget(self, case: CaseId) -> None:
        """Fold this family again at the next reading; called after each write and each pull."""
        with self._lock:
            self._folded.pop(case, None)

    def open_visit(self) -> tuple[CaseFile, Visit] | None:
        """Return the family and visit that is open, if one is: unlocking returns there (H4)."""
        for file in self.all():
            if file.open_visit is not None:
                return file, file.open_visit
        return None
