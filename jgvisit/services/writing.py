"""Writing: one place through which every use case adds records."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from jgvisit.ids import CaseId, RecordId, Sha256
from jgvisit.records.payloads import Payload
from jgvisit.services.case_files import CaseFiles
from jgvisit.services.ports import DraftKey, Journal, NewRecord


class Writer:
    """Appends records and lets the folded state of their family go."""

    def __init__(self, journal: Journal, files: CaseFiles) -> None:
        self._journal = journal
        self._files = files

    def write(
        self,
        records: Sequence[NewRecord],
        *,
        blobs: Mapping[Sha256, bytes] | None = None,
        clears: Sequence[DraftKey] = (),
    ) -> tuple[RecordId, ...]:
        """Commit `records` in one transaction; they are on disk when this returns.

        Raises:
            StoreError: nothing was written; drafts are untouched.
        """
        written = self._journal.append(records, blobs=blobs, clears=clears)
        for case in {record.case for record in records if record.case is not None}:
            self._files.forget(case)
        return written

    def one(
        self,
        case: CaseId,
        payload: Payload,
        *,
        supersedes: Sequence[RecordId] = (),
        clears: Sequence[DraftKey] = (),
    ) -> RecordId:
        """Commit one record about `case`."""
        record = NewRecord(payload, case, supersedes=tuple(supersedes))
        return self.write([record], clears=clears)[0]
