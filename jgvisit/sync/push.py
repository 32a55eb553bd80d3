"""Send records: the early lane first, then the chains in order, each batch answered and noted before the next."""

from __future__ import annotations

import time
from collections.abc import Sequence
from itertools import chain as chained

from jgvisit.ids import ChainId, Sha256
from jgvisit.records.link import StoredRecord, link_hash, read_link
from jgvisit.sync.audit_watch import AuditWatch
from jgvisit.sync.course import Course
from jgvisit.sync.encoding import to_wire
from jgvisit.sync.failures import ReceiptError, RequestTooLargeError, UnreadableAnswerError
from jgvisit.sync.http import ServerConnection
from jgvisit.sync.ports import ChainState, SyncStore
from jgvisit.sync.receipts import ReceiptReader, missing_here, names_other_branch
from jgvisit.sync.wire import MAX_PUSH_RECORDS, Answered, Push, PushAnswer, Receipt, SignedReceipt

MAX_BATCH_BYTES = 2 * 1024 * 1024
FIRST_BATCH = 100
_QUICK_S = 1.0
_SLOW_S = 5.0


class BatchSize:
    """How many records go at once: more on a good line, fewer on a bad one."""

    def __init__(self) -> None:
        self.records = FIRST_BATCH

    def answered_after(self, elapsed_s: float) -> None:
        """Learn from how long a batch took."""
        if elapsed_s < _QUICK_S:
            self.records = min(self.records * 2, MAX_PUSH_RECORDS)
        elif elapsed_s > _SLOW_S:
            self.records = max(self.records // 2, 1)

    def was_too_large(self, sent: int) -> bool:
        """Learn that `sent` records were too many; tell whether fewer can be tried."""
        self.records = max(sent // 2, 1)
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
                self._push(state, early=waiting[start : start + FIRST_BATCH])

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
        while batch := _fitting(self._store.own_records(state.chain, after, self._size.records)):
            self._course.at("sendingRecords", done + after - first, total)
            try:
                started = time.monotonic()
                self._push(state, records=batch)
            except RequestTooLargeError:
                if not self._size.was_too_large(len(batch)):
                    raise
                continue
            self._size.answered_after(time.monotonic() - started)
            again += batch[: max(state.answered - after, 0)]
            after += len(batch)
        return tuple(again)

    def _push(
        self, state: ChainState, records: Sequence[StoredRecord] = (), early: Sequence[StoredRecord] = ()
    ) -> None:
        message = Push(chain=state.chain, records=tuple(map(to_wire, records)), early=tuple(map(to_wire, early)))
        answer = self._line.ask("POST", "/records", PushAnswer, message=message)
        check_answers(records, early, answer.answers)
        receipt = self._receipts.read(answer.receipt, state.chain)
        self._check_receipt(receipt, state, answer.answers)
        self._note(state, answer.receipt, answer.answers)

    def ask_receipt(self, state: ChainState) -> Receipt:
        """Ask what the server holds of a chain, check it against ours, and keep it.

        Raises:
            SyncError: nothing was noted.
        """
        signed, receipt = self._receipt(state.chain, None if self._audit is None else self._audit.asks_from())
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
