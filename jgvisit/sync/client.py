"""One sync, from start to end: push, send files, fetch, check.

All state is in the store, so a run resumes what any earlier one left, and a second run right
after is one question and its answer (`exchange`).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from jgvisit.ids import CaseId, ChainId, DeviceId
from jgvisit.records.body import read_body
from jgvisit.records.link import StoredRecord
from jgvisit.services.ports.sync import Progress, SyncOutcome
from jgvisit.sync.audit_watch import AuditMemory, AuditWatch, tell_doubts
from jgvisit.sync.course import CancelledError, Course
from jgvisit.sync.erasures import carry_out_erasures
from jgvisit.sync.exchange import Asker, Memory, raise_refused
from jgvisit.sync.exchange_wire import Exchange, ExchangeAnswer
from jgvisit.sync.failures import RefusedByServerError, StoreBehindError
from jgvisit.sync.files import FileSender, fetch_files, without_repeats
from jgvisit.sync.http import ServerConnection
from jgvisit.sync.lease_wire import LeaseRequest
from jgvisit.sync.leases import LeaseReader
from jgvisit.sync.order_post import tell_of_orders
from jgvisit.sync.ports import (
    ChainState,
    LeaseInbox,
    Leaving,
    OrdersInbox,
    RequestSigner,
    SyncStore,
    TeamInbox,
    TextsInbox,
    UnsentBlob,
)
from jgvisit.sync.pull import FeedReader
from jgvisit.sync.push import RecordSender
from jgvisit.sync.receipt_key import ReceiptKey
from jgvisit.sync.receipts import ReceiptReader
from jgvisit.sync.removals import tell_removals
from jgvisit.sync.renewals import CertificateInbox, renew_certificate
from jgvisit.sync.team import TeamReader
from jgvisit.sync.texts import fetch_texts
from jgvisit.sync.trust import Trust
from jgvisit.sync.wire import ServerInfo

GAP = "push.gap"
"""The server's `code` for a push that begins further on than it knows."""
SessionToken = Callable[[], str | None]
"""Returns the token of a log-in that is still there, else None."""


@dataclass(frozen=True)
class ServerPinned:
    """The server as the enrolment made it known; nothing of it is learned from the network later."""

    url: str
    root_pem: str
    """The municipality's root."""
    receipt_certificate_pem: str
    device_certificate_pem: str
    """This device's certificate, then the device CA's."""
    tls_ca_pem: str | None = None
    """The only TLS authority trusted (demo, pilot); None for the system's."""


class HttpSyncClient:
    """Implements `services.sync_port.SyncClient` over HTTPS."""

    def __init__(
        self,
        store: SyncStore,
        signer: RequestSigner,
        server: ServerPinned,
        session: SessionToken | None = None,
        texts: TextsInbox | None = None,
        lease: LeaseInbox | None = None,
        orders: OrdersInbox | None = None,
        leaving: Leaving | None = None,
        audit: AuditMemory | None = None,
        team: TeamInbox | None = None,
        certificate: CertificateInbox | None = None,
    ) -> None:
        """Prepare; nothing is sent yet.

        What has no inbox (`texts`, `lease`, `orders`, `team`) is not asked for; without `leaving` nothing leaves;
        without `audit` nobody watches it, and without `certificate` no other one is asked.

        Raises:
            UntrustedError: the pinned root or certificate is unreadable.
        """
        self._store = store
        self._signer = signer
        self._server = server
        self._session = session or (lambda: None)
        self._inboxes = _Inboxes(texts, lease, orders, leaving, audit, team, certificate)
        self._trust = Trust(server.root_pem)
        self._trust.meet(server.device_certificate_pem)
        self._nonce: str | None = None
        self._memory = Memory()

    def run(self, report: Callable[[Progress], None], cancelled: Callable[[], bool]) -> SyncOutcome:
        """Push, send files, fetch, check. Needs no log-in for all but fetching.

        Raises:
            SyncError: stopped; everything not yet received still waits.
        """
        course = Course(report, cancelled)
        nonce, self._nonce = self._nonce, None
        with ServerConnection(self._server.url, self._server.tls_ca_pem, self._signer, nonce=nonce) as line:
            key = ReceiptKey(
                self._trust,
                self._server.receipt_certificate_pem,
                lambda: line.unsigned("/server", ServerInfo).receipt_certificate,
            )
            device = self._signer.device
            readers = _Readers(
                device, self._trust, ReceiptReader(key, device), LeaseReader(key, device), TeamReader(key)
            )
            session = self._session()
            asker = Asker(line, session, self._memory)
            outcome = _Run(line, self._store, readers, course, asker, session, self._inboxes).outcome()
            self._nonce = line.unused_nonce  # saves the next sync a question, where it comes soon
            return outcome


