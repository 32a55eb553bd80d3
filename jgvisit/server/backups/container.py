"""The file of a backup: a readable head, then frames that only who holds the backup key can open.

A fresh key for each file encrypts the frames (AES-256-GCM, the frame's number in the nonce, the last one marked), so
that none can be changed, left out, doubled, swapped or cut off unseen. That key is sealed to the public backup key
(HPKE, RFC 9180: DHKEM(P-256, HKDF-SHA256), HKDF-SHA256, AES-256-GCM), bound to the head. So the server makes
backups that it cannot read a day later.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO, Final, Literal

import msgspec
import zstandard
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import hpke
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from jgvisit.records import canonical
from jgvisit.records.body import Uuid
from jgvisit.server.problems import SetupError
from jgvisit.shapes import read_json

MAGIC: Final = b"jgvisit/backup/1\n"
MAX_FRAME_BYTES = 256 << 20
_MAX_HEAD_BYTES = 64 << 10
_KEY_BYTES = 32
_LENGTH_BYTES = 4
_MORE, _LAST = b"\x00", b"\x01"
_SUITE = hpke.Suite(hpke.KEM.P256, hpke.KDF.HKDF_SHA256, hpke.AEAD.AES_256_GCM)


class BackupDamagedError(SetupError):
    """The file is no whole backup, or not for this key."""


class BackupHead(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What anybody may read of a backup."""

    format: Literal[1]
    tenant: Uuid
    revision: str
    """The shape of the database it was made of."""
    began_at: str
    program: str


@dataclass(frozen=True)
class Opening:
    """What stands before the frames."""

    head: BackupHead
    head_bytes: bytes
    sealed_key: bytes

    def unlock(self, key: ec.EllipticCurvePrivateKey) -> bytes:
        """Return the key of the frames.

        Raises:
            BackupDamagedError: the head was changed, or it was made for another key.
        """
        try:
            return _SUITE.decrypt(self.sealed_key, key, info=MAGIC + self.head_bytes)
        except (InvalidTag, ValueError) as error:
            raise BackupDamagedError("deze reservekopie is niet voor deze sleutel, of veranderd") from error


def write_opening(file: BinaryIO, head: BackupHead, public_key: ec.EllipticCurvePublicKey) -> tuple[Opening, bytes]:
    """Begin a file; return what was written and the key of its frames, which stands nowhere else in the clear."""
    data_key, head_bytes = os.urandom(_KEY_BYTES), canonical.encode(head)
    sealed = _SUITE.encrypt(data_key, public_key, info=MAGIC + head_bytes)
    file.write(MAGIC)
    for part in (head_bytes, sealed):
        file.write(len(part).to_bytes(_LENGTH_BYTES, "big") + part)
    return Opening(head, head_bytes, sealed), data_key


def read_opening(file: BinaryIO) -> Opening:
    """Read what stands before the frames; nothing of it is proven before `Opening.unlock`.

    Raises:
        BackupDamagedError: this is no backup.
    """
    if file.read(len(MAGIC)) != MAGIC:
        raise BackupDamagedError("dit is geen reservekopie van jgvisit")
    head_bytes = _read_part(file, _MAX_HEAD_BYTES)
    sealed = _read_part(file, _MAX_HEAD_BYTES)
    try:
        return Opening(read_json(head_bytes, BackupHead), head_bytes, sealed)
    except msgspec.DecodeError as error:
        raise BackupDamagedError("dit is geen reservekopie die deze versie kent") from error


class FrameWriter:
    """Writes the frames after an opening."""

    def __init__(self, file: BinaryIO, opening: Opening, data_key: bytes) -> None:
        self._file, self._opening, self._cipher, self._number = file, opening, AESGCM(data_key), 0

    def add(self, data: bytes, *, last: bool = False) -> None:
        """Write one frame; after the last one the file is whole."""
        packed = zstandard.compress(data)
        frame = self._cipher.encrypt(_nonce(self._number, last=last), packed, self._opening.head_bytes)
        if len(frame) > MAX_FRAME_BYTES:
            raise SetupError(f"backup: a row takes over {MAX_FRAME_BYTES} bytes")
        self._file.write((_LAST if last else _MORE) + len(frame).to_bytes(_LENGTH_BYTES, "big") + frame)
        self._number += 1


def read_frames(file: BinaryIO, opening: Opening, data_key: bytes) -> Iterator[bytes]:
    """Give the frames one by one, each proven; the last one only where nothing follows it.

    Raises:
        BackupDamagedError: a frame was changed, is missing, or the file was cut off.
    """
    cipher, number, last = AESGCM(data_key), 0, False
    while not last:
        last = file.read(len(_LAST)) == _LAST
        frame = _read_part(file, MAX_FRAME_BYTES)
        if last and file.read(1):
            raise BackupDamagedError("na het einde van deze reservekopie staat nog iets")
        try:
            packed = cipher.decrypt(_nonce(number, last=last), frame, opening.head_bytes)
            yield zstandard.ZstdDecompressor().decompress(packed, max_output_size=2 * MAX_FRAME_BYTES)
        except (InvalidTag, zstandard.ZstdError) as error:
            raise BackupDamagedError("deze reservekopie is veranderd of beschadigd") from error
        number += 1


def _nonce(number: int, *, last: bool) -> bytes:
    return number.to_bytes(11, "big") + (_LAST if last else _MORE)


def _read_part(file: BinaryIO, limit: int) -> bytes:
    length = int.from_bytes(file.read(_LENGTH_BYTES), "big")
    data = file.read(length) if 0 < length <= limit else b""
    if not data or len(data) != length:
        raise BackupDamagedError("deze reservekopie is niet heel")
    return data
