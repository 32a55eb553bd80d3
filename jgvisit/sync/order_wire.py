"""Wipe orders as they travel, and what a laptop answers.

Paths, as in `wire`:

    GET  /orders/{enrolment}           -> Orders                       nobody: an order proves itself
    POST /orders/seen                  OrdersSeen -> Orders            device key
    POST /orders/confirmations         SignedWiped                     nobody: a confirmation proves itself
    POST /officer/orders               SignedOrder                     session with role officer
"""

from __future__ import annotations

from typing import Annotated, Literal

import msgspec

from jgvisit.records.body import Hash, Moment, Uuid
from jgvisit.sync.wire import Base64, DeviceHex, Message

ORDER_DOMAIN = b"jgvisit/order/wipe/1\0"
TAKING_BACK_DOMAIN = b"jgvisit/order/taken-back/1\0"
WIPED_DOMAIN = b"jgvisit/wiped/1\0"
WITNESS_DOMAIN = b"jgvisit/wipe-witness/1\0"
MAX_ORDERS = 32
MAX_REFUSALS = 50
MAX_TAKEN_OUT = 20
"""At once; the others wait for the next sync."""
MAX_CASES = 2_000
OrderKind = Literal["shutOut", "destroy"]
"""shutOut: all ways in but the officers' · destroy: the papers as well, by two officers."""
Removed = Literal["keyringSecret", "dailyWrap", "passphraseWrap", "deviceKey", "recoveryWrap", "store", "copies"]


class WipeOrder(Message, frozen=True, kw_only=True):
    """What officers sign: canonical JSON, prefixed with `ORDER_DOMAIN`."""

    tenant: Uuid
    enrolment: Uuid
    device: DeviceHex
    store: Uuid
    number: Annotated[int, msgspec.Meta(ge=1, le=2**53 - 1)]
    """Higher than that of every order before, per device."""
    what: OrderKind
    issued_at: Moment
    expires_at: Moment


class OrderSignature(Message, frozen=True, kw_only=True):
    """One officer's."""

    certificate: str
    """PEM of the order key's certificate, by the root."""
    signature: Base64
    """DER ECDSA P-256/SHA-256 over `ORDER_DOMAIN` ‖ order."""


class SignedOrder(Message, frozen=True, kw_only=True):
    """An order with its signatures."""

    order: Annotated[str, msgspec.Meta(max_length=4096)]
    """Canonical JSON of a `WipeOrder`, exact bytes."""
    signatures: Annotated[tuple[OrderSignature, ...], msgspec.Meta(max_length=4)]


class TakingBack(Message, frozen=True, kw_only=True):
    """What officers sign to take a wipe order back: canonical JSON, prefixed with `TAKING_BACK_DOMAIN`.

    It names one order, by its number and its hash: it says nothing of any other, before or after. It goes to the
    server alone, which hands the order out no more.
    """

    tenant: Uuid
    device: DeviceHex
    number: Annotated[int, msgspec.Meta(ge=1, le=2**53 - 1)]
    order_sha256: Hash
    issued_at: Moment


class SignedTakingBack(Message, frozen=True, kw_only=True):
    """A taking back with its signatures: by as many officers as the order itself needed."""

    taking_back: Annotated[str, msgspec.Meta(max_length=4096)]
    """Canonical JSON of a `TakingBack`, exact bytes."""
    signatures: Annotated[tuple[OrderSignature, ...], msgspec.Meta(max_length=4)]


class Orders(Message, frozen=True, kw_only=True):
    """Those of one enrolment that were neither confirmed nor taken back."""

    orders: Annotated[tuple[SignedOrder, ...], msgspec.Meta(max_length=MAX_ORDERS)] = ()


class Refusal(Message, frozen=True, kw_only=True):
    """An order that a laptop did not carry out."""

    order_sha256: Hash
    code: Annotated[str, msgspec.Meta(pattern="^[a-zA-Z]{1,24}$")]
    at: Moment
    """By the laptop's clock."""


class TakenOut(Message, frozen=True, kw_only=True):
    """Something that left the program in a form that it guards no more."""

    id: Uuid
    kind: Literal["export", "print"]
    at: Moment
    """By the laptop's clock."""
    cases: Annotated[tuple[Uuid, ...], msgspec.Meta(max_length=MAX_CASES)]
    records: Annotated[int, msgspec.Meta(ge=0, le=2**53 - 1)]
    """Of a print: papers."""


class OrdersSeen(Message, frozen=True, kw_only=True):
    """Which store this is, what it refused and what was taken out of it since the last time."""

    store: Uuid
    refusals: Annotated[tuple[Refusal, ...], msgspec.Meta(max_length=MAX_REFUSALS)] = ()
    taken_out: Annotated[tuple[TakenOut, ...], msgspec.Meta(max_length=MAX_TAKEN_OUT)] = ()


class Wiped(Message, frozen=True, kw_only=True):
    """What a laptop says it has done: canonical JSON, prefixed with `WIPED_DOMAIN`."""

    tenant: Uuid
    device: DeviceHex
    store: Uuid
    number: int
    order_sha256: Hash
    what: OrderKind
    at: Moment
    removed: tuple[Removed, ...]
    unsent: int | None = None
    """Records and half-sent ones that no server has; None where the store was locked and nobody can know."""
    recoverable: bool = True
    """Whether two officers can still open what stayed."""


class Witness(Message, frozen=True, kw_only=True):
    """Another key of this laptop, in its keyring, that may confirm a wipe of the locked store."""

    tenant: Uuid
    device: DeviceHex
    store: Uuid
    public_key: Base64
    """DER SubjectPublicKeyInfo, P-256."""


class SignedWitness(Message, frozen=True, kw_only=True):
    """A witness as the device key named it."""

    witness: str
    signature: Base64
    """DER ECDSA P-256/SHA-256 by the device key over `WITNESS_DOMAIN` ‖ witness."""


class SignedWiped(Message, frozen=True, kw_only=True):
    """A confirmation, by the device key itself or by its witness."""

    wiped: Annotated[str, msgspec.Meta(max_length=4096)]
    signature: Base64 = ""
    """DER ECDSA P-256/SHA-256 over `WIPED_DOMAIN` ‖ wiped; empty where a locked laptop had no key to sign with."""
    witness: SignedWitness | None = None
