"""What the sync client asks of the laptop's store and of the device's key."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Protocol

from jgvisit.ids import CaseId, ChainId, DeviceId, Sha256
from jgvisit.records.body import BlobRef, Seen
from jgvisit.records.link import StoredRecord
from jgvisit.services.ports.journal import Balance
from jgvisit.sync.erasure_orders import ErasureBound
from jgvisit.sync.erasure_wire import ErasureOrder
from jgvisit.sync.lease_wire import Lease, SignedLease
from jgvisit.sync.order_wire import OrdersSeen
from jgvisit.sync.removal_wire import SignedRemoval
from jgvisit.sync.team_wire import SignedTeam, Team
from jgvisit.sync.wire import Answered, FeedDevice, Fork, SignedReceipt


class RequestSigner(Protocol):
    """The device key as the client uses it; no message is valid in two roles."""

    @property
    def device(self) -> DeviceId:
        """The device this key belongs to."""

    def sign_request(self, signature_base: bytes) -> bytes:
        """Sign an RFC 9421 signature base; raw r ‖ s, 64 bytes (RFC 9421 §3.3.4).

        Raises:
            ValueError: the bytes are not a signature base with our tag, so they might mean something else.
        """


@dataclass(frozen=True)
class ChainState:
    """How far one of this device's chains was answered."""

    chain: ChainId
    records: int
    """Length of the chain."""
    answered: int
    """Length of the gapless run from 1 that has an answer other than `early`."""
    epoch: str | None = field(default=None, compare=False)
    """Of the server when it last gave a receipt of this chain; None before the first."""


@dataclass(frozen=True)
class UnsentBlob:
    """A blob whose record was answered or waits, and that the server does not have whole yet."""

    case: CaseId
    ref: BlobRef


class TextsInbox(Protocol):
    """Where releases of texts for families arrive; it decides by itself whether to take one."""

    def newest(self) -> int:
        """Return the highest number ever accepted here, 0 before the first."""

    def take_in(self, data: bytes) -> None:
        """Accept a release or keep the reason why not; never raises for what is wrong with it."""


class LeaseInbox(Protocol):
    """Where a lease arrives that was already checked. Durable when it returns."""

    @property
    def tenant(self) -> str:
        """The municipality of this store's enrolment."""

    @property
    def store(self) -> str:
        """Id of this store."""

    def newest_at(self) -> str | None:
        """Return when the lease kept here was given, by the server's time; None before the first."""

    def keep_lease(self, signed: SignedLease, lease: Lease) -> None:
        """Keep a newer lease in place of the one before."""


class TeamInbox(Protocol):
    """Where the list of colleagues arrives that was already checked. Durable when it returns."""

    @property
    def tenant(self) -> str:
        """The municipality of this store's enrolment."""

    @property
    def worker(self) -> str:
        """Whose store it is."""

    def newest(self) -> Team | None:
        """Return what was kept last; None before the first."""

    def keep_team(self, signed: SignedTeam) -> None:
        """Keep it in place of the one before."""


class OrdersInbox(Protocol):
    """What is said to the server about this store itself."""

    def seen(self) -> OrdersSeen:
        """Return which store this is, which orders it refused and what was taken out of it."""

    def told(self, seen: OrdersSeen) -> None:
        """The server knows all of this now."""


@dataclass(frozen=True)
class WaitingRemoval:
    """A removal that the server was not told of yet."""

    number: int
    signed: SignedRemoval


class Retention(Protocol):
    """Lets go what this laptop need not keep."""

    def tidy(self, *, fetched: bool) -> None:
        """Take families away; `fetched` if this sync heard which are assigned now."""


class RemovalOutbox(Protocol):
    """What left this laptop, and what has to be known first. Durable when it returns."""

    def chains_to_ask(self) -> tuple[ChainId, ...]:
        """Return the own chains of which not everything is safe yet, as far as is known here."""

    def waiting(self) -> tuple[WaitingRemoval, ...]:
        """Return what the server was not told yet, signed, oldest first."""

    def told(self, number: int) -> None:
        """The server keeps this one."""


class ErasureInbox(Protocol):
    """Carries out erasure orders that were checked. Durable when it returns."""

    @property
    def store(self) -> str:
        """Id of this store."""

    def now(self) -> str:
        """Return the time by this laptop's clock, RFC 3339."""

    def bound(self) -> ErasureBound:
        """Return which orders count here."""

    def busy(self) -> bool:
        """Tell whether a visit is open, from under which nothing is taken."""

    def carry_out(self, order: ErasureOrder, order_sha256: str) -> None:
        """Erase what the order names, everywhere on this laptop, and note the removal."""

    def confirm_again(self, number: int) -> None:
        """Look once more that nothing of this order is left, and note the removal anew."""


@dataclass(frozen=True)
class Leaving:
    """Who decides what leaves, who remembers that it did, and who erases what must go."""

    retention: Retention
    outbox: RemovalOutbox
    erasures: ErasureInbox


class SyncStore(Protocol):
    """The store as the client uses it. Every method is durable when it returns."""

    def chains(self) -> tuple[ChainState, ...]:
        """Return this device's own chains, oldest first."""

    def own_records(self, chain: ChainId, after: int, limit: int) -> tuple[StoredRecord, ...]:
        """Return records of an own chain with seq > `after`, in order."""

    def unanswered_early(self, chain: ChainId) -> tuple[StoredRecord, ...]:
        """Return the withdrawals, refusals and restrictions that have no answer yet."""

    def note_push(self, chain: ChainId, answers: Sequence[Answered], receipt: SignedReceipt) -> None:
        """Keep the answers and the receipt (already checked) in one transaction.

        A receipt of another epoch than the last of this chain takes back the answers above that one's `safe`.
        """

    def unsent_blobs(self) -> tuple[UnsentBlob, ...]:
        """Return the blobs still to be sent, oldest first."""

    def blob(self, case: CaseId, sha256: Sha256) -> bytes:
        """Return the bytes of a blob."""

    def note_blob_sent(self, case: CaseId, sha256: Sha256) -> None:
        """The server has this blob whole."""

    def seen(self) -> Seen | None:
        """Return how far the feed was pulled, None if never."""

    def pull_after(self) -> Seen | None:
        """Return after which position the next pull goes on, None from the start."""

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
        """Store what was pulled (already verified) and move the cursor, in one transaction.

        `whole` tells that this is the end of the feed: only then is everything of `cases` here.
        `forks` are kept for ever.
        A record that is already here (same link hash) only gets its position. Returns the families that changed.
        """

    def missing_blobs(self) -> tuple[UnsentBlob, ...]:
        """Return blobs that pulled records name and that are not here yet."""

    def put_blob(self, case: CaseId, sha256: Sha256, data: bytes) -> None:
        """Store a fetched blob after its hash was checked."""

    def device_certificates(self) -> dict[DeviceId, str]:
        """Return the certificates (PEM) of devices whose records are here."""

    def hear_time(self, receipt: SignedReceipt) -> None:
        """Take the time of a checked receipt as the server time last heard."""

    def balance(self) -> Balance:
        """Return the balance up to the last push."""
