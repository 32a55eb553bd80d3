"""Send records: the early lane first, then the chains in order, each batch answered before the next is sent.

What was answered is noted while the next is under way. A cut in between costs nothing but sending again: to what the
server has it answers `already`.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from itertools import chain as chained
from typing import TypeVar

from jgvisit.ids import ChainId, Sha256
from jgvisit.records.link import StoredRecord, link_hash, read_link
from jgvisit.sync.audit_watch import AuditWatch
from jgvisit.sync.course import Course
from jgvisit.sync.encoding import read_answer, to_wire
from jgvisit.sync.exchange_wire import ReceiptAsked
from jgvisit.sync.failures import ReceiptError, RequestTooLargeError, UnreadableAnswerError
from jgvisit.sync.http import ServerConnection, packed
from jgvisit.sync.ports import ChainState, SyncStore
from jgvisit.sync.receipts import ReceiptReader, missing_here, names_other_branch
from jgvisit.sync.wire import MAX_PUSH_RECORDS, Answered, Push, PushAnswer, Receipt, SignedReceipt

T = TypeVar("T")
MAX_BATCH_BYTES = 2 * 1024 * 1024
FIRST_BATCH = MAX_PUSH_RECORDS
"""Packed less than one chunk of a paper, so a cut costs no more; on a slow line fewer follow."""
_QUICK_S = 1.0
_SLOW_S = 5.0


class BatchSize:
    """How many records go at once: more on a good line, fewer on a bad one."""

    def __init__(self) -> None:
        self.records, self._most = FIRST_BATCH, MAX_PUSH_RECORDS

    def answered_after(self, elapsed_s: float) -> None:
        """Learn from how long a batch took."""
        if elapsed_s < _QUICK_S:
            self.records = min(self.records * 2, self._most)
        elif elapsed_s > _SLOW_S:
            self.records = max(self.records // 2, 1)

    def was_too_large(self, sent: int) -> bool:
        """Learn that `sent` records were too many, as for an older server; tell whether fewer can be tried."""
        self.records = self._most = max(sent // 2, 1)
        return sent > 1


class RecordSender:
    """Sends one device's records during one sync."""

    def __init__(
        self,
        line: ServerConnection,
        store: SyncStore,
        receipts: ReceiptReader,
        course: Course,
        audit: AuditWatch | None = None,
    ) -> None:
        self._line, self._audit = line, audit
        self._store = store
        self._receipts = receipts
        self._course = course
        self._size = BatchSize()
        balance = store.balance()
        self._forked = balance.forked > 0
        self._broken = self._forked or balance.rejected > 0
        self.sent = False
        """Whether anything was sent in this sync."""
        self.pushed = 0
        """Records that are at the server through this sync."""
        self.lost: dict[ChainId, int] = {}
        """Chains of which the server holds more than we do, and how much more."""
        self.branched: set[ChainId] = set()
        """Chains of which the server's run is another branch than ours."""

    def send_early(self, chains: Sequence[ChainState]) -> None:
        """Send withdrawals, refusals and restrictions outside the order (design §6).

        Raises:
            SyncError: stopped; what was answered is noted.
            CancelledError: stopped between two requests.
        """
        for state in chains:
            waiting = self._store.unanswered_early(state.chain)
            for start in range(0, len(waiting), FIRST_BATCH):
                self._course.at("sendingEarly", start, len(waiting))
                some = waiting[start : start + FIRST_BATCH]
                answer, _ = self._ask(_pack(state, (), some))
                self._check(state, answer, (), some)
                self._note(state, answer.receipt, answer.answers)

    def send_chain(self, state: ChainState, after: int, done: int, total: int) -> tuple[StoredRecord, ...]:
        """Send what follows `after`; return what was sent although it had been answered before.

        Args:
            state: the chain as the store knew it; records written meanwhile go along.
            after: sequence number below which the server has everything.
            done: records sent before this chain, for the progress.
            total: records to send in all.

        Raises:
            SyncError: stopped; what was answered is noted.
            CancelledError: stopped between two requests.
        """
        again: list[StoredRecord] = []
        first = after
        batch = self._next(state, after)
        with _Beside() as beside:
            while batch.records:
                self._course.at("sendingRecords", done + after - first, total)
                asked = beside.start(partial(self._ask, batch))
                # while it is under way: note what was answered before, and pack what comes next
                beside.finish()
                following = self._next(state, after + len(batch.records))
                try:
                    answer, took_s = asked.result()
                except RequestTooLargeError:
                    if not self._size.was_too_large(len(batch.records)):
                        raise
                    batch = self._next(state, after)
                    continue
                self._check(state, answer, batch.records)
                beside.later(partial(self._note, state, answer.receipt, answer.answers))
                self._size.answered_after(took_s)
                again += batch.records[: max(state.answered - after, 0)]
                after += len(batch.records)
                # with nothing more here, what was written meanwhile goes along
                batch = following if following.records else self._next(state, after)
        return tuple(again)

    def _next(self, state: ChainState, after: int) -> _Packed:
        return _pack(state, _fitting(self._store.own_records(state.chain, after, self._size.records)))

    def _ask(self, batch: _Packed) -> tuple[PushAnswer, float]:
        """Push, without a look at the answer; return it, and the seconds it took."""
        self.sent = True
        started = time.monotonic()
        answer = read_answer(self._line.exchange("POST", "/records", batch.body, batch.headers), PushAnswer)
        return answer, time.monotonic() - started

    def _check(
        self,
        state: ChainState,
        answer: PushAnswer,
        records: Sequence[StoredRecord],
        early: Sequence[StoredRecord] = (),
    ) -> None:
        check_answers(records, early, answer.answers)
        receipt = self._receipts.read(answer.receipt, state.chain)
        self._check_receipt(receipt, state, answer.answers)

    def asks_of(self, state: ChainState) -> ReceiptAsked:
        """Return the question what the server holds of a chain."""
        return ReceiptAsked(chain=state.chain, audit_from=None if self._audit is None else self._audit.asks_from())

    def ask_receipt(self, state: ChainState, given: SignedReceipt | None = None) -> Receipt:
        """Ask what the server holds of a chain, check it against ours, and keep it.

        Args:
            state: the chain.
            given: the answer, where it came already.

        Raises:
            SyncError: nothing was noted.
        """
        if given is None:
            signed, receipt = self._receipt(state.chain, self.asks_of(state).audit_from)
        else:
            signed, receipt = given, self._receipts.read(given, state.chain)
        self._check_receipt(receipt, state, ())
        self._note(state, signed, ())
        if self._audit is not None:
            self._audit.look(signed, receipt, lambda size: self._receipt(state.chain, size))
        return receipt

    def _receipt(self, chain: ChainId, audit_from: int | None) -> tuple[SignedReceipt, Receipt]:
        query: dict[str, str | int] = {"chain": chain}
        if audit_from is not None:
            query["auditFrom"] = audit_from
        signed = self._line.ask("GET", "/receipt", SignedReceipt, query=query)
        return signed, self._receipts.read(signed, chain)

    def _note(self, state: ChainState, receipt: SignedReceipt, answers: Sequence[Answered]) -> None:
        """Keep what was checked; it is durable when this returns."""
        self._store.note_push(state.chain, answers, receipt)
        self._store.hear_time(receipt)
        self.pushed += sum(answered.answer in {"stored", "early"} for answered in answers)

    def _check_receipt(self, receipt: Receipt, state: ChainState, answers: Sequence[Answered]) -> None:
        given = {answered.answer for answered in answers}
        self._forked |= "forked" in given
        self._broken |= bool({"forked", "rejected"} & given)
        if missing := missing_here(receipt, state.records):
            self.lost[state.chain] = missing
        elif names_other_branch(receipt, self._store):
            if "stored" in given and not self._forked:  # what was just stored ends the run, so this cannot be
                raise ReceiptError("the receipt names a head that is not in our chain")
            self._forked = self._broken = True
            self.branched.add(state.chain)
        in_run = [answered.seq for answered in answers if answered.answer == "stored"]
        if not self._broken and in_run and max(in_run) > receipt.received:
            raise ReceiptError("records are answered as stored, but the receipt does not count them")


