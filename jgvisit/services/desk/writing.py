"""Writing: one place through which every use case adds records."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import msgspec

from jgvisit.errors import RefusedError
from jgvisit.ids import CaseId, RecordId, Sha256
from jgvisit.records import canonical
from jgvisit.records.asked_words import unsaid
from jgvisit.records.body import RecordTooLargeError
from jgvisit.records.payload_base import Payload
from jgvisit.records.payload_family import OrderRecorded
from jgvisit.records.payload_reading import PaperStepped
from jgvisit.records.proof import shows_paper
from jgvisit.services.desk.case_files import CaseFiles
from jgvisit.services.law.handover_cover import require_cover
from jgvisit.services.ports.journal import DraftKey, Journal, NewRecord
from jgvisit.shapes import read_json


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
            RecordTooLargeError: a text is longer than its kind of record holds; nothing was written.
            WordsMissingError: a reason, source or evidence that says nothing; nothing was written.
            NotCoveredError: a handover would be called sent without consent or order; nothing was written.
        """
        self.require(records)
        written = self._journal.append(records, blobs=blobs, clears=clears)
        for case in {record.case for record in records if record.case is not None}:
            self._files.forget(case)
        return written

    def require(self, records: Sequence[NewRecord]) -> None:
        """Look whether `write` would take these records; write nothing.

        Raises:
            RecordTooLargeError, WordsMissingError, NotCoveredError: as `write`.
            OutsideDomainError, ValueError: as `require_readable`.
            OrderWithoutProofError: as `require_proof`.
        """
        for record in records:
            require_readable(record.payload)
            require_proof(record.payload)
            require_words(record.payload)
            if record.case is not None and isinstance(record.payload, PaperStepped):
                require_cover(self._files.get(record.case), record.payload)

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


class OrderWithoutProofError(RefusedError):
    """A seen order needs court, number and dates; without them nothing may be called ordered (law.md table B)."""

    code = "refused.order_without_proof"


def require_proof(payload: Payload) -> None:
    """Refuse an order that is called seen without the court's paper: no path here may record it (law.md table B).

    Raises:
        OrderWithoutProofError: court, number or day of decision is missing.
    """
    if isinstance(payload, OrderRecorded) and payload.evidence == "seen" and not shows_paper(payload):
        raise OrderWithoutProofError("a seen order needs court, number and date of decision")


class WordsMissingError(RefusedError):
    """A reason, a source or evidence was asked, and nothing was said; nothing was recorded."""

    code = "refused.reason_missing"


def require_words(payload: Payload) -> None:
    """Refuse a dash, a dot or a blank where a reason or evidence is asked: no path here may record it.

    Raises:
        WordsMissingError: naming the fields.
    """
    if missing := unsaid(payload):
        raise WordsMissingError(", ".join(missing))


def require_readable(payload: Payload) -> None:
    """Look whether `payload` can be read back: a record that cannot is signed for ever, and lost.

    Raises:
        RecordTooLargeError: a text is too long for its place.
        OutsideDomainError: a text holds half a character.
        ValueError: a value no screen can give, such as a choice that does not exist.
    """
    canonical.require_domain(msgspec.to_builtins(payload))
    try:
        read_json(canonical.encode(payload), type(payload))
    except msgspec.ValidationError as error:
        if "length" in str(error):
            raise RecordTooLargeError(str(error)) from error
        raise
