"""Writing: from a payload to a signed record at its place in a chain."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

import msgspec

from jgvisit.clock import to_rfc3339
from jgvisit.ids import CaseId, ChainId, RecordId, Sha256, WorkerId
from jgvisit.records import canonical
from jgvisit.records.body import BlobRef, Body, PackRef, Seen, TimeBasis, encode_body, new_salt
from jgvisit.records.kinds import kind_of
from jgvisit.records.link import GENESIS, LINK_DOMAIN, Link, Signer, StoredRecord, commitment, link_hash, read_link
from jgvisit.records.payload_base import Payload


@dataclass(frozen=True)
class Place:
    """Where the next record of a chain goes."""

    seq: int
    prev: Sha256


@dataclass(frozen=True)
class Head:
    """The last record of a chain, as far as it is known; an empty chain has 0 and zeros."""

    seq: int = 0
    link_hash: Sha256 = GENESIS

    @property
    def next_place(self) -> Place:
        """The place of the record that follows."""
        return Place(self.seq + 1, self.link_hash)


EMPTY = Head()


def head_of(record: StoredRecord) -> Head:
    """Return the head of a chain that ends with `record`."""
    return Head(read_link(record.link).seq, link_hash(record.link, record.signature))


def compose(
    payload: Payload,
    *,
    place: Place,
    chain: ChainId,
    signer: Signer,
    id: RecordId,  # noqa: A002  # the name the body gives it
    author: WorkerId,
    recorded_at: datetime,
    time_basis: TimeBasis,
    case: CaseId | None,
    supersedes: Sequence[RecordId] = (),
    seen: Seen | None = None,
    pack: PackRef | None = None,
    blobs: Sequence[BlobRef] = (),
) -> StoredRecord:
    """Sign `payload` as the record at `place`.

    The link names the hash of the link before it, so no earlier record can change, vanish
    or swap places without breaking every later one. Nothing is stored here.

    Args:
        payload: what happened; its class gives kind and version.
        place: `Head.next_place` of the chain so far.
        chain: one life of one store.
        signer: holds the device's P-256 key; signs `LINK_DOMAIN` ‖ link.
        id: UUIDv7 of the record.
        author: the worker whose enrolment this is.
        recorded_at: the device's clock, aware.
        time_basis: what is known of the true time, from a `TimeKeeper`.
        case: the family; None exactly for kinds about the device.
        supersedes: the versions this record replaces, and no others (see `versions`).
        seen: how far this device had pulled.
        pack: the content pack whose texts were shown, if any.
        blobs: bytes stored beside the record.

    Raises:
        RecordTooLargeError: the body is over 64 KiB; nothing was signed.
        OutsideDomainError: a value has no canonical form; nothing was signed.
    """
    kind = kind_of(payload)
    if kind.about_device != (case is None):
        raise ValueError(f"{kind.name} with the wrong subject: a case is for families only")
    canonical.require_domain(msgspec.to_builtins(payload))
    body = encode_body(
        Body(
            id=id,
            author=author,
            recorded_at=to_rfc3339(recorded_at),
            time_basis=time_basis,
            kind=kind.name,
            kind_version=kind.version,
            payload=msgspec.Raw(canonical.encode(payload)),
            case=case,
            supersedes=tuple(supersedes),
            seen=seen,
            pack=pack,
            blobs=tuple(blobs),
        )
    )
    salt = new_salt()
    link = canonical.encode(
        Link(device=signer.device, chain=chain, seq=place.seq, prev=place.prev, commit=commitment(salt, body))
    )
    return StoredRecord(link=link, signature=signer.sign(LINK_DOMAIN + link), body=body, salt=salt)


def without_body(record: StoredRecord) -> StoredRecord:
    """Return what remains of a record for whoever may not see its body, or after its erasure."""
    return msgspec.structs.replace(record, body=None, salt=None)
