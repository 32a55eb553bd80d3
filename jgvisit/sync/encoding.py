"""Between what lies on disk and what travels: base64url, JSON and records."""

from __future__ import annotations

from typing import TypeVar

import msgspec

from jgvisit.records.base64url import from_base64, to_base64
from jgvisit.records.link import StoredRecord
from jgvisit.shapes import read_json
from jgvisit.sync.failures import UnreadableAnswerError
from jgvisit.sync.wire import WireRecord

__all__ = ["from_base64", "from_wire", "read_answer", "to_base64", "to_wire"]

T = TypeVar("T")


def to_wire(record: StoredRecord) -> WireRecord:
    """Return a stored record as it travels: the same bytes, as text."""
    return WireRecord(
        link=record.link.decode(),
        signature=to_base64(record.signature),
        body=None if record.body is None else record.body.decode(),
        salt=None if record.salt is None else to_base64(record.salt),
    )


def from_wire(record: WireRecord) -> StoredRecord:
    """Return a travelled record as it is stored.

    Raises:
        ValueError: not base64url.
    """
    return StoredRecord(
        link=record.link.encode(),
        signature=from_base64(record.signature),
        body=None if record.body is None else record.body.encode(),
        salt=None if record.salt is None else from_base64(record.salt),
        position=record.position,
    )


def read_answer(data: bytes, shape: type[T]) -> T:
    """Read the JSON of an answer.

    Raises:
        UnreadableAnswerError: not JSON, or of another shape.
    """
    try:
        return read_json(data, shape)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        # the library's message can quote what it read, and that may be a family's words
        raise UnreadableAnswerError(f"not a {shape.__name__}: {type(error).__name__}") from error
