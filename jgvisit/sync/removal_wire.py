"""What a laptop says has left it, and how the server answers.

Paths, as in `wire`:

    POST /removals                     SignedRemoval -> RemovalNoted   device key
"""

from __future__ import annotations

from typing import Annotated, Literal

import msgspec

from jgvisit.records.body import Hash, Moment, Uuid
from jgvisit.sync.wire import Base64, DeviceHex, Message

REMOVAL_DOMAIN = b"jgvisit/removal/1\0"
MAX_REMOVED_LINKS = 500
MAX_REMOVAL_CHARACTERS = 48 * 1024
Why = Literal["notAssigned", "days", "order"]
"""notAssigned: the family is no longer this worker's · days: nothing was fetched for as long as the municipality set ·
order: an erasure order."""


class Removal(Message, frozen=True, kw_only=True):
    """Bodies that are no longer on a laptop, nor their files: canonical JSON, prefixed with `REMOVAL_DOMAIN`.

    It names links, which say nothing of a family without their salts, and these are gone.
    """

    tenant: Uuid
    device: DeviceHex
    store: Uuid
    at: Moment
    """By the laptop's clock."""
    why: Why
    links: Annotated[tuple[Hash, ...], msgspec.Meta(max_length=MAX_REMOVED_LINKS)]
    copies: Annotated[int, msgspec.Meta(ge=0)] = 0
    """Copies of the store beside it in which these bodies may still be."""
    order_sha256: Hash | None = None
    """The order it answers; then `links` are those that were here."""


class SignedRemoval(Message, frozen=True, kw_only=True):
    """A removal with its signature."""

    removal: Annotated[str, msgspec.Meta(max_length=MAX_REMOVAL_CHARACTERS)]
    signature: Base64
    """DER ECDSA P-256/SHA-256 by the device key over `REMOVAL_DOMAIN` ‖ removal."""


class RemovalNoted(Message, frozen=True, kw_only=True):
    """The server keeps it."""

    links: int
