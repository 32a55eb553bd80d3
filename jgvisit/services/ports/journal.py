"""The journal as the services see it: records and blobs in, what is known out. The store implements it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal, Protocol

from jgvisit.ids import CaseId, ChainId, RecordId, Sha256
from jgvisit.records.body import BlobRef, PackRef, Seen, TimeBasis
from jgvisit.records.link import StoredRecord
from jgvisit.records.payload_base import Payload


@dataclass(frozen=True)
class WrittenDown:
    """When something was put on disk, and what was known of the true time then."""

    at: datetime
    """By the device's clock, aware, UTC."""
    basis: TimeBasis


@dataclass(frozen=True)
class NewRecord:
    """A record to be written: the store adds id, times, place in the chain and signature.

    `id` is given where another record of the same batch names it.
    """

    payload: Payload
    case: CaseId | None
    id: RecordId | None = None
    supersedes: tuple[RecordId, ...] = ()
    pack: PackRef | None = None
    blobs: tuple[BlobRef, ...] = ()
    written: WrittenDown | None = None
    """Where it waited on disk for its place in the chain, since when; None: now."""


@dataclass(frozen=True)
class DraftKey:
    """Names one piece of work in progress, such as a half-typed answer."""

    case: CaseId
    field: str
    """Such as "said_back:K02:<person>" or "form:help:<child>"."""


WAITING = "sealing:"
"""How the fields of drafts begin that were confirmed and wait to be sealed: as precious as a record."""


def aside_field(field: str) -> str:
    """Name what newer work in `field` pushed aside; it comes back when the same people are among themselves again."""
    return f"aside:{field}"


@dataclass(frozen=True)
class Unsent:
    """What waits for the server, and how long already."""

    records: int
    """Without an answer."""
    half_sent: int
    """Accepted, with a file of theirs still here."""
    oldest_recorded_at: str | None

    @property
    def pieces(self) -> int:
        """The one count a person sees: a record and its files are one piece, sent when all of it is."""
        return self.records + self.half_sent


RecordAnswer = Literal["stored", "already", "early", "forked", "rejected"]


@dataclass(frozen=True)
class Balance:
    """The end of the day, as counts of this device's records up to the last push (design §6, §7).

    Every record counts once under its latest answer: made = stored + already + early +
    forked + rejected + waiting. `parked` are marks on stored ones.
    """

    made: int
    stored: int
    already: int
    early: int
    forked: int
    rejected: int
    parked: int
    waiting: int
    kept: int
    """The receipt's three marks (highest sequence number): bodies and blobs committed and read back,"""
    checked: int
    """every signature verified,"""
    safe: int
    """inside a finished backup."""
    receipt_at: str | None
    """Server time of the newest receipt."""
    parked_reasons: tuple[tuple[RecordId, str], ...] = ()


@dataclass(frozen=True)
class LastPull:
    """How far, under which epoch and when this laptop last fetched: "as known on"."""

    seen: Seen
    at: str
    """Device clock, RFC 3339."""


class Journal(Protocol):
    """The encrypted store of this laptop. One thread writes; every method is durable when it returns."""

    def append(
        self,
        records: Sequence[NewRecord],
        *,
        blobs: Mapping[Sha256, bytes] | None = None,
        clears: Sequence[DraftKey] = (),
    ) -> tuple[RecordId, ...]:
        """Sign and commit all `records`, with their blobs, in one transaction; delete the drafts they finish.

        Raises:
            StoreError: nothing was written (disk full, I/O error); drafts are untouched.
            RecordError: a body was too large; nothing was written.
        """

    def cases(self) -> tuple[CaseId, ...]:
        """Return the families on this laptop."""

    def records_of(self, case: CaseId) -> tuple[StoredRecord, ...]:
        """Return every record of `case`, own and pulled."""

    def chain_starts(self) -> tuple[StoredRecord, ...]:
        """Return the first record of each chain.

        Without them nothing tells that what a store wrote before a recovery came before what it wrote after.
        """

    def forks(self) -> Mapping[tuple[str, str], int]:
        """Return the chains that are known to have two branches, by device and chain, each with the first such place.

        A family holds a part of a chain only: its records alone do not show that two branches went on.
        """

    def last_pull(self) -> LastPull | None:
        """Return how far and when the server's records were last fetched, None if never."""

    def blob(self, case: CaseId, sha256: Sha256) -> bytes:
        """Return the bytes of a blob of this case.

        Raises:
            StoreError: not on this laptop.
        """

    def put_draft(self, key: DraftKey, data: bytes) -> None:
        """Keep work in progress: encrypted, never signed, synced, searched or exported.

        Raises:
            StoreError: it was not kept; where that cannot be told, the store is closed.
        """

    def drafts(self, case: CaseId) -> dict[str, bytes]:
        """Return the drafts of a case by field."""

    def drafts_beginning(self, field: str) -> tuple[tuple[DraftKey, bytes], ...]:
        """Return the drafts of all families whose field begins so, in a fixed order."""

    def clear_draft(self, key: DraftKey) -> None:
        """Forget a draft on cancel."""

    def unsent(self) -> Unsent:
        """Return what waits for the server."""

    def balance(self) -> Balance:
        """Return the balance up to the last push."""

    def time_basis(self) -> TimeBasis:
        """Return what is known of the true time at this moment."""


@dataclass(frozen=True)
class StoreHead:
    """Where the journal of this device stands."""

    chain: ChainId
    seq: int
    link_hash: Sha256
    seen: Seen | None = None
