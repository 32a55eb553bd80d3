"""What a camera wrote into a photograph goes before it is kept: it tells where somebody is (H5)."""

from __future__ import annotations

import random
import struct
import zlib

import pytest
from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QImage, QImageReader

from jgvisit.services.signing.photographs import PhotoRefusedError, without_traces

PLACE = b"N52.3676 E4.9041, Opvang Noord"
TURNED = 6


def picture(kind: str) -> bytes:
    image = QImage(48, 32, QImage.Format.Format_RGB32)
    for x in range(48):
        for y in range(32):
            image.setPixel(x, y, (x * 5 << 16) | (y * 7 << 8) | (x * y % 256))
    made = QBuffer()
    made.open(QIODevice.OpenModeFlag.WriteOnly)
    assert image.save(made, kind)  # type: ignore[call-overload]  # a device, says the documentation
    return bytes(made.data().data())


def segment(marker: int, said: bytes) -> bytes:
    return bytes((0xFF, marker)) + struct.pack(">H", len(said) + 2) + said


def exif(order: str = "<", up: int = TURNED) -> bytes:
    """As a telephone writes it: which side is up, and where it was."""
    mark = b"II*\0" if order == "<" else b"MM\0*"
    entry = struct.pack(f"{order}HHIHH", 0x0112, 3, 1, up, 0)
    return b"Exif\0\0" + mark + struct.pack(f"{order}IH", 8, 1) + entry + bytes(4) + PLACE


def photograph(said: bytes) -> bytes:
    plain = picture("JPEG")
    traces = segment(0xE1, said) + segment(0xE1, b"http://ns.adobe.com/xap/1.0/\0" + PLACE) + segment(0xFE, PLACE)
    return plain[:2] + traces + plain[2:] + b"a film behind it: " + PLACE


def seen(photo: bytes) -> QImage:
    buffer = QBuffer()
    buffer.setData(photo)
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer)
    reader.setAutoTransform(True)
    return reader.read().convertToFormat(QImage.Format.Format_RGB32)


@pytest.mark.parametrize("order", ["<", ">"])
def test_h5_a_photograph_does_not_tell_where_it_was_taken_and_looks_the_same(order: str) -> None:
    taken = photograph(exif(order))
    kept = without_traces(taken)
    assert PLACE in taken
    assert PLACE not in kept
    assert seen(kept).size().toTuple() == (32, 48), "the side that was up is up"
    assert seen(kept) == seen(taken)
    assert without_traces(kept) == kept


def test_a_picture_without_traces_stays_as_it_is() -> None:
    for kind in ("JPEG", "PNG"):
        assert without_traces(picture(kind)) == picture(kind)
    assert without_traces(b"%PDF-1.7 whatever") == b"%PDF-1.7 whatever"


def test_h5_a_png_does_not_tell_it_either() -> None:
    plain = picture("PNG")
    chunk = b"tEXt" + b"Comment\0" + PLACE
    text = struct.pack(">I", len(chunk) - 4) + chunk + struct.pack(">I", zlib.crc32(chunk))
    kept = without_traces(plain[:33] + text + plain[33:] + PLACE)
    assert kept == plain


@pytest.mark.parametrize("up", [0, 9, 1])
def test_a_side_that_there_is_not_turns_nothing(up: int) -> None:
    assert without_traces(photograph(exif(up=up))) == picture("JPEG")


def test_a_file_that_is_broken_is_refused_and_nothing_else_happens() -> None:
    """Each beginning of one, and some with other bytes in it: never another error."""
    taken, chance = photograph(exif()), random.Random(5)
    whole = taken.rindex(b"a film")
    for end in range(3, whole):
        with pytest.raises(PhotoRefusedError):
            without_traces(taken[:end])
    for _ in range(400):
        changed = bytearray(taken)
        changed[chance.randrange(3, whole)] = chance.randrange(256)
        try:
            without_traces(bytes(changed))
        except PhotoRefusedError:
            continue
