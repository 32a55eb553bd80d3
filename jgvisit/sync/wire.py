"""What travels between laptop and server, as msgspec Structs; shared by both sides.

JSON, `Content-Encoding` gzip or zstd. Link and body travel as strings of the exact stored
bytes (both are UTF-8 JSON), so that hashes and signatures can be checked after any proxy.
Binary fields are unpadded URL-safe base64. Paths are under `/api/v1`:

    GET  /server                       ServerInfo                      nobody
    GET  /nonce                        Nonce                           nobody
    POST /enrolments                   EnrolmentRequest -> Enrolment   device key (proof of possession)
    GET  /enrolments/{enrolment}       -> Enrolment                    device key
    POST /sessions                     SessionRequest -> Session       device key
    POST /records                      Push -> PushAnswer              device key
    GET  /receipt                      `chain`, `auditFrom` -> SignedReceipt   device key
    POST /renewals, GET /officer/renewals, POST /officer/renewals/{device}/approval  see `renewal_wire`
    POST /audit/doubts                 see `audit_wire`                device key
    POST /blobs/missing                BlobsAsked -> BlobsMissing      device key
    PUT  /blobs/{case}/{sha256}        octets, `offset` `total` query  device key -> BlobState
    GET  /blobs/{case}/{sha256}        octets                          device key + session
    GET  /feed                         `after`, `epoch`, `limit`       device key + session -> Feed
    POST /exchange                     see `exchange_wire`: what a sync asks, all at once
    GET  /team                                                         see `team_wire`
    GET  /texts/{number}               octets, as published            device key + session
    POST /texts                        octets -> TextsPublished        session with role jurist, then second_eye
    POST /officer/enrolment-codes      CodeRequest -> Code             session with role officer
    GET  /officer/enrolments           -> list[WaitingEnrolment]       session with role officer
    POST /officer/enrolments/{id}/approval  Approval -> Enrolment      session with role officer
    POST /officer/assignments          Assignment                      session with role officer
    POST /lease, POST /officer/day-codes                               see `lease_wire`
    GET  /orders/{enrolment}, POST /orders/…, POST /officer/orders     see `order_wire`
    POST /removals                                                     see `removal_wire`
    GET  /officer/devices/{device}/inventory                           session with role officer

"Device key" = HTTP Message Signature (RFC 9421, ecdsa-p256-sha256) with label `jgvisit`,
tag `jgvisit/request/1`, keyid = device id, a nonce from `GET /nonce`, `created`, covering
`@method`, `@path`, `@query` and `content-digest`. A session is the header
`Authorization: Bearer <token>`. Errors are problem+json (RFC 9457) with a `code`.
"""

from __future__ import annotations

from typing import Annotated, Literal

import msgspec

from jgvisit.records.body import Hash, Moment, Uuid
from jgvisit.services.ports.journal import RecordAnswer

REQUEST_TAG = "jgvisit/request/1"
SIGNATURE_LABEL = "jgvisit"
COVERED = ("@method", "@path", "@query", "content-digest")
RECEIPT_DOMAIN = b"jgvisit/receipt/1\0"
APPROVAL_DOMAIN = b"jgvisit/approval/1\0"
MAX_PUSH_RECORDS = 1000
"""Of a first version 500; it answers more with 413, and the client halves."""
MAX_AHEAD = 500
MAX_CHUNK_BYTES = 1024 * 1024
MAX_BLOB_BYTES = 50 * 1024 * 1024
CLIENT_HEADER = "Jgvisit-Version"
NONCE_HEADER = "Jgvisit-Nonce"
"""An answer may bring the nonce for the next request, which saves asking for one."""

DeviceHex = Annotated[str, msgspec.Meta(pattern="^[0-9a-f]{32}$")]
Mark = Annotated[str, msgspec.Meta(pattern="^[0-9a-f]{32}$")]
Base64 = Annotated[str, msgspec.Meta(pattern="^[A-Za-z0-9_-]*$")]


class Message(msgspec.Struct, frozen=True, omit_defaults=True, kw_only=True):
    """Base of all messages. Unknown fields are ignored, so that old clients stay welcome."""


