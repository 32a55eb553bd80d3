"""Read an answer's bytes up to a limit, also after decompression: a small bomb stays small."""

from __future__ import annotations

import io
import zlib
from collections.abc import Iterable

import zstandard

from jgvisit.sync.failures import UnreadableAnswerError

ACCEPTED_ENCODINGS = "zstd, gzip"
_MAX_WINDOW_BYTES = 8 * 1024 * 1024  # RFC 9659 §3


def gathered(chunks: Iterable[bytes], limit_bytes: int) -> bytes:
    """Return all `chunks` together.

    Raises:
        UnreadableAnswerError: more than `limit_bytes`.
    """
    data = bytearray()
    for chunk in chunks:
        data += chunk
        if len(data) > limit_bytes:
            raise UnreadableAnswerError(f"answer over {limit_bytes} bytes")
    return bytes(data)


def inflated(data: bytes, encoding: str, limit_bytes: int) -> bytes:
    """Undo a Content-Encoding (gzip, zstd or none).

    Raises:
        UnreadableAnswerError: another encoding, damaged, cut off, or more than `limit_bytes` afterwards.
    """
    if encoding in {"", "identity"}:
        return data
    try:
        plain = _READERS[encoding](data, limit_bytes)
    except KeyError as error:
        raise UnreadableAnswerError("unknown content encoding") from error
    except (zlib.error, zstandard.ZstdError, EOFError) as error:
        raise UnreadableAnswerError(f"damaged {encoding}") from error
    if len(plain) > limit_bytes:
        raise UnreadableAnswerError(f"answer over {limit_bytes} bytes when unpacked")
    return plain


def _gzip(data: bytes, limit_bytes: int) -> bytes:
    unpacking = zlib.decompressobj(zlib.MAX_WBITS | 16)
    plain = unpacking.decompress(data, limit_bytes + 1)
    if not unpacking.eof and len(plain) <= limit_bytes:
        raise EOFError
    return plain


def _zstd(data: bytes, limit_bytes: int) -> bytes:
    unpacking = zstandard.ZstdDecompressor(max_window_size=_MAX_WINDOW_BYTES).decompressobj()
    plain = bytearray()
    source = io.BytesIO(data)
    # fed by the kilobyte, since one step may give some thousand times as much
    while chunk := source.read(1024):
        plain += unpacking.decompress(chunk)
        if unpacking.eof or len(plain) > limit_bytes:
            return bytes(plain)
    raise EOFError


_READERS = {"gzip": _gzip, "zstd": _zstd}