@dataclass(frozen=True)
class _Readers:
    """What checks what the server says to this laptop."""

    device: DeviceId
    trust: Trust
    receipts: ReceiptReader
    leases: LeaseReader
    teams: TeamReader


@dataclass(frozen=True)
class _Inboxes:
    """What beside records may come."""

    texts: TextsInbox | None
    lease: LeaseInbox | None
    orders: OrdersInbox | None
    leaving: Leaving | None
    audit: AuditMemory | None
    team: TeamInbox | None
    certificate: CertificateInbox | None


class _Run:
    """What one run knows; it ends with the run."""

    def __init__(
        self,
        line: ServerConnection,
        store: SyncStore,
        readers: _Readers,
        course: Course,
        asker: Asker,
        session: str | None,
        inboxes: _Inboxes,
    ) -> None:
        self._inboxes, self._readers, self._asker = inboxes, readers, asker
        self._line = line
        self._store = store
        self._course = course
        watch = None if inboxes.audit is None else AuditWatch(inboxes.audit)
        self._sender = RecordSender(line, store, readers.receipts, course, watch)
        self._files = FileSender(line, store, course)
        self._feed = FeedReader(line, store, readers.trust, course, asker, session) if session else None
        self._session = session
        self._epoch: str | None = None
        self._asked_last: ChainId | None = None
        """The chain whose receipt was asked after everything was sent."""
        self._first = ExchangeAnswer()
        """What was answered before anything was sent; nothing of an older server."""

    def outcome(self) -> SyncOutcome:
        cancelled = False
        try:
            self._course.at("connecting")
            self._ask_at_once()
            if self._inboxes.leaving is not None:  # first: what was erased has no file to send any more
                carry_out_erasures(self._line, self._inboxes.leaving.erasures, self._course, self._first.erasures)
            self._send()
            if self._inboxes.orders is not None and self._first.orders is None:
                tell_of_orders(self._line, self._inboxes.orders)
            if self._inboxes.audit is not None:
                tell_doubts(self._line, self._inboxes.audit, self._course)
            if self._inboxes.certificate is not None:
                renew_certificate(self._line, self._inboxes.certificate, self._readers.trust, self._readers.device)
            self._fetch()
            self._say_what_is_lost()
            self._let_go()
            self._course.at("done")
        except CancelledError:
            cancelled = True
        feed = self._feed
        return SyncOutcome(
            pushed=self._sender.pushed,
            pulled=feed.pulled if feed else 0,
            balance=self._store.balance(),
            cancelled=cancelled,
            changed_cases=tuple(feed.changed) if feed else (),
            needs_login=feed is None and not cancelled,
            noticed=() if self._inboxes.audit is None else self._inboxes.audit.notices(),
        )

    def _ask_at_once(self) -> None:
        """Ask everything that can be asked before anything is sent; where nothing is sent, that is all there is.

        With something to send the feed waits until that was sent: what is fetched then tells where it came.
        """
        inboxes, chains = self._inboxes, self._store.chains()
        erasures = None if inboxes.leaving is None else inboxes.leaving.erasures
        orders = None if inboxes.orders is None else inboxes.orders.seen()
        begun = [state for state in chains if state.answered]
        waits = any(state.records > state.answered for state in chains) or bool(self._store.unsent_blobs())
        lease = None if inboxes.lease is None or not self._session else LeaseRequest(store=inboxes.lease.store)
        asked = Exchange(
            erasures_after=None if erasures is None or erasures.busy() else erasures.bound().highest,
            orders=orders,
            receipt=self._sender.asks_of(begun[-1]) if begun else None,
            lease=lease,
            feed=None if self._feed is None or waits else self._feed.asks_first(),
        )
        if asked == Exchange():
            return
        self._first = self._asker.ask(asked) or self._first
        if inboxes.orders is not None and orders is not None and self._first.orders is not None:
            inboxes.orders.told(orders)

    def _send(self) -> None:
        chains = self._store.chains()
        starts = self._where_to_start(chains)
        self._sender.send_early(chains)
        total, done, again = sum(state.records - starts[state.chain] for state in chains), 0, list[StoredRecord]()
        for state in chains:
            again += self._send_chain(state, starts[state.chain], done, total)
            done += state.records - starts[state.chain]
        blobs = without_repeats((*self._store.unsent_blobs(), *_blobs_of(again)))
        if blobs:
            self._files.send(blobs, perhaps_there=bool(again))
        if chains and (done or blobs):
            self._course.at("checking")
            self._epoch = self._sender.ask_receipt(chains[-1]).epoch
            self._asked_last = chains[-1].chain

    def _where_to_start(self, chains: Sequence[ChainState]) -> dict[ChainId, int]:
        """Tell after which record to go on in each chain: the last one answered, as a rule.

        A server restored from a backup has a new epoch and lost what came later. Then everything above
        the last `safe` goes again (design §6); what it still has it answers with `already`. The store
        takes those answers back as it notes the first receipt of the new epoch, so a cut loses nothing.
        """
        held = {state.chain: state.answered for state in chains}
        begun = [state for state in chains if state.answered]
        if begun:
            newest, *older = reversed(begun)
            receipt = self._sender.ask_receipt(newest, self._first.receipt)
            self._epoch = receipt.epoch
            if newest.chain not in self._sender.branched:  # else its run does not count our records
                held[newest.chain] = receipt.received
            seen = self._store.seen()
            put_back = held[newest.chain] < newest.answered or (seen is not None and seen.epoch != receipt.epoch)
            # also where nobody ever fetched, and the newest chain itself lost nothing
            to_ask = [state for state in older if put_back or state.epoch not in {None, receipt.epoch}]
            held |= {state.chain: self._sender.ask_receipt(state).received for state in to_ask}
        return {state.chain: min(state.answered, held.get(state.chain, 0)) for state in self._store.chains()}

    def _send_chain(self, state: ChainState, start: int, done: int, total: int) -> tuple[StoredRecord, ...]:
        try:
            return self._sender.send_chain(state, start, done, total)
        except RefusedByServerError as refusal:
            if refusal.problem != GAP:
                raise
        return self._sender.send_chain(state, self._sender.ask_receipt(state).received, done, total)

    def _say_what_is_lost(self) -> None:
        """Raise if the newest chain lost records; of an older one it was said, and a newer one goes on."""
        newest = [state.chain for state in self._store.chains()][-1:]
        if missing := sum(self._sender.lost.get(chain, 0) for chain in newest):
            raise StoreBehindError(missing)

    def _let_go(self) -> None:
        """Take away what need not be here, and tell the server; an older server is told later."""
        leaving = self._inboxes.leaving
        if leaving is None:
            return
        wanted = set(leaving.outbox.chains_to_ask())
        for state in self._store.chains():
            if state.chain in wanted and state.answered and state.chain != self._asked_last:
                self._sender.ask_receipt(state)
        leaving.retention.tidy(fetched=self._feed is not None)
        tell_removals(self._line, leaving.outbox, self._course)

    def _fetch(self) -> None:
        if self._feed is None or self._session is None:
            return
        inboxes = self._inboxes
        try:
            raise_refused(self._first.refused)
            if inboxes.lease is not None:
                self._fetch_lease(inboxes.lease, self._session)
            self._feed.read(self._epoch, None if self._sender.sent else self._first.feed)
            fetch_files(self._line, self._store, self._course, self._session)
            if inboxes.texts is not None:
                fetch_texts(self._line, inboxes.texts, self._feed.texts, self._session)
            if inboxes.team is not None:
                self._readers.teams.fetch(self._line, inboxes.team, self._feed.team, self._session)
        except RefusedByServerError as refusal:
            if refusal.status != 401:
                raise
            self._feed = None  # the log-in has ended meanwhile

    def _fetch_lease(self, inbox: LeaseInbox, session: str) -> None:
        first = self._first
        if first.lease is None and first.lease_refused is None:
            self._readers.leases.fetch(self._line, inbox, session)
        else:
            self._readers.leases.take(first.lease, first.lease_refused, inbox)


def _blobs_of(records: Sequence[StoredRecord]) -> list[UnsentBlob]:
    """Return the blobs that own records name; a body already forgotten names none."""
    bodies = [read_body(record.body) for record in records if record.body is not None]
    return [UnsentBlob(CaseId(body.case), ref) for body in bodies if body.case for ref in body.blobs]
