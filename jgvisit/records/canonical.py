"""Canonical JSON: RFC 8785 on a restricted domain.

msgspec's sorted output equals RFC 8785 for objects with ASCII keys, strings, booleans,
arrays and integers below 2^53; the tests hold it against the package `rfc8785`. What is
stored, hashed and signed is always these bytes, never a re-encoding of what was read.
"""

from __future__ import annotations

import hashlib
from typing import Any

import msgspec

from jgvisit.ids import Sha256

_encoder = msgspec.json.Encoder(order="sorted")
MAX_INTEGER = 2**53 - 1


def encode(value: Any) -> bytes:
    """Return `value` (a msgspec Struct, dict, list or scalar) as canonical JSON, UTF-8.

    Absent fields stay absent: Structs must have `omit_defaults=True` for optional ones.
    """
    return _encoder.encode(value)


def sha256(*parts: bytes) -> Sha256:
    """Return the lower-case hex SHA-256 of the concatenated `parts`."""
    digest = hashlib.sha256()
    for part in parts:
        digest.update(part)
    return Sha256(digest.hexdigest())
