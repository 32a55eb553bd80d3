"""The head mark: where the journal stood at its last commit, kept outside the store.

Nothing inside a database shows that an older authentic state of it was put back, that its
log was cut at a flipped bit, or that the log file was deleted (all three open without an error).
The mark is written after each commit, without fsync, so it can be older than the store but never newer,
unless the store lost something.
"""

from __future__ import annotations

import contextlib
import hmac
import os
from dataclasses import dataclass
from pathlib import Path

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from jgvisit.ids import ChainId, Sha256
from jgvisit.services.ports.journal import StoreHead
from jgvisit.store.connection import Connection

_WORD = "jgvisit/head/1"
_PARTS = 5


@dataclass(frozen=True)
class Behind:
    """The store does not hold the head that was committed."""

    head: StoreHead
    missing: int
    """At least so many records are gone."""


class MarkWriter:
    """Writes and reads marks with a key that only an opened store has."""

    def __init__(self, path: Path, data_key: bytes) -> None:
        self._path = path
        self._key = HKDF(hashes.SHA256(), 32, None, b"jgvisit/head/1").derive(data_key)

    def text(self, head: StoreHead) -> str:
        """Return `head` as one line of fixed length, sealed with an HMAC."""
        line = f"{_WORD} {head.chain} {head.seq:016d} {head.link_hash}"
        return f"{line} {self._mac(line)}"

    def parse(self, text: str | None) -> StoreHead | None:
        """Return the head in `text`; None when it is absent, torn by a crash, or not ours."""
        parts = (text or "").split()
        line = " ".join(parts[:-1])
        if len(parts) != _PARTS or not hmac.compare_digest(parts[-1].encode(), self._mac(line).encode()):
            return None
        return StoreHead(ChainId(parts[1]), int(parts[2]), Sha256(parts[3]))

    def write(self, head: StoreHead) -> None:
        """Put the mark beside the store, in place and without fsync.

        The record it speaks of is already durable: a mark that cannot be written is no reason to call that failed.
        """
        with contextlib.suppress(OSError):
            handle = os.open(self._path, os.O_WRONLY | os.O_CREAT | getattr(os, "O_BINARY", 0), 0o600)
            try:
                # what was longer than a mark would hide every later one
                os.ftruncate(handle, os.write(handle, self.text(head).encode("ascii")))
            finally:
                os.close(handle)

    def read(self) -> StoreHead | None:
        """Return the mark beside the store, if one is there and whole."""
        try:
            return self.parse(self._path.read_text(encoding="ascii", errors="replace"))
        except OSError:
            return None

    def _mac(self, line: str) -> str:
        return hmac.digest(self._key, line.encode(), "sha256").hex()


def compare(connection: Connection, mark: StoreHead | None) -> Behind | None:
    """Tell whether the store lacks what `mark` says was committed, and does not know that yet."""
    if mark is None or _is_known_loss(connection, mark):
        return None
    chain = connection.execute(
        "SELECT seq, link_hash FROM records WHERE own = 1 AND chain = ? AND seq <= ? ORDER BY seq DESC LIMIT 1",
        (mark.chain, mark.seq),
    ).fetchone()
    seq, link_hash = chain or (0, "")
    if seq == mark.seq and link_hash == mark.link_hash:
        return None
    # the same place with another link: a branch, so at least that one record is not here
    return Behind(mark, max(mark.seq - seq, 1))


def _is_known_loss(connection: Connection, mark: StoreHead) -> bool:
    row = connection.execute("SELECT seq FROM lost_heads WHERE chain = ?", (mark.chain,)).fetchone()
    return row is not None and mark.seq <= row[0]
