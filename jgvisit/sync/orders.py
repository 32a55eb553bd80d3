"""Whether a wipe order counts: signed by officers whose order keys the root made, for this store, new and in time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal, Protocol

import msgspec
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec

from jgvisit.clock import from_rfc3339
from jgvisit.errors import SyncError
from jgvisit.records.canonical import sha256
from jgvisit.records.certificates import (
    UntrustedError,
    fingerprint,
    is_authority,
    is_demo,
    issued_by,
    key_of,
    read_pem,
    signed_by,
    spki,
)
from jgvisit.shapes import read_json
from jgvisit.sync.encoding import from_base64
from jgvisit.sync.order_wire import ORDER_DOMAIN, OrderSignature, SignedOrder, WipeOrder

ORDER_USAGE = x509.ObjectIdentifier("2.25.66189800804934143586803166214976539973")
"""The one extended key usage (critical) of an order key's certificate: a UUID as a number (ITU-T X.667)."""
RefusalCode = Literal[
    "unreadable", "forged", "demo", "foreign", "oneOfficer", "replayed", "expired", "revoked", "undecided", "gap"
]
"""The last two are of erasure orders alone."""
OFFICERS_NEEDED = {"shutOut": 1, "destroy": 2}


class OrderRefusedError(SyncError):
    """An order that does not count; nothing was wiped or erased by it, and the server is told."""

    code = "sync.order_refused"

    def __init__(self, why: RefusalCode) -> None:
        super().__init__(f"order refused: {why}")
        self.why = why


@dataclass(frozen=True)
class Bound:
    """Which store of which device this is, and whom it believes."""

    tenant: str
    enrolment: str
    device: str
    store: str
    root_pem: str
    demo: bool
    highest: int
    """Number of the highest order ever accepted here; 0 before the first."""
    revoked: tuple[str, ...] = ()
    """SHA-256 of certificates of order keys that count no more."""


def order_hash(signed: SignedOrder) -> str:
    """Return by which an order is named in confirmations and refusals."""
    return sha256(signed.order.encode("utf-8", "replace"))


def check_order(signed: SignedOrder, bound: Bound, now: datetime) -> WipeOrder:
    """Return the order if it counts here and now.

    In this order:
    1. the form;
    2. every signature holds, by different keys whose certificates the root issued for orders alone and
       that were valid when the order was made and were not revoked; a demo's keys count in a demo alone;
    3. it is for this municipality, enrolment, device and store;
    4. as many officers signed as its kind needs;
    5. its number is higher than every one before;
    6. it has not expired by this device's clock.

    Raises:
        OrderRefusedError: one of these does not hold.
    """
    # 1
    try:
        order = read_json(signed.order, WipeOrder)
        issued, expires = from_rfc3339(order.issued_at), from_rfc3339(order.expires_at)
    except (msgspec.DecodeError, ValueError, RecursionError) as error:
        raise OrderRefusedError("unreadable") from error
    # 2
    message = ORDER_DOMAIN + signed.order.encode()
    officers = officers_who_signed(message, signed.signatures, issued, bound)
    # 3
    ours = (bound.tenant, bound.enrolment, bound.device, bound.store)
    if (order.tenant, order.enrolment, order.device, order.store) != ours:
        raise OrderRefusedError("foreign")
    # 4
    if officers < OFFICERS_NEEDED[order.what]:
        raise OrderRefusedError("oneOfficer")
    # 5
    if order.number <= bound.highest:
        raise OrderRefusedError("replayed")
    # 6
    if not issued < expires or now >= expires:
        raise OrderRefusedError("expired")
    return order


class Believing(Protocol):
    """Whose order keys count."""

    @property
    def root_pem(self) -> str:
        """The municipality's root."""

    @property
    def demo(self) -> bool:
        """Whether a demo's keys count."""

    @property
    def revoked(self) -> tuple[str, ...]:
        """SHA-256 of certificates of order keys that count no more."""


def officers_who_signed(
    message: bytes, signatures: Sequence[OrderSignature], issued: datetime, bound: Believing
) -> int:
    """Return how many different order keys signed `message`, which begins with its domain.

    Args:
        message: domain ‖ order.
        signatures: each must hold.
        issued: when the order was made; the certificates must have been valid then.
        bound: whose keys count.

    Raises:
        OrderRefusedError: a signature does not hold, or its key is no order key of this municipality.
    """
    try:
        root = read_pem(bound.root_pem)[0]
        certificates = [read_pem(each.certificate)[0] for each in signatures]
        for certificate, each in zip(certificates, signatures, strict=True):
            key = order_key(certificate, root, issued)
            if not signed_by(key, message, from_base64(each.signature)):
                raise OrderRefusedError("forged")
            if is_demo(certificate) and not bound.demo:
                raise OrderRefusedError("demo")
            if fingerprint(certificate) in bound.revoked:
                raise OrderRefusedError("revoked")
        return len({spki(certificate) for certificate in certificates})
    except ValueError as error:  # UntrustedError is one
        raise OrderRefusedError("forged") from error


def order_key(certificate: x509.Certificate, root: x509.Certificate, at: datetime) -> ec.EllipticCurvePublicKey:
    """Return the key of an order certificate.

    Raises:
        UntrustedError: not issued by the root, not for orders alone, or not valid at `at`.
    """
    if is_authority(certificate) or not issued_by(certificate, root):
        raise UntrustedError("not issued by the municipality's root")
    try:
        usage = certificate.extensions.get_extension_for_class(x509.ExtendedKeyUsage)
    except (ValueError, x509.ExtensionNotFound, x509.DuplicateExtension) as error:
        raise UntrustedError("not an order key") from error
    if list(usage.value) != [ORDER_USAGE] or not usage.critical:
        raise UntrustedError("not an order key")
    if not certificate.not_valid_before_utc <= at <= certificate.not_valid_after_utc:
        raise UntrustedError("an order key that had ended or not begun")
    return key_of(certificate)