@dataclass(frozen=True)
class _Packed:
    """A batch, and the request it travels in."""

    records: Sequence[StoredRecord]
    body: bytes
    headers: dict[str, str]


def _pack(state: ChainState, records: Sequence[StoredRecord], early: Sequence[StoredRecord] = ()) -> _Packed:
    if not records and not early:
        return _Packed((), b"", {})
    message = Push(chain=state.chain, records=tuple(map(to_wire, records)), early=tuple(map(to_wire, early)))
    return _Packed(records, *packed(message))


class _Beside:
    """One request under way, and one thing that waits to be done meanwhile; both are over when this is left."""

    def __init__(self) -> None:
        self._thread = ThreadPoolExecutor(1)
        self._waits: Callable[[], None] | None = None

    def __enter__(self) -> _Beside:
        return self

    def __exit__(self, *_: object) -> None:
        try:
            self.finish()  # also after a cut or a stop: what was answered is noted
        finally:
            self._thread.shutdown()

    def start(self, request: Callable[[], T]) -> Future[T]:
        """Begin a request; the one before is answered."""
        return self._thread.submit(request)

    def later(self, work: Callable[[], None]) -> None:
        """Let `work` wait for the next request, or for the end."""
        self._waits = work

    def finish(self) -> None:
        """Do what waits."""
        work, self._waits = self._waits, None
        if work is not None:
            work()


def check_answers(records: Sequence[StoredRecord], early: Sequence[StoredRecord], answers: Sequence[Answered]) -> None:
    """Demand exactly one answer for each record sent, and `early` only for early ones.

    Raises:
        UnreadableAnswerError: an answer too many, too few, twice, or about something else.
    """
    sent = {_key(record) for record in chained(records, early)}
    answered = [(Sha256(answer.link_hash), answer.seq) for answer in answers]
    if len(answered) != len(set(answered)) or set(answered) != sent:
        raise UnreadableAnswerError("the answers are not about what was sent")
    in_order = {_key(record) for record in records}
    if any(answer.answer == "early" and (answer.link_hash, answer.seq) in in_order for answer in answers):
        raise UnreadableAnswerError("a record sent in order was answered as early")


def _key(record: StoredRecord) -> tuple[Sha256, int]:
    return link_hash(record.link, record.signature), read_link(record.link).seq


def _fitting(records: Sequence[StoredRecord]) -> Sequence[StoredRecord]:
    size = 0
    for count, record in enumerate(records):
        size += len(record.link) + len(record.body or b"")
        if size > MAX_BATCH_BYTES and count:
            return records[:count]
    return records
