"""Wraps: the data key and, apart from it, the device key, sealed under what a person knows.

daily       HKDF-SHA256(Argon2id(PIN) ‖ 32-byte keyring secret, "jgvisit/wrap/daily/1")
passphrase  HKDF-SHA256(Argon2id(six words), "jgvisit/wrap/passphrase/1")

The result is an AES-256-GCM key. The associated data name the key file, the wrap, its
generation and what is sealed, so no part can stand in for another. Argon2id: RFC 9106;
HKDF: RFC 5869. Inside the account and without a TPM a PIN can be guessed off line.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from typing import Annotated, Literal
from unicodedata import normalize

import msgspec
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from jgvisit.records import canonical

DAILY = "daily"
PASSPHRASE = "passphrase"  # noqa: S105  (a name)
SALT_BYTES = 16
_KEY_BYTES = 32
_NONCE_BYTES = 12
_TAG_BYTES = 16
_Role = Literal["data", "device"]
Generation = Annotated[int, msgspec.Meta(ge=1, le=canonical.MAX_INTEGER)]
"""Grows with every change of a key file."""


class KdfCost(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What one guess costs. The upper bounds keep a forged key file from eating the machine."""

    memory_kib: Annotated[int, msgspec.Meta(ge=64, le=1 << 20)]
    passes: Annotated[int, msgspec.Meta(ge=1, le=16)]
    lanes: Annotated[int, msgspec.Meta(ge=1, le=8)]


DAILY_COST = KdfCost(64 * 1024, 3, 4)
PASSPHRASE_COST = KdfCost(256 * 1024, 3, 4)


class Sealed(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """AES-256-GCM, tag at the end."""

    nonce: Annotated[bytes, msgspec.Meta(min_length=_NONCE_BYTES, max_length=_NONCE_BYTES)]
    data: Annotated[bytes, msgspec.Meta(min_length=_TAG_BYTES)]


class Wrap(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One way to open the store, as it lies in the key file."""

    name: str
    generation: Generation
    salt: Annotated[bytes, msgspec.Meta(min_length=SALT_BYTES, max_length=SALT_BYTES)]
    cost: KdfCost
    data_key: Sealed
    device_key: Sealed


@dataclass(frozen=True)
class Keys:
    """What the wraps hold."""

    data_key: bytes
    device_key: bytes
    """PKCS #8, DER."""


@dataclass(frozen=True)
class Knowledge:
    """What a person knows, and what the keyring adds to it."""

    name: str
    """`DAILY` or `PASSPHRASE`."""
    text: str
    secret: bytes = b""


def seal(keys: Keys, knowledge: Knowledge, *, file_id: str, generation: int, cost: KdfCost) -> Wrap:
    """Seal both keys under `knowledge` with a fresh salt."""
    salt = os.urandom(SALT_BYTES)
    cipher = AESGCM(_wrapping_key(knowledge, salt, cost))

    def sealed(role: _Role, plain: bytes) -> Sealed:
        nonce = os.urandom(_NONCE_BYTES)
        return Sealed(nonce, cipher.encrypt(nonce, plain, _bound(file_id, knowledge.name, generation, role)))

    data, device = sealed("data", keys.data_key), sealed("device", keys.device_key)
    return Wrap(knowledge.name, generation, salt, cost, data, device)


def unseal(wrap: Wrap, knowledge: Knowledge, *, file_id: str) -> Keys | None:
    """Return the keys, or None when `knowledge` does not open this wrap."""
    cipher = AESGCM(_wrapping_key(knowledge, wrap.salt, wrap.cost))

    def opened(role: _Role, sealed: Sealed) -> bytes:
        return cipher.decrypt(sealed.nonce, sealed.data, _bound(file_id, wrap.name, wrap.generation, role))

    try:
        return Keys(opened("data", wrap.data_key), opened("device", wrap.device_key))
    except InvalidTag:
        return None


def _wrapping_key(knowledge: Knowledge, salt: bytes, cost: KdfCost) -> bytes:
    stretched = Argon2id(
        salt=salt, length=_KEY_BYTES, iterations=cost.passes, lanes=cost.lanes, memory_cost=cost.memory_kib
    ).derive(normalize("NFC", knowledge.text).encode())
    info = f"jgvisit/wrap/{knowledge.name}/1".encode()
    return HKDF(hashes.SHA256(), _KEY_BYTES, None, info).derive(stretched + knowledge.secret)


def _bound(file_id: str, name: str, generation: int, role: _Role) -> bytes:
    return canonical.encode({"file": file_id, "generation": generation, "role": role, "wrap": name})
