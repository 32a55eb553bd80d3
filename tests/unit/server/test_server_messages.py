"""From bytes to messages: caps, encodings, and what is no message."""

from __future__ import annotations

import gzip
import zlib

import pytest
import zstandard

from jgvisit.server.messages import decompress, from_base64, read, require_text, to_base64
from jgvisit.server.problems import TooLargeError, UnreadableError
from jgvisit.sync.wire import Nonce


def zstd_without_size(data: bytes) -> bytes:
    stream = zstandard.ZstdCompressor().compressobj()
    return stream.compress(data) + stream.flush()


@pytest.mark.parametrize(
    ("packed", "encoding"),
    [
        pytest.param(b"x" * 100, "", id="plain"),
        pytest.param(b"x" * 100, "identity", id="identity"),
        pytest.param(gzip.compress(b"x" * 100), "gzip", id="gzip"),
        pytest.param(zstandard.compress(b"x" * 100), " ZSTD ", id="zstd"),
        pytest.param(zstd_without_size(b"x" * 100), "zstd", id="zstd without its size"),
    ],
)
def test_exactly_the_cap_passes_and_one_byte_more_does_not(packed: bytes, encoding: str) -> None:
    assert decompress(packed, encoding, 100) == b"x" * 100
    with pytest.raises(TooLargeError):
        decompress(packed, encoding, 99)


@pytest.mark.parametrize(
    ("packed", "encoding"),
    [
        pytest.param(gzip.compress(b"x" * 100)[:-4], "gzip", id="gzip cut"),
        pytest.param(zlib.compress(b"x"), "gzip", id="zlib is not gzip"),
        pytest.param(b"x", "zstd", id="no zstd"),
        pytest.param(b"x", "br", id="unknown"),
    ],
)
def test_what_does_not_unpack_is_unreadable(packed: bytes, encoding: str) -> None:
    with pytest.raises(UnreadableError):
        decompress(packed, encoding, 100)


@pytest.mark.parametrize("body", [b"", b"[", b'{"nonce":"\xff"}', b'{"nonce":1}', b"[" * 50_000])
def test_what_is_no_message_is_unreadable(body: bytes) -> None:
    with pytest.raises(UnreadableError):
        read(body, "", Nonce)


def test_base64_is_url_safe_and_unpadded() -> None:
    assert to_base64(b"\xfb\xff") == "-_8"
    assert from_base64("-_8") == b"\xfb\xff"
    for damaged in ("A", "-_8\n", "ü_8", "A=B"):
        with pytest.raises(UnreadableError):
            from_base64(damaged)


@pytest.mark.parametrize("text", ["a\0b", "a\nb", "\ud800"], ids=["nul", "newline", "half a pair"])
def test_a_text_that_cannot_be_shown_is_refused(text: str) -> None:
    require_text("Łukasz van 't Hoff", "محمد")
    with pytest.raises(UnreadableError):
        require_text(text)
