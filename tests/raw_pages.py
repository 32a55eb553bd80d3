"""Every byte of a store folder, raw and with each page of each SQLCipher file and log decrypted, free pages too.

SQLCipher 4 with a raw key: AES-256-CBC over a page of 4096 bytes less 80, whose IV stands after them; the first page
begins with 16 bytes of salt. A log has a head of 32 bytes and 24 bytes before each page (sqlite.org/fileformat2).
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

_PAGE, _RESERVE, _SALT, _LOG_HEAD, _FRAME_HEAD = 4096, 80, 16, 32, 24


def found(folder: Path, key: bytes, words: tuple[bytes, ...]) -> dict[str, list[bytes]]:
    """Return which `words` stand in which file of `folder` or below, however they can be read with `key`."""
    hits: dict[str, list[bytes]] = {}
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        data = path.read_bytes()
        plain = b"".join(_decrypted(path.name, data, key))
        if here := [word for word in words if word in data or word in plain]:
            hits[path.name] = here
    return hits


def _decrypted(name: str, data: bytes, key: bytes) -> Iterator[bytes]:
    if name.endswith("-wal"):
        step = _FRAME_HEAD + _PAGE
        for start in range(_LOG_HEAD, len(data) - step + 1, step):
            number = int.from_bytes(data[start : start + 4], "big")
            yield _page(data[start + _FRAME_HEAD : start + step], key, first=number == 1)
    else:
        for start in range(0, len(data) - _PAGE + 1, _PAGE):
            yield _page(data[start : start + _PAGE], key, first=start == 0)


def _page(page: bytes, key: bytes, *, first: bool) -> bytes:
    iv = page[_PAGE - _RESERVE :][:16]
    decryptor = Cipher(algorithms.AES(key), modes.CBC(iv)).decryptor()
    return decryptor.update(page[_SALT if first else 0 : _PAGE - _RESERVE]) + decryptor.finalize()
