"""The body: what happened. Erased whole, together with its salt."""

from __future__ import annotations

import os
from datetime import datetime
from typing import Annotated

import msgspec

from jgvisit.errors import RecordError
from jgvisit.records import canonical
from jgvisit.records.link import MAX_BODY_BYTES, SALT_BYTES
from jgvisit.shapes import json_decoder, read_json

Moment = Annotated[str, msgspec.Meta(pattern=r"^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}\.[0-9]{3}Z\Z")]
Uuid = Annotated[str, msgspec.Meta(pattern=r"^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\Z")]
Hash = Annotated[str, msgspec.Meta(pattern=r"^[0-9a-f]{64}\Z")]


class TimeBasis(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """What the device knew of the true time when it wrote a record."""

    boot: str
    server_time: Moment | None = None
    """Last heard in an answer signed by the server."""
    elapsed_ms: Annotated[int, msgspec.Meta(ge=0)] | None = None
    """Since `server_time`, by a clock that counts sleep; absent after a restart of the machine."""

    def __post_init__(self) -> None:
        if self.server_time is not None:
            datetime.fromisoformat(self.server_time)


class Seen(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How far this device had pulled all records of this family when it wrote."""

    epoch: Uuid
    position: Annotated[int, msgspec.Meta(ge=0)]


class PackRef(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The content pack whose texts were shown."""

    name: str
    number: int
    sha256: Hash


class BlobRef(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Bytes that belong to a record and are stored beside it."""

    sha256: Hash
    bytes: Annotated[int, msgspec.Meta(ge=0)]
    media_type: str


class Body(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """What happened, who wrote it down, and what was known at that moment."""

    id: Uuid
    author: str
    recorded_at: Moment
    """By the device's own clock: a claim, not a proof."""
    time_basis: TimeBasis
    kind: str
    kind_version: Annotated[int, msgspec.Meta(ge=1)]
    payload: msgspec.Raw
    case: Uuid | None = None
    supersedes: tuple[Uuid, ...] = ()
    seen: Seen | None = None
    pack: PackRef | None = None
    blobs: tuple[BlobRef, ...] = ()

    def __post_init__(self) -> None:
        # the pattern lets 30 February through, which nobody could show or compare later
        datetime.fromisoformat(self.recorded_at)


_body_decoder = json_decoder(Body)


class RecordTooLargeError(RecordError):
    """The body is over 64 KiB; nothing was signed."""

    code = "record.too_large"


def encode_body(body: Body) -> bytes:
    """Return the canonical bytes of `body`.

    Raises:
        RecordTooLargeError: over 64 KiB.
        OutsideDomainError: it holds a value without one canonical form.
    """
    # the payload is Raw and would be copied as it is: read everything once so that all keys are sorted
    value = read_json(msgspec.json.encode(body), object)
    canonical.require_domain(value)
    data = canonical.encode(value)
    if len(data) > MAX_BODY_BYTES:
        raise RecordTooLargeError(f"{len(data)} bytes")
    return data


def read_body(data: bytes) -> Body:
    """Read body bytes; the payload stays raw until its kind is known.

    Raises:
        msgspec.DecodeError: not a body.
    """
    return canonical.decode(_body_decoder, data)


def new_salt() -> bytes:
    """Return the random salt of one body."""
    return os.urandom(SALT_BYTES)