class Problem(Message, frozen=True, kw_only=True):
    """RFC 9457."""

    type: str
    title: str
    status: int
    code: str
    detail: str | None = None


class ServerInfo(Message, frozen=True, kw_only=True):
    """What a laptop needs to know before it says who it is."""

    version: str
    tenant: Uuid
    municipality: str
    epoch: Uuid
    issuer: str
    """OIDC issuer."""
    client_id: str
    minimum_pull_version: str
    receipt_certificate: str
    """PEM, issued by the municipality's root."""
    demo: bool = False


class Nonce(Message, frozen=True, kw_only=True):
    nonce: str
    expires_at: Moment


class EnrolmentCode(Message, frozen=True, kw_only=True):
    """What an enrolment code carries: base64 of this, after `JGV1.`."""

    server: str
    tenant: Uuid
    secret: str
    """Single use, 15 minutes."""
    device_ca_sha256: Hash
    root_sha256: Hash
    officers: tuple[Hash, ...] = ()
    """Fingerprints of the officers' public keys."""
    tls_ca_pem: str | None = None
    """The demo's and pilot's own TLS authority, pinned from here on."""
    recovery_sha256: Hash | None = None
    """`recovery_digest` of the keys of the officers who can recover a laptop; None where there are none."""


class EnrolmentRequest(Message, frozen=True, kw_only=True):
    secret: str
    public_key: Base64
    """DER SubjectPublicKeyInfo of the device's P-256 key."""
    csr: Base64
    """DER PKCS#10 by the same key."""
    label: Annotated[str, msgspec.Meta(max_length=80)]
    """Inventory name of the laptop; no person."""


class Enrolment(Message, frozen=True, kw_only=True):
    enrolment: Uuid
    state: Literal["waiting", "approved", "refused"]
    words: tuple[str, ...]
    """Eight words, the same on both screens."""
    device: DeviceHex
    worker: str | None = None
    worker_name: str | None = None
    tenant: Uuid | None = None
    municipality: str | None = None
    certificate: str | None = None
    """PEM of the device certificate, then the CA's."""
    root: str | None = None
    receipt_certificate: str | None = None
    recovery_keys: tuple[Base64, ...] = ()
    """DER SubjectPublicKeyInfo of each officer who can recover a laptop; held against the code."""


class SessionRequest(Message, frozen=True, kw_only=True):
    id_token: str
    """OIDC ID token; its `nonce` claim must be the nonce of this device's log-in."""
    nonce: str


class Session(Message, frozen=True, kw_only=True):
    token: str
    expires_at: Moment
    worker: str
    name: str
    roles: tuple[str, ...]


class WireRecord(Message, frozen=True, kw_only=True, gc=False):
    link: str
    signature: Base64
    body: str | None = None
    salt: Base64 | None = None
    position: int | None = None


class Push(Message, frozen=True, kw_only=True):
    """One step of a chain, in order and without holes, plus early ones from further on."""

    chain: Uuid
    records: tuple[WireRecord, ...] = ()
    early: tuple[WireRecord, ...] = ()


class Answered(Message, frozen=True, kw_only=True):
    link_hash: Hash
    seq: int
    answer: RecordAnswer
    parked: str | None = None
    """Reason code of the mark."""
    reason: str | None = None
    position: int | None = None


class SignedReceipt(Message, frozen=True, kw_only=True):
    receipt: str
    """Canonical JSON of a `Receipt`, exact bytes."""
    signature: Base64
    """DER ECDSA P-256/SHA-256 by the receipt key over `RECEIPT_DOMAIN` ‖ receipt."""
    extension: tuple[Hash, ...] | None = None
    """Proof by itself that the audit extends the one that was asked about; absent where none was, or it never was."""


class Receipt(Message, frozen=True, kw_only=True):
    """What the server says it holds of one chain."""

    device: DeviceHex
    chain: Uuid
    epoch: Uuid
    head: Hash
    """Link hash of the last record of the gapless run; zeros when none."""
    received: int
    """Length of the gapless run."""
    kept: int
    checked: int
    safe: int
    parked: int
    at: Moment
    audit_root: Hash
    """Root of the tree over the audit (`records.hash_tree`)."""
    audit_size: int | None = None
    """Its entries; absent on a server from before there was a tree."""


