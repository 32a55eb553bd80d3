"""Photographs and scans of papers: which files can be kept, and what a camera wrote into them goes. Pure.

A camera writes into a photograph where it was taken, when, and by which telephone: taken in a shelter it tells where
that is (H5). The picture itself is not touched: its points stay as they are, and which side is up.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from typing import Literal

from jgvisit.errors import RefusedError

PhotoType = Literal["image/jpeg", "image/png", "application/pdf"]
LARGEST_PHOTO = 20 * 1024 * 1024
_JPEG, _PNG, _PDF = b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"%PDF-"
_KINDS: tuple[tuple[bytes, PhotoType], ...] = ((_JPEG, "image/jpeg"), (_PNG, "image/png"), (_PDF, "application/pdf"))
_PNG_KEPT = frozenset(
    {b"IHDR", b"PLTE", b"tRNS", b"gAMA", b"cHRM", b"sRGB", b"iCCP", b"sBIT", b"pHYs", b"IDAT", b"IEND"}
)
"""Chunks that say how the picture looks (PNG, third edition, §11)."""
_SOI, _EOI, _SOS, _COMMENT = 0xD8, 0xD9, 0xDA, 0xFE
_NO_LENGTH = frozenset({0x01, *range(0xD0, 0xD8)})
_APP0, _APP1, _APP15 = 0xE0, 0xE1, 0xEF
_APP_KEPT = {_APP0: b"JFIF\0", 0xE2: b"ICC_PROFILE\0", 0xEE: b"Adobe"}
"""Segments of programs that say how the colours are meant, by what they begin with."""
_EXIF, _ORIENTATION, _UPRIGHT, _SHORT = b"Exif\0\0", 0x0112, 1, 3


class PhotoRefusedError(RefusedError):
    """The photograph is larger than 20 MB, or no whole JPEG, PNG or PDF; nothing was recorded."""

    code = "refused.photo"


def media_type_of(photo: bytes) -> PhotoType:
    """Return what a file is by its first bytes, whatever it is called.

    Raises:
        PhotoRefusedError: it is none of the kinds that can be kept.
    """
    found = next((kind for start, kind in _KINDS if photo.startswith(start)), None)
    if found is None:
        raise PhotoRefusedError("no JPEG, PNG or PDF")
    return found


def check_photo(photo: bytes) -> None:
    """Look whether a file can be kept as a photograph of a paper: asked when it is added, and before it is recorded.

    Raises:
        PhotoRefusedError: too large, or none of the kinds that can be kept, whatever it is called.
    """
    if len(photo) > LARGEST_PHOTO:
        raise PhotoRefusedError("larger than 20 MB")
    media_type_of(photo)


def without_traces(photo: bytes) -> bytes:
    """Return a photograph without what the camera wrote into it; a PDF as it is.

    Raises:
        PhotoRefusedError: it is none of the kinds that can be kept, or cut off on the way.
    """
    match media_type_of(photo):
        case "image/jpeg":
            return b"".join(_jpeg(photo))
        case "image/png":
            return b"".join(_png(photo))
        case _:
            return photo


def _png(photo: bytes) -> Iterator[bytes]:
    yield _PNG
    at = len(_PNG)
    while True:
        if at + 12 > len(photo):
            raise PhotoRefusedError("cut off")
        length, kind = struct.unpack_from(">I4s", photo, at)
        after = at + 12 + length
        if after > len(photo):
            raise PhotoRefusedError("cut off")
        if kind in _PNG_KEPT:
            yield photo[at:after]
        if kind == b"IEND":
            return  # what hangs behind it is no part of the picture
        at = after


def _jpeg(photo: bytes) -> Iterator[bytes]:
    """Yield the segments that make the picture (ITU T.81 annex B), with an Exif of our own for which side is up."""
    yield photo[:2]
    up = _orientation_of(photo)
    if up != _UPRIGHT:
        yield _exif(up)
    at = 2
    while True:
        at, marker = _marker(photo, at)
        if marker == _EOI:
            yield b"\xff\xd9"
            return  # a film or a second picture may hang behind it
        if marker in _NO_LENGTH or marker == _SOI:
            yield bytes((0xFF, marker))
            continue
        after = at + _length(photo, at)
        if _is_picture(marker, photo[at + 2 : after]):
            yield bytes((0xFF, marker)) + photo[at:after]
        at = after
        if marker == _SOS:
            end = _end_of_scan(photo, at)
            yield photo[at:end]
            at = end


def _is_picture(marker: int, said: bytes) -> bool:
    if _APP0 <= marker <= _APP15:
        return marker in _APP_KEPT and said.startswith(_APP_KEPT[marker])
    return marker != _COMMENT


def _marker(photo: bytes, at: int) -> tuple[int, int]:
    """Return the place behind the marker at `at`, and which it is; a marker may be filled up with 0xFF."""
    if photo[at : at + 1] != b"\xff":
        raise PhotoRefusedError("cut off, or no JPEG")
    while photo[at : at + 1] == b"\xff":
        at += 1
    if at >= len(photo):
        raise PhotoRefusedError("cut off")
    return at + 1, photo[at]


def _length(photo: bytes, at: int) -> int:
    if at + 2 > len(photo):
        raise PhotoRefusedError("cut off")
    length = int.from_bytes(photo[at : at + 2], "big")
    if length < 2 or at + length > len(photo):
        raise PhotoRefusedError("cut off")
    return length


def _end_of_scan(photo: bytes, at: int) -> int:
    """Return where the next segment begins: in a scan 0xFF is followed by nought, or by a mark to start again."""
    while (at := photo.find(b"\xff", at)) >= 0 and at + 1 < len(photo):
        following = photo[at + 1]
        if following == 0xFF:
            at += 1
        elif following == 0 or following in _NO_LENGTH:
            at += 2
        else:
            return at
    raise PhotoRefusedError("cut off")


def _orientation_of(photo: bytes) -> int:
    """Return which side is up, 1 to 8 (Exif 2.32 §4.6.4); 1 where nothing readable says so."""
    at = 2
    while photo[at : at + 1] == b"\xff":
        at, marker = _marker(photo, at)
        if marker in (_SOS, _EOI):
            break
        if marker in _NO_LENGTH:
            continue
        after = at + _length(photo, at)
        said = photo[at + 2 : after]
        if marker == _APP1 and said.startswith(_EXIF):
            return _orientation_in(said[len(_EXIF) :])
        at = after
    return _UPRIGHT


def _orientation_in(tiff: bytes) -> int:
    order = {b"II": "<", b"MM": ">"}.get(tiff[:2])
    if order is None:
        return _UPRIGHT
    try:
        (first,) = struct.unpack_from(f"{order}I", tiff, 4)
        (count,) = struct.unpack_from(f"{order}H", tiff, first)
        for number in range(count):
            tag, kind, _, value = struct.unpack_from(f"{order}HHIH", tiff, first + 2 + 12 * number)
            if (tag, kind) == (_ORIENTATION, _SHORT):
                return value if 1 <= value <= 8 else _UPRIGHT
    except struct.error:
        pass
    return _UPRIGHT


def _exif(up: int) -> bytes:
    entry = struct.pack(">HHIHH", _ORIENTATION, _SHORT, 1, up, 0)
    said = _EXIF + b"MM\0*" + struct.pack(">IH", 8, 1) + entry + bytes(4)
    return b"\xff\xe1" + struct.pack(">H", len(said) + 2) + said
