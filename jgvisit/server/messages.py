"""From bytes to messages of the wire and back, with caps against bombs."""

from __future__ import annotations

import io
import zlib
from base64 import b64decode, urlsafe_b64encode
from typing import Annotated, TypeVar

import msgspec
import zstandard
from fastapi import Depends, Request, Response

from jgvisit.server.municipality import Municipality
from jgvisit.server.problems import TooLargeError, UnreadableError
from jgvisit.shapes import read_json

M = TypeVar("M")
_ZSTD_WINDOW_BYTES = 8 * 1024 * 1024
UUID_PATTERN = "^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$"
PACK_FROM_BYTES = 1024
_ZSTD, _ZSTD_LEVEL = "zstd", 1
SMALL_BYTES = 64 * 1024
"""Enough for every message that is no push and no blob."""


async def _municipality(request: Request) -> Municipality:  # async, so that it needs no thread
    municipality: Municipality = request.app.state.municipality
    return municipality


Here = Annotated[Municipality, Depends(_municipality)]
"""The municipality of this process, as a parameter of a route."""


def read(body: bytes, encoding: str, message: type[M], max_bytes: int = SMALL_BYTES) -> M:
    """Return `body` as `message`.

    Args:
        body: as it came, perhaps compressed.
        encoding: the Content-Encoding header: "", "identity", "gzip" or "zstd".
        message: a type of `sync.wire`.
        max_bytes: cap after decompression.

    Raises:
        TooLargeError: over the cap; no more than that was decompressed.
        UnreadableError: another encoding, or not such a message.
    """
    data = decompress(body, encoding, max_bytes)
    try:
        return read_json(data, message)
    except (msgspec.DecodeError, UnicodeError, RecursionError) as error:
        raise UnreadableError("request.unreadable", "not the message that this address takes") from error


def decompress(body: bytes, encoding: str, max_bytes: int) -> bytes:
    """Return `body` without its content encoding; see `read`."""
    match encoding.strip().lower():
        case "" | "identity":
            data = body
        case "gzip":
            data = _gunzip(body, max_bytes)
        case "zstd":
            data = _unzstd(body, max_bytes)
        case _:
            raise UnreadableError("request.encoding", "gzip, zstd or none")
    if len(data) > max_bytes:
        raise TooLargeError("request.too_large", f"more than {max_bytes} bytes")
    return data


def reply(message: object, status: int = 200) -> Response:
    """Return a message of the wire as JSON."""
    return Response(msgspec.json.encode(message), status_code=status, media_type="application/json")


def reply_packed(message: object, accepted: str | None) -> Response:
    """Return a long message of the wire as JSON, with zstd where the client reads that: a third of gzip's time.

    Args:
        message: what is answered.
        accepted: the Accept-Encoding header; who names zstd with a weight gets what everybody reads.
    """
    body = msgspec.json.encode(message)
    if len(body) < PACK_FROM_BYTES or _ZSTD not in (accepted or "").replace(" ", "").split(","):
        return Response(body, media_type="application/json")
    headers = {"Content-Encoding": _ZSTD, "Vary": "Accept-Encoding"}
    return Response(zstandard.compress(body, _ZSTD_LEVEL), media_type="application/json", headers=headers)


def from_base64(text: str) -> bytes:
    """Return the bytes of unpadded URL-safe base64.

    Raises:
        UnreadableError: not base64.
    """
    try:
        return b64decode(text + "=" * (-len(text) % 4), altchars=b"-_", validate=True)
    except ValueError as error:
        raise UnreadableError("request.base64", "not URL-safe base64") from error


def require_text(*texts: str) -> None:
    """Refuse characters that no database and no screen takes.

    Raises:
        UnreadableError: a control character or half a surrogate pair.
    """
    if not all(text.isprintable() for text in texts):
        raise UnreadableError("request.text", "a text with characters that cannot be shown")


def to_base64(data: bytes) -> str:
    """Return unpadded URL-safe base64."""
    return urlsafe_b64encode(data).rstrip(b"=").decode()


def _gunzip(body: bytes, max_bytes: int) -> bytes:
    stream = zlib.decompressobj(wbits=31)
    try:
        data = stream.decompress(body, max_bytes + 1)
    except zlib.error as error:
        raise UnreadableError("request.encoding", "not gzip") from error
    if not stream.eof and len(data) <= max_bytes:
        raise UnreadableError("request.encoding", "gzip ends too early")
    return data


def _unzstd(body: bytes, max_bytes: int) -> bytes:
    stream = zstandard.ZstdDecompressor(max_window_size=_ZSTD_WINDOW_BYTES).stream_reader(io.BytesIO(body))
    try:
        return stream.read(max_bytes + 1)
    except zstandard.ZstdError as error:
        raise UnreadableError("request.encoding", "not zstd") from error