class PushAnswer(Message, frozen=True, kw_only=True):
    answers: tuple[Answered, ...]
    receipt: SignedReceipt


class BlobsAsked(Message, frozen=True, kw_only=True):
    case: Uuid
    sha256: tuple[Hash, ...]


class BlobState(Message, frozen=True, kw_only=True):
    sha256: Hash
    received: int
    """Bytes already here; resume from there."""
    complete: bool = False


class BlobsMissing(Message, frozen=True, kw_only=True):
    missing: tuple[BlobState, ...]


class FeedDevice(Message, frozen=True, kw_only=True):
    """Whose signatures the feed's links carry."""

    device: DeviceHex
    certificate: str


class Fork(Message, frozen=True, kw_only=True):
    """A chain with two branches; whoever sees a part of it cannot tell that from its records."""

    device: DeviceHex
    chain: Uuid
    seq: Annotated[int, msgspec.Meta(ge=1)]
    """The first place at which there are two records; 1 where nobody knows."""


class Ahead(Message, frozen=True, kw_only=True):
    """Families that go ahead of their turn, for somebody visits them next."""

    cases: Annotated[tuple[Uuid, ...], msgspec.Meta(max_length=MAX_AHEAD)]
    through: Annotated[int, msgspec.Meta(ge=0, le=2**53 - 1)]
    """Everything of them up to this position."""


class Feed(Message, frozen=True, kw_only=True):
    epoch: Uuid
    head: int
    """The last position of the tenant."""
    up_to: int
    """Positions up to here are covered by this answer."""
    records: tuple[WireRecord, ...]
    devices: tuple[FeedDevice, ...] = ()
    cases: tuple[Uuid, ...] = ()
    """All families assigned now."""
    forks: tuple[Fork, ...] = ()
    """Every chain of the tenant that is known to have two branches."""
    texts: int | None = None
    """Number of the newest release of texts for families; asked for by who never had one as high."""
    team: Hash | None = None
    """`Team.mark` of what this laptop should know of colleagues; fetched by who has another."""
    ahead: Ahead | None = None
    """These records are everything that waits of these families; the cursor stays where it was."""
    mark: Mark | None = None
    """Names `cases`, `forks`, `texts` and `team`, which are left out where the laptop asked with this very mark."""


class TextsPublished(Message, frozen=True, kw_only=True):
    """A release that the laptops fetch from now on, or that waits for the second pair of eyes."""

    number: int
    expires: str
    waits: bool = False


class CodeRequest(Message, frozen=True, kw_only=True):
    worker: str
    """Subject of the worker at the issuer."""
    name: str


class Code(Message, frozen=True, kw_only=True):
    code: str
    """`JGV1.…`, to be typed or scanned."""
    expires_at: Moment


class WaitingEnrolment(Message, frozen=True, kw_only=True):
    enrolment: Uuid
    words: tuple[str, ...]
    label: str
    worker: str
    worker_name: str
    csr_sha256: Hash
    device: DeviceHex


class ApprovalStatement(Message, frozen=True, kw_only=True):
    """What an officer signs: canonical JSON, prefixed with `APPROVAL_DOMAIN`."""

    tenant: Uuid
    enrolment: Uuid
    device: DeviceHex
    csr_sha256: Hash
    worker: str
    worker_name: str
    approved: bool
    renews: Hash | None = None
    """SHA-256 of the certificate of the same key that another one follows; absent for the first."""


class Approval(Message, frozen=True, kw_only=True):
    statement: str
    signature: Base64
    officer: Hash
    """SHA-256 of the officer's public key (DER SubjectPublicKeyInfo)."""


class Assignment(Message, frozen=True, kw_only=True):
    case: Uuid
    worker: str
    until: Annotated[str, msgspec.Meta(pattern=r"^\d{4}-\d{2}-\d{2}$")] | None = None
