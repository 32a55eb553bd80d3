"""The officers who can recover a laptop: their public keys as files, and new pairs for an installation.

The server needs their public keys only, to hand them out; laptops hold them against the enrolment
code. In production each officer makes a pair on a machine of their own (`jgvisit recover --new-key`)
and gives the public half.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat, load_pem_public_key

from jgvisit.server.certificates import key_pem, new_key, public_der
from jgvisit.server.private_files import write_private, write_public
from jgvisit.server.problems import SetupError
from jgvisit.server.settings import ServerFolder
from jgvisit.sync.recovery_keys import MIN_RECOVERY_OFFICERS, recovery_officers

_KEY = re.compile(rb"-----BEGIN PUBLIC KEY-----.*?-----END PUBLIC KEY-----", re.DOTALL)


def read_public_keys(pem: bytes) -> tuple[bytes, ...]:
    """Return the keys of a PEM file as DER.

    Raises:
        SetupError: none, or not keys of three to twelve different officers.
    """
    try:
        keys = tuple(public_der(_p256(load_pem_public_key(block))) for block in _KEY.findall(pem))
        recovery_officers(keys)
    except (ValueError, UnsupportedAlgorithm) as error:
        raise SetupError(f"recovery keys: {error}") from error
    return keys


def take_public_keys(files: ServerFolder, given: Sequence[Path]) -> None:
    """Take the public keys that officers brought; errors as `read_public_keys`."""
    try:
        pem = b"".join(path.read_bytes() for path in given)
    except OSError as error:
        raise SetupError(f"{error.filename}: {error.strerror}") from error
    read_public_keys(pem)
    write_public(files.recovery, pem)


def make_pairs(files: ServerFolder) -> None:
    """Make a pair for each of three officers, under `offline`, for a demo or a pilot."""
    public = b""
    for number in range(1, MIN_RECOVERY_OFFICERS + 1):
        key = new_key()
        write_private(files.offline / f"recovery-{number}.key", key_pem(key))
        public += public_pem(key)
    write_public(files.recovery, public)


def public_pem(key: ec.EllipticCurvePrivateKey) -> bytes:
    """Return the public half, PEM."""
    return key.public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)


def _p256(key: object) -> ec.EllipticCurvePublicKey:
    if not isinstance(key, ec.EllipticCurvePublicKey):
        raise ValueError("not a P-256 key")
    return key
