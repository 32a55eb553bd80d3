"""The journal on disk: what services (`Journal`) and the sync client (`SyncStore`) ask of the store.

One lock serialises all use. Every writing method is one transaction and durable when it returns.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from jgvisit.clock import Clock, to_rfc3339
from jgvisit.ids import CaseId, ChainId, DeviceId, RecordId, Sha256, WorkerId
from jgvisit.records.body import Seen, TimeBasis
from jgvisit.records.link import StoredRecord
from jgvisit.records.time_basis import TimeKeeper
from jgvisit.services.ports.journal import Balance, DraftKey, LastPull, NewRecord, StoreHead, Unsent
from jgvisit.shapes import read_json
from jgvisit.store import balance, drafts, feed, meta, outbox, reading
from jgvisit.store.append import Pen, Written, append
from jgvisit.store.connection import Connection
from jgvisit.store.errors import DiskFaultError, DiskFullError, StoreBehindError, StoreUnsureError
from jgvisit.store.head_mark import compare
from jgvisit.store.rows import current_chain, head_of_chain
from jgvisit.store.safe import Safe
from jgvisit.sync.ports import ChainState, UnsentBlob
from jgvisit.sync.wire import Answered, FeedDevice, Fork, Receipt, SignedReceipt


class JournalStore:
    """The journal of one worker in an opened safe."""

    def __init__(self, safe: Safe, *, author: WorkerId, clock: Clock) -> None:
        """Go on with the journal in `safe`; nothing is written before the first record.

        Args:
            safe: opened; it stays the caller's to close.
            author: the worker of this enrolment, named in every record.
            clock: the device's clocks.
        """
        self._safe = safe
        self._clock = clock
        self._database = safe.database
        with self._database.read() as connection:
            self._time = TimeKeeper(clock, meta.get_heard(connection))
        self._pen = Pen(safe.device_key, author, clock, self._time)

    # -- Journal ------------------------------------------------------------------------------

    def append(
        self,
        records: Sequence[NewRecord],
        *,
        blobs: Mapping[Sha256, bytes] | None = None,
        clears: Sequence[DraftKey] = (),
    ) -> tuple[RecordId, ...]:
        """Sign and commit all `records`, with their blobs, in one transaction; delete the drafts they finish.

        The first record of a chain is preceded by its `storeOpened`.

        Raises:
            DiskFullError, DiskFaultError: nothing was written; drafts are untouched.
            StoreUnsureError: a flush failed, and the disk does not tell what it holds; the store was closed.
            StoreBehindError: the disk lost what was committed before; the store was closed.
            RecordError: a body was too large or outside the domain; nothing was written.
        """
        if not records:
            return ()
        written: Written | None = None
        try:
            with self._database.write() as connection:
                written = append(connection, self._pen, records, blobs or {}, clears)
        except (DiskFullError, DiskFaultError) as fault:
            if written is None or not fault.unsure:
                raise
            head = written.head
            if not self._is_there_after_all(lambda connection: compare(connection, head) is None):
                raise
        self._safe.marks.write(written.head)
        return written.ids

    def _is_there_after_all(self, look: Callable[[Connection], bool]) -> bool:
        """Look, after a failed flush, at what the disk holds, and compare it with the head mark before saying anything.

        The store was left and is opened again, which writes and flushes its log anew.

        Raises:
            StoreUnsureError, StoreBehindError: as `append`; the store was closed.
        """
        mark = self._safe.marks.read()
        try:
            with self._database.read() as connection:
                behind = compare(connection, mark)
                there = look(connection)
        except (DiskFullError, DiskFaultError) as fault:
            self._safe.close()
            raise StoreUnsureError(str(fault)) from fault
        if behind is not None:
            self._safe.close()
            raise StoreBehindError(behind.missing)
        return there

    def cases(self) -> tuple[CaseId, ...]:
        """Return the families on this laptop."""
        with self._database.read() as connection:
            return reading.cases(connection)

    def records_of(self, case: CaseId) -> tuple[StoredRecord, ...]:
        """Return every record of `case`, own and pulled."""
        with self._database.read() as connection:
            return reading.records_of(connection, case)

    def chain_starts(self) -> tuple[StoredRecord, ...]:
        """Return the first record of each chain that is here."""
        with self._database.read() as connection:
            return reading.chain_starts(connection)

    def forks(self) -> dict[tuple[str, str], int]:
        """Return the chains known to have two branches, by device and chain, each with the first such place."""
        with self._database.read() as connection:
            return outbox.own_forks(connection, meta.get_forks(connection))

    def all_records(self) -> tuple[StoredRecord, ...]:
        """Return every record on this laptop, for the export."""
        with self._database.read() as connection:
            return tuple(reading.all_records(connection))

    def last_pull(self) -> LastPull | None:
        """Return how far and when the server's records were last fetched, None if never."""
        with self._database.read() as connection:
            seen, at = meta.get_seen(connection), meta.get_pulled_at(connection)
        return None if seen is None or at is None else LastPull(seen, at)

    def blob(self, case: CaseId, sha256: Sha256) -> bytes:
        """Return the bytes of a blob of this case.

        Raises:
            BlobMissingError: not on this laptop.
        """
        with self._database.read() as connection:
            return reading.blob(connection, case, sha256)

    def put_draft(self, key: DraftKey, data: bytes) -> None:
        """Keep work in progress.

        Raises:
            DiskFullError, DiskFaultError: it was not kept.
            StoreUnsureError, StoreBehindError: as `append`; the store was closed.
        """
        try:
            with self._database.write() as connection:
                drafts.put(connection, key, data)
        except (DiskFullError, DiskFaultError) as fault:
            if not fault.unsure or not self._is_there_after_all(lambda at: drafts.holds(at, key, data)):
                raise

    def drafts(self, case: CaseId) -> dict[str, bytes]:
        """Return the drafts of a case by field."""
        with self._database.read() as connection:
            return drafts.of_case(connection, case)

    def drafts_beginning(self, field: str) -> tuple[tuple[DraftKey, bytes], ...]:
        """Return the drafts of all families whose field begins so."""
        with self._database.read() as connection:
            return drafts.beginning(connection, field)

    def clear_draft(self, key: DraftKey) -> None:
        """Forget a draft on cancel."""
        with self._database.write() as connection:
            drafts.clear(connection, key)

    def unsent(self) -> Unsent:
        """Return what waits for the server."""
        with self._database.read() as connection:
            return outbox.unsent(connection)

    def balance(self) -> Balance:
        """Return the balance up to the last push."""
        with self._database.read() as connection:
            return balance.balance(connection)

    def time_basis(self) -> TimeBasis:
        """Return what is known of the true time at this moment."""
        return self._time.basis()

    def head(self) -> StoreHead | None:
        """Return where the journal stands, None before its first record."""
        with self._database.read() as connection:
            chain = current_chain(connection)
            if chain is None:
                return None
            head = head_of_chain(connection, chain)
            return StoreHead(chain, head.seq, head.link_hash, meta.get_seen(connection))

    # -- SyncStore ----------------------------------------------------------------------------

    def chains(self) -> tuple[ChainState, ...]:
        """Return this device's own chains, oldest first."""
        with self._database.read() as connection:
            return outbox.chains(connection)

    def own_records(self, chain: ChainId, after: int, limit: int) -> tuple[StoredRecord, ...]:
        """Return records of an own chain with seq > `after`, in order."""
        with self._database.read() as connection:
            return outbox.own_records(connection, chain, after, limit)

    def unanswered_early(self, chain: ChainId) -> tuple[StoredRecord, ...]:
        """Return the withdrawals, refusals and restrictions that have no answer yet."""
        with self._database.read() as connection:
            return outbox.unanswered_early(connection, chain)

    def note_push(self, chain: ChainId, answers: Sequence[Answered], receipt: SignedReceipt) -> None:
        """Keep the answers and the receipt (already checked) in one transaction."""
        with self._database.write() as connection:
            outbox.note_push(connection, chain, answers, receipt)

    def unsent_blobs(self) -> tuple[UnsentBlob, ...]:
        """Return the blobs still to be sent, oldest first."""
        with self._database.read() as connection:
            return outbox.unsent_blobs(connection)

    def note_blob_sent(self, case: CaseId, sha256: Sha256) -> None:
        """The server has this blob whole."""
        with self._database.write() as connection:
            outbox.note_blob_sent(connection, case, sha256)

    def seen(self) -> Seen | None:
        """Return how far the feed was pulled, None if never."""
        with self._database.read() as connection:
            return meta.get_seen(connection)

    def pull_after(self) -> Seen | None:
        """Return after which position the next pull goes on, None from the start."""
        with self._database.read() as connection:
            return meta.get_cursor(connection)

    def put_feed(
        self,
        seen: Seen,
        records: Sequence[StoredRecord],
        devices: Sequence[FeedDevice],
        cases: Sequence[CaseId],
        *,
        whole: bool = True,
        forks: Sequence[Fork] = (),
    ) -> tuple[CaseId, ...]:
        """Store what was pulled (already verified) and move the cursor, in one transaction."""
        with self._database.write() as connection:
            meta.put_pulled_at(connection, to_rfc3339(self._clock.now()))
            return feed.put(connection, seen, records, devices, cases, whole=whole, forks=forks)

    def missing_blobs(self) -> tuple[UnsentBlob, ...]:
        """Return blobs that pulled records of assigned families name and that are not here yet."""
        with self._database.read() as connection:
            return feed.missing_blobs(connection)

    def put_blob(self, case: CaseId, sha256: Sha256, data: bytes) -> None:
        """Store a fetched blob; its hash is checked once more."""
        with self._database.write() as connection:
            feed.put_blob(connection, case, sha256, data)

    def device_certificates(self) -> dict[DeviceId, str]:
        """Return the certificates (PEM) of devices whose records are here."""
        with self._database.read() as connection:
            return feed.device_certificates(connection)

    def hear_time(self, receipt: SignedReceipt) -> None:
        """Take the time of a checked receipt as the server time last heard; an earlier one is ignored."""
        self._time.hear(read_json(receipt.receipt, Receipt).at)
        heard = self._time.heard
        assert heard is not None
        with self._database.write() as connection:
            meta.put_heard(connection, heard)
