"""What the services ask of the store, the documents and the server. Met in `bootstrap.py`."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Literal, Protocol

from jgvisit.content.form_model import FormDefinition
from jgvisit.domain.facts import Mark
from jgvisit.ids import CaseId, ChainId, DeviceId, FormId, PersonId, RecordId, Sha256, TenantId, WorkerId
from jgvisit.records.answers import Answer
from jgvisit.records.body import BlobRef, PackRef, Seen, TimeBasis
from jgvisit.records.link import StoredRecord
from jgvisit.records.payload_base import Payload
from jgvisit.records.payload_forms import LineAnswer, OtherMeans
from jgvisit.services.field_change import FieldChange


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


@dataclass(frozen=True)
class DraftKey:
    """Names one piece of work in progress, such as a half-typed answer."""

    case: CaseId
    field: str
    """Such as "said_back:K02:<person>" or "form:help:<child>"."""


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
        """Keep work in progress: encrypted, never signed, synced, searched or exported."""

    def drafts(self, case: CaseId) -> dict[str, bytes]:
        """Return the drafts of a case by field."""

    def clear_draft(self, key: DraftKey) -> None:
        """Forget a draft on cancel."""

    def unsent(self) -> Unsent:
        """Return what waits for the server."""

    def balance(self) -> Balance:
        """Return the balance up to the last push."""

    def time_basis(self) -> TimeBasis:
        """Return what is known of the true time at this moment."""


TimeWords = Literal["deviceClock", "estimated", "notBefore"]
"""What a time on a paper rests on (design §3)."""
Strokes = tuple[tuple[tuple[int, int], ...], ...]
"""Ink as points in 1/100 mm from the top left of the pad; never pressure or time."""


@dataclass(frozen=True)
class LaidSheet:
    """What of a filled form stands on one signer's paper: its common part, and the lines asked of this signer."""

    form: FormId
    """The filled form."""
    number: int
    answers: tuple[tuple[str, Answer], ...]
    names: tuple[tuple[PersonId, str], ...]
    children: tuple[PersonId, ...]
    holds: frozenset[str]
    team: bool
    """Read by the workers only."""
    lines: tuple[str, ...] = ()
    """Rows this signer answers; empty: the whole form."""
    changes: tuple[FieldChange, ...] = ()
    """What is not as it was in the text that this signer decided on before; never hashed, it is theirs alone."""


SignatureKind = Literal["drawn", "mark", "verbal", "phone", "video", "paper"]


@dataclass(frozen=True)
class Ceremony:
    """One signer, one form version, one child: all that this signer saw and decided, and nothing more (H1)."""

    number: str
    form: FormDefinition
    translation: FormDefinition | None
    form_id: FormId
    child_name: str
    child_born: str | None
    signer: PersonId
    signer_name: str
    signer_role: str
    """Dutch words, such as "ouder met gezag"."""
    worker_name: str
    municipality: str
    answers: tuple[tuple[str, str], ...]
    paragraphs: tuple[str, ...]
    """The Dutch text that binds, filled in."""
    translated_paragraphs: tuple[str | None, ...]
    content_sha256: Sha256
    ceremony_salt: Sha256
    made_at: datetime
    time_words: TimeWords
    record: RecordId | None = None
    """The decision's record; None while it is only a preview."""
    mark: Mark = "T"
    decision: str | None = None
    view_text: str | None = None
    reading_mode: str | None = None
    strokes: Strokes = ()
    worker_strokes: Strokes = ()
    witness_strokes: Strokes = ()
    """Of who saw somebody put a mark who does not write."""
    demo: bool = False
    not_before: datetime | None = None
    """The server time heard last, where no more is known than that it is later."""
    text_expired_on: date | None = None
    """Last day of the texts, once it is over: the paper says so."""
    laid: LaidSheet | None = None
    """None for form A."""
    lines: tuple[tuple[str, LineAnswer], ...] = ()
    """What was decided of each line apart."""
    means: OtherMeans | None = None
    signature_kind: SignatureKind = "drawn"
    child: PersonId | None = None
    """Whose ceremony it is; `child_name` is theirs."""
    typed: tuple[tuple[str, Answer], ...] = ()
    """Of form A: the answers that no plain text can hold."""
    names: tuple[tuple[PersonId, str], ...] = ()
    """Of form A: of those whom the typed answers name."""


@dataclass(frozen=True)
class SealedDocument:
    """A sealed PDF as it goes into the store and to the family."""

    pdf: bytes
    sha256: Sha256
    file_name: str
    """Neutral: number only."""
    certificate_serial: str


class DocumentMaker(Protocol):
    """Turns a ceremony into what is shown and what is sealed, from one template."""

    def pages(self, ceremony: Ceremony) -> tuple[bytes, ...]:
        """Return the pages as PNG: what is sealed is what was shown."""

    def seal(self, ceremony: Ceremony) -> SealedDocument:
        """Return the sealed PDF.

        Raises:
            DocumentError: nothing was made; the ink is still in the draft.
        """

    def undrawable(self, text: str) -> frozenset[str]:
        """Return the characters of `text` that no font of ours can draw."""

    def require_drawable(self, field: str, text: str) -> None:
        """Look whether a paper can show `text`, before anybody is asked to sign under it.

        Raises:
            DocumentError: it cannot; with `field` and the characters.
        """


@dataclass(frozen=True)
class Progress:
    """How far a sync is."""

    step: Literal["connecting", "sendingEarly", "sendingRecords", "sendingFiles", "fetching", "checking", "done"]
    done: int = 0
    total: int = 0


@dataclass(frozen=True)
class SyncOutcome:
    """What one sync did; the balance holds the figures of the day."""

    pushed: int
    pulled: int
    balance: Balance
    cancelled: bool = False
    changed_cases: tuple[CaseId, ...] = ()
    needs_login: bool = False
    """Everything was sent, but fetching needs a log-in that was not there."""


class SyncClient(Protocol):
    """The road to the municipal server."""

    def run(self, report: Callable[[Progress], None], cancelled: Callable[[], bool]) -> SyncOutcome:
        """Push, send files, fetch, check. Resumes what an earlier run left.

        Raises:
            SyncError: stopped; everything not yet received still waits.
        """


class Browser(Protocol):
    """Opens an address for a person to log in; the demo's follows the redirects itself."""

    def open(self, url: str) -> None:
        """Show `url`."""


@dataclass(frozen=True)
class Identity:
    """Who this enrolment is: one laptop, one account, one worker."""

    tenant: TenantId
    device: DeviceId
    worker: WorkerId
    worker_name: str
    municipality: str
    demo: bool = False


@dataclass(frozen=True)
class StoreHead:
    """Where the journal of this device stands."""

    chain: ChainId
    seq: int
    link_hash: Sha256
    seen: Seen | None = None


@dataclass(frozen=True)
class Setting:
    """What the municipality set, as local content: never invented by the program."""

    values: Mapping[str, str] = field(default_factory=dict)
