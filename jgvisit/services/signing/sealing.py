"""From what was confirmed to a sealed record: kept first, sealed beside the store's thread, written in one transaction.

Each step may be the last one before the process ends. What was kept and is not recorded yet is taken up when the store
is opened next, before any screen shows how a form stands.
"""

from __future__ import annotations

from dataclasses import dataclass

import msgspec

from jgvisit.errors import DocumentError, JgVisitError, StoreError
from jgvisit.ids import RecordId, Sha256
from jgvisit.records import canonical
from jgvisit.records.body import RecordTooLargeError
from jgvisit.records.link import MAX_BODY_BYTES
from jgvisit.services.desk.workplace import Workplace
from jgvisit.services.forms.refusals import FormChangedError
from jgvisit.services.ports.documents import DocumentMaker, SealedDocument
from jgvisit.services.ports.journal import WAITING, DraftKey, Journal
from jgvisit.services.signing.confirmed import Confirmed, read_confirmed

_AROUND_BYTES = 8192
"""Of a body at most, besides its payload."""
_NOT_WRITTEN = frozenset({"store.disk_full", "store.disk_fault"})
"""Errors of a store that is open and did not take the record: what was confirmed is there."""


class SealingWaitsError(DocumentError):
    """What was confirmed is on disk and not sealed yet; nobody signs again. The cause says what was in the way."""

    code = "document.waits"


@dataclass(frozen=True)
class Signed:
    """What came of one ceremony."""

    record: RecordId
    document: Sha256
    file_name: str


@dataclass(frozen=True)
class TakenUp:
    """What came of the papers that were confirmed and not sealed when the store was closed."""

    sealed: int = 0
    left: SealingWaitsError | None = None
    """Why one still waits."""


class Sealing:
    """Keeps what was confirmed until it is a sealed record."""

    def __init__(self, at: Workplace, journal: Journal, documents: DocumentMaker) -> None:
        self._at, self._journal, self._documents = at, journal, documents

    def keep(self, confirmed: Confirmed) -> None:
        """Put `confirmed` on disk: from here on it cannot be lost.

        Raises:
            RecordTooLargeError, WordsMissingError: it could never become a record; nothing was kept.
            StoreError: nothing was kept.
        """
        if len(canonical.encode(confirmed.decided)) > MAX_BODY_BYTES - _AROUND_BYTES:
            raise RecordTooLargeError("a decision that no body holds")
        self._at.writer.require([confirmed.decision()])
        self._journal.put_draft(confirmed.key, confirmed.encode())

    def kept(self, key: DraftKey) -> Confirmed | None:
        """Return what waits there to be sealed.

        Raises:
            SealingWaitsError: something does, and this program cannot read it.
        """
        data = self._journal.drafts(key.case).get(key.field)
        try:
            return None if data is None else read_confirmed(data)
        except msgspec.DecodeError as error:
            raise SealingWaitsError("what was kept is unreadable") from error

    def seal(self, confirmed: Confirmed) -> SealedDocument:
        """Return the sealed paper; writes nothing, and may run on any thread.

        Raises:
            SealingWaitsError: it was not sealed, and goes on waiting.
        """
        try:
            return self._documents.seal(confirmed.pdf, confirmed.number)
        except DocumentError as error:
            raise SealingWaitsError(str(error)) from error

    def record(self, confirmed: Confirmed, sealed: SealedDocument) -> Signed:
        """Record decision and paper, and let the drafts go that they finish, in one transaction; once, however often.

        Raises:
            SealingWaitsError: the disk did not take it, and it goes on waiting.
            StoreUnsureError, StoreBehindError: the store was closed; the next unlock shows what it holds.
            FormChangedError: it does not wait any more, for an order erased it.
        """
        waiting = self.kept(confirmed.key)
        if waiting is None or waiting.record != confirmed.record:
            return self._recorded(confirmed)
        records, blobs = confirmed.records(sealed)
        try:
            self._at.writer.write(records, blobs=blobs, clears=confirmed.clears)
        except JgVisitError as error:
            if isinstance(error, StoreError) and error.code not in _NOT_WRITTEN:
                raise
            raise SealingWaitsError(str(error)) from error
        return Signed(RecordId(confirmed.record), sealed.sha256, sealed.file_name)

    def finish(self, confirmed: Confirmed) -> Signed:
        """Seal and record; errors as `seal` and `record`."""
        return self.record(confirmed, self.seal(confirmed))

    def waits(self) -> bool:
        """Tell whether something that was confirmed is not sealed yet."""
        return bool(self._journal.drafts_beginning(WAITING))

    def take_up(self) -> TakenUp:
        """Seal and record what was confirmed before the store was closed. Before any screen shows how a form stands.

        Raises:
            StoreUnsureError, StoreBehindError: the store was closed; the next unlock takes it up again.
        """
        done = TakenUp()
        for _, data in self._journal.drafts_beginning(WAITING):
            try:
                self.finish(read_confirmed(data))
                done = TakenUp(done.sealed + 1, done.left)
            except SealingWaitsError as error:
                done = TakenUp(done.sealed, error)
            except StoreError:
                raise
            except Exception as error:
                done = TakenUp(done.sealed, SealingWaitsError(type(error).__name__))
        return done

    def _recorded(self, confirmed: Confirmed) -> Signed:
        file = self._at.files.get(confirmed.key.case)
        for form in file.forms:
            for decision in (*form.decisions, *form.other_decisions):
                if decision.stamp.record == confirmed.record and decision.document is not None:
                    return Signed(decision.stamp.record, decision.document, f"{confirmed.number}.pdf")
        raise FormChangedError("what was confirmed does not wait any more")
