"""The link: the part of a record that is signed and kept for ever.

It depends on the family only through `commit`, which is salted; when body and salt are
erased (Jeugdwet 7.3.9) nothing about the family is left in it.
"""

from __future__ import annotations

from typing import Annotated, Protocol

import msgspec
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec

from jgvisit.ids import ChainId, DeviceId, Sha256
from jgvisit.records.canonical import decode, sha256
from jgvisit.shapes import json_decoder

LINK_DOMAIN = b"jgvisit/link/1\0"
BODY_DOMAIN = b"jgvisit/body/1\0"
GENESIS = Sha256("0" * 64)
SALT_BYTES = 32
MAX_BODY_BYTES = 64 * 1024

_Hash = Annotated[str, msgspec.Meta(pattern=r"^[0-9a-f]{64}\Z")]
_Uuid = Annotated[str, msgspec.Meta(pattern=r"^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\Z")]


class Link(msgspec.Struct, frozen=True, forbid_unknown_fields=True, gc=False):
    """Place in a chain plus the commitment to a body; encoded canonically.

    `gc=False` as below: of texts, bytes and numbers no circle can be made, and a fetch makes some ten thousand of them.
    """

    device: Annotated[str, msgspec.Meta(pattern=r"^[0-9a-f]{32}\Z")]
    chain: _Uuid
    seq: Annotated[int, msgspec.Meta(ge=1, le=2**53 - 1)]
    """Gapless from 1 per chain."""
    prev: _Hash
    """`link_hash` of the link before; 64 zeros for the first."""
    commit: _Hash
    """SHA-256("jgvisit/body/1\\0" ‖ salt ‖ body bytes)."""


_link_decoder = json_decoder(Link)


class Signer(Protocol):
    """Holds the device's P-256 key; it may live in a TPM."""

    @property
    def device(self) -> DeviceId:
        """The device this key belongs to."""

    def sign(self, message: bytes) -> bytes:
        """Return the DER ECDSA P-256/SHA-256 signature over the domain-prefixed `message`."""


class StoredRecord(msgspec.Struct, frozen=True, gc=False):
    """A record as it lies on disk and travels: exact bytes, never re-encoded.

    `body` and `salt` are both present or both absent (erased, forgotten, or no right to it).
    """

    link: bytes
    signature: bytes
    """DER."""
    body: bytes | None = None
    salt: bytes | None = None
    position: int | None = None
    """Position in the server's feed, once known; not part of what is signed."""


def commitment(salt: bytes, body: bytes) -> Sha256:
    """Return what a link commits to."""
    return sha256(BODY_DOMAIN, salt, body)


def link_hash(link: bytes, signature: bytes) -> Sha256:
    """Return the hash the next link names as `prev`."""
    return sha256(link, signature)


def read_link(link: bytes) -> Link:
    """Read link bytes.

    Raises:
        msgspec.DecodeError: not a link (also for a field too many or out of range).
    """
    return decode(_link_decoder, link)


def device_of(key: ec.EllipticCurvePublicKey) -> DeviceId:
    """Return the id of the device that holds this key."""
    public = key.public_bytes(serialization.Encoding.DER, serialization.PublicFormat.SubjectPublicKeyInfo)
    return DeviceId(sha256(public)[:32])


def signature_holds(key: ec.EllipticCurvePublicKey, link: bytes, signature: bytes) -> bool:
    """Tell whether `signature` by `key` holds over the stored link bytes."""
    try:
        key.verify(signature, LINK_DOMAIN + link, ec.ECDSA(hashes.SHA256()))
    except InvalidSignature:
        return False
    return True


def head(chain: ChainId, records: list[StoredRecord]) -> tuple[int, Sha256]:
    """Return (seq, link hash) of the last of `records`, all of `chain` and in order; (0, zeros) if none."""
    if not records:
        return 0, GENESIS
    last = records[-1]
    link = read_link(last.link)
    if link.chain != chain:
        raise ValueError("record of another chain")
    return link.seq, link_hash(last.link, last.signature)
