"""Canonical JSON: RFC 8785 on a restricted domain.

msgspec's sorted output equals RFC 8785 for objects with ASCII keys, strings, booleans,
arrays and integers below 2^53; the tests hold it against the package `rfc8785`. What is
stored, hashed and signed is always these bytes, never a re-encoding of what was read.
"""

from __future__ import annotations

import hashlib
from typing import Any, TypeVar

import msgspec

from jgvisit.errors import RecordError
from jgvisit.ids import Sha256
from jgvisit.shapes import JsonDecoder, json_decoder

_encoder = msgspec.json.Encoder(order="sorted")
_plain_decoder = json_decoder(object)
MAX_INTEGER = 2**53 - 1
T = TypeVar("T")


class OutsideDomainError(RecordError):
    """A value has no single canonical form (float, integer from 2^53, key beyond ASCII, half a character)."""

    code = "record.outside_domain"


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


def decode(decoder: JsonDecoder[T], data: bytes | msgspec.Raw) -> T:
    """Decode `data` that may come from anybody; whatever is wrong with it is one kind of error.

    Raises:
        msgspec.DecodeError: not of the decoder's type, nested too deeply, or not UTF-8.
    """
    try:
        return decoder.decode(data)
    except (RecursionError, UnicodeDecodeError) as error:
        raise msgspec.DecodeError(type(error).__name__) from error


def require_domain(value: Any) -> None:
    """Check that plain JSON `value` has exactly one canonical form.

    Raises:
        OutsideDomainError: it holds something RFC 8785 and our encoder write differently, or not at all.
    """
    match value:
        case None | bool():
            return
        case int():
            if abs(value) > MAX_INTEGER:
                raise OutsideDomainError("integer of 2^53 or more")
        case str():
            try:
                value.encode()
            except UnicodeEncodeError as error:
                raise OutsideDomainError("half a surrogate pair") from error
        case list() | tuple():
            for item in value:
                require_domain(item)
        case dict():
            for key, item in value.items():
                if not (isinstance(key, str) and key.isascii()):
                    raise OutsideDomainError("a key beyond ASCII")
                require_domain(item)
        case _:
            raise OutsideDomainError(type(value).__name__)


def is_canonical(data: bytes) -> bool:
    """Tell whether `data` is canonical JSON of our domain, byte for byte."""
    try:
        value = decode(_plain_decoder, data)
        require_domain(value)
        return encode(value) == data
    except (msgspec.DecodeError, OutsideDomainError):
        return False
