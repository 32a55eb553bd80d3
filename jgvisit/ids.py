"""Identifiers with types, so that mypy catches a swapped one.

All of them are lower-case canonical UUID text, except `DeviceId`, which is the
first 32 hex digits of the SHA-256 of the device's public key (SubjectPublicKeyInfo).
"""

from __future__ import annotations

import os
import re
import time
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


def new_uuid7() -> str:
    """Return a new UUIDv7 (RFC 9562 §5.7): 48 bits of Unix milliseconds, then 74 random bits."""
    milliseconds = time.time_ns() // 1_000_000
    value = bytearray(milliseconds.to_bytes(6, "big") + os.urandom(10))
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
