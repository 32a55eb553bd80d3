"""Order keys: made where the root's key is, kept on officers' tokens, good for orders alone; and signing with one."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import msgspec
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec

from jgvisit.records import canonical
from jgvisit.server.certificates import Issuer, issue_leaf, key_pem, new_key, pem, read_key, subject
from jgvisit.server.messages import to_base64
from jgvisit.server.private_files import write_private, write_public
from jgvisit.server.problems import SetupError
from jgvisit.sync.erasure_wire import ERASURE_DOMAIN, SignedErasure
from jgvisit.sync.order_wire import (
    ORDER_DOMAIN,
    TAKING_BACK_DOMAIN,
    OrderSignature,
    SignedOrder,
    SignedTakingBack,
    WipeOrder,
)
from jgvisit.sync.orders import ORDER_USAGE


def make_order_key(folder: Path, number: int, organisation: str, root: Issuer, now: datetime, *, demo: bool) -> Path:
    """Write a fresh order key and its certificate into `folder`; return the key's path.

    Raises:
        SetupError: there is a key with this number already; it is untouched.
    """
    key_file = folder / f"order-{number}.key"
    if key_file.exists():
        raise SetupError(f"{key_file}: there is a key already")
    key = new_key()
    name = subject(organisation, f"orders {number}", demo=demo)
    certificate = issue_leaf(name, key.public_key(), now, root, only_for=ORDER_USAGE)
    write_private(key_file, key_pem(key))
    write_public(key_file.with_suffix(".pem"), pem(certificate).encode("ascii"))
    return key_file


def unsigned(order: WipeOrder) -> SignedOrder:
    """Return an order that nobody signed yet."""
    return SignedOrder(order=canonical.encode(order).decode(), signatures=())


def sign_order(signed: SignedOrder, key_file: Path) -> SignedOrder:
    """Return the order with one signature more; errors as `signature_of`."""
    made = signature_of(ORDER_DOMAIN + signed.order.encode(), key_file)
    return msgspec.structs.replace(signed, signatures=(*signed.signatures, made))


def sign_erasure(signed: SignedErasure, key_file: Path) -> SignedErasure:
    """Return the order with one signature more; errors as `signature_of`."""
    made = signature_of(ERASURE_DOMAIN + signed.order.encode(), key_file)
    return msgspec.structs.replace(signed, signatures=(*signed.signatures, made))


def sign_taking_back(signed: SignedTakingBack, key_file: Path) -> SignedTakingBack:
    """Return the taking back with one signature more; errors as `signature_of`."""
    made = signature_of(TAKING_BACK_DOMAIN + signed.taking_back.encode(), key_file)
    return msgspec.structs.replace(signed, signatures=(*signed.signatures, made))


def signature_of(message: bytes, key_file: Path) -> OrderSignature:
    """Sign `message`, which begins with its domain, by the key at `key_file`; its certificate lies beside it.

    Raises:
        SetupError: key or certificate cannot be read.
    """
    try:
        key = read_key(key_file.read_bytes())
        certificate = key_file.with_suffix(".pem").read_text(encoding="ascii")
    except (OSError, ValueError) as error:
        raise SetupError(f"{key_file}: sleutel of certificaat is niet leesbaar") from error
    signature = key.sign(message, ec.ECDSA(hashes.SHA256()))
    return OrderSignature(certificate=certificate, signature=to_base64(signature))
