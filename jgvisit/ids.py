"""Identifiers with types, so that mypy catches a swapped one.

All of them are lower-case canonical UUID text, except `DeviceId`, which is the
first 32 hex digits of the SHA-256 of the device's public key (SubjectPublicKeyInfo).
"""

from __future__ import annotations

import os
import re
import time
from threading import Lock
from typing import NewType
from uuid import UUID

CaseId = NewType("CaseId", str)
PersonId = NewType("PersonId", str)
VisitId = NewType("VisitId", str)
FormId = NewType("FormId", str)
RecordId = NewType("RecordId", str)
ChainId = NewType("ChainId", str)
DeviceId = NewType("DeviceId", str)
WorkerId = NewType("WorkerId", str)
EnrolmentId = NewType("EnrolmentId", str)
TenantId = NewType("TenantId", str)
Sha256 = NewType("Sha256", str)
"""64 lower-case hex digits."""

_SHA256 = re.compile(r"[0-9a-f]{64}")


class _Moments:
    """Fractions of a millisecond (1/4096), each later than the one before."""

    def __init__(self) -> None:
        self._lock, self._last = Lock(), 0

    def next(self) -> int:
        with self._lock:
            self._last = max(time.time_ns() * 4096 // 1_000_000, self._last + 1)
            return self._last


_moments = _Moments()


def new_uuid7() -> str:
    """Return a new UUIDv7 (RFC 9562 §5.7): 48 bits of Unix milliseconds, 12 of their fraction, 62 random bits.

    Within a process each one sorts after the one before (§6.2, methods 3 and 1): two made in the same moment keep
    their order, such as two children written down together.
    """
    moment = _moments.next()
    value = bytearray((moment >> 12).to_bytes(6, "big") + (moment & 0xFFF).to_bytes(2, "big") + os.urandom(8))
    value[6] = value[6] & 0x0F | 0x70
    value[8] = value[8] & 0x3F | 0x80
    return str(UUID(bytes=bytes(value)))


def is_sha256(text: str) -> bool:
    """Tell whether `text` has the form of a `Sha256`."""
    return _SHA256.fullmatch(text) is not None


def is_uuid(text: str) -> bool:
    """Tell whether `text` is a UUID in lower-case canonical form."""
    try:
        return str(UUID(text)) == text
    except ValueError:
        return False
