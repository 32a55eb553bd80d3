"""Erasure orders as they travel.

Paths, as in `wire`:

    GET  /erasures                     `after` query -> Erasures       device key
    POST /officer/erasures             SignedErasure                   session with role officer

A laptop answers with a `Removal` that names the order (`removal_wire`); what it refuses it says to `/orders/seen`.
"""

from __future__ import annotations

from typing import Annotated, Literal

import msgspec

from jgvisit.records.body import Hash, Moment, Uuid
from jgvisit.sync.order_wire import OrderSignature
from jgvisit.sync.wire import Message

ERASURE_DOMAIN = b"jgvisit/order/erasure/1\0"
MAX_ERASED_LINKS = 500
MAX_ERASURE_CHARACTERS = 48 * 1024
MAX_ERASURES_AT_ONCE = 20
Ground = Literal["Jw 7.3.9", "Jw 7.3.8 lid 3"]
"""On request of the person concerned · the term of twenty years is over."""
_Day = Annotated[str, msgspec.Meta(pattern=r"^\d{4}-\d{2}-\d{2}\Z")]
_Short = Annotated[str, msgspec.Meta(pattern=r"^[A-Za-z0-9][A-Za-z0-9 ./_-]{0,59}\Z")]


class ErasureDecision(Message, frozen=True, kw_only=True):
    """What the privacy officer decided about one person concerned, never at the table (H20).

    The reasons stand in the municipality's own file: this order is kept for ever, and they are about a person.
    """

    person: Uuid
    """As the records name the person; it says nothing once they are gone."""
    decider: _Short
    """The privacy officer, as the municipality's own administration names an official."""
    decided_on: _Day
    reference: _Short
    """Of the written decision with its reasons."""


class ErasureOrder(Message, frozen=True, kw_only=True):
    """What officers sign: canonical JSON, prefixed with `ERASURE_DOMAIN`.

    It never expires: it must reach every laptop, whenever that comes back.
    """

    tenant: Uuid
    number: Annotated[int, msgspec.Meta(ge=1, le=2**53 - 1)]
    """Gapless from 1 per municipality."""
    links: Annotated[tuple[Hash, ...], msgspec.Meta(min_length=1, max_length=MAX_ERASED_LINKS)]
    ground: Ground
    decisions: Annotated[tuple[ErasureDecision, ...], msgspec.Meta(min_length=1, max_length=20)]
    """One for each person concerned."""
    issued_at: Moment


class SignedErasure(Message, frozen=True, kw_only=True):
    """An order with the signatures of two officers."""

    order: Annotated[str, msgspec.Meta(max_length=MAX_ERASURE_CHARACTERS)]
    """Canonical JSON of an `ErasureOrder`, exact bytes."""
    signatures: Annotated[tuple[OrderSignature, ...], msgspec.Meta(max_length=4)] = ()


class Erasures(Message, frozen=True, kw_only=True):
    """The orders after a number, in order, and the earlier ones that this laptop has not confirmed."""

    orders: Annotated[tuple[SignedErasure, ...], msgspec.Meta(max_length=MAX_ERASURES_AT_ONCE)] = ()
    unconfirmed: Annotated[tuple[int, ...], msgspec.Meta(max_length=1000)] = ()
