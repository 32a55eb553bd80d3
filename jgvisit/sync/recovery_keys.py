"""Public keys of the officers who can recover a laptop, as code, server and laptop speak of them."""

from __future__ import annotations

from collections.abc import Sequence

from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat, load_der_public_key

from jgvisit.ids import Sha256
from jgvisit.records.canonical import sha256
from jgvisit.records.certificates import UntrustedError

MIN_RECOVERY_OFFICERS = 3
MAX_RECOVERY_OFFICERS = 12
"""66 pairs; more would only make the key file larger."""


def recovery_digest(keys: Sequence[bytes]) -> Sha256:
    """Return one hash for a set of officers' public keys (DER), in whatever order: a code has little room."""
    return sha256(b"jgvisit/recovery-officers/1\0", *(bytes.fromhex(each) for each in sorted(map(sha256, keys))))


def key_fingerprint(key: ec.EllipticCurvePublicKey) -> Sha256:
    """Return the SHA-256 of the DER SubjectPublicKeyInfo of a bare key."""
    return sha256(key.public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo))


def recovery_officers(keys: Sequence[bytes]) -> dict[Sha256, ec.EllipticCurvePublicKey]:
    """Return the officers' public keys (DER) by fingerprint.

    Raises:
        UntrustedError: not P-256, not DER, one twice, fewer than three or more than twelve.
    """
    read: dict[Sha256, ec.EllipticCurvePublicKey] = {}
    for der in keys:
        try:
            key = load_der_public_key(der)
        except (ValueError, UnsupportedAlgorithm) as error:
            raise UntrustedError("unreadable key") from error
        if not isinstance(key, ec.EllipticCurvePublicKey) or not isinstance(key.curve, ec.SECP256R1):
            raise UntrustedError("not a P-256 key")
        read[key_fingerprint(key)] = key
    if not MIN_RECOVERY_OFFICERS <= len(read) <= MAX_RECOVERY_OFFICERS or len(read) != len(keys):
        raise UntrustedError(f"{MIN_RECOVERY_OFFICERS} to {MAX_RECOVERY_OFFICERS} different officers")
    return read
