"""How one object is encrypted: AES-256-GCM with a key for it alone, bound to whose paper it is."""

from __future__ import annotations

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

KEY_BITS = 256
_NONCE = bytes(12)
"""Each key encrypts one thing once."""


def new_key() -> bytes:
    """Make the key of one object."""
    return AESGCM.generate_key(KEY_BITS)


def seal(data: bytes, key: bytes, about: str) -> bytes:
    """Encrypt `data`, which is `about` one paper of one family and of nothing else."""
    return AESGCM(key).encrypt(_NONCE, data, about.encode())


def unseal(data: bytes, key: bytes, about: str) -> bytes | None:
    """Return what was encrypted; None where it was changed, or is about something else."""
    try:
        return AESGCM(key).decrypt(_NONCE, data, about.encode())
    except InvalidTag:
        return None
