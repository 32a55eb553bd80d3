"""Every release of texts that this laptop ever accepted: none is replaced by a lower one, none is forgotten."""

from __future__ import annotations

from collections.abc import Iterable

from jgvisit.clock import Clock, to_rfc3339
from jgvisit.services.desk.packs import KeptPack
from jgvisit.store.database import Database


class PackShelf:
    """Implements `services.packs.Shelf` in the encrypted store."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    def kept(self) -> tuple[KeptPack, ...]:
        """Return what was accepted, lowest number first."""
        with self._database.read() as connection:
            rows = connection.execute("SELECT number, content_sha256, in_use FROM packs ORDER BY number").fetchall()
        return tuple(KeptPack(number, content, bool(in_use)) for number, content, in_use in rows)

    def file(self, number: int) -> bytes:
        """Return the packed file, byte for byte as it came."""
        with self._database.read() as connection:
            row = connection.execute("SELECT file FROM packs WHERE number = ?", (number,)).fetchone()
        return bytes(row[0])

    def revoked(self) -> frozenset[str]:
        """Return the fingerprints that accepted releases revoked."""
        with self._database.read() as connection:
            return frozenset(row[0] for row in connection.execute("SELECT fingerprint FROM revoked_pack_keys"))

    def keep(self, number: int, content_sha256: str, file: bytes, revokes: Iterable[str]) -> None:
        """Keep an accepted release with what it revokes, in one transaction; it is not in use yet."""
        at = to_rfc3339(self._clock.now())
        with self._database.write() as connection:
            connection.execute(
                "INSERT INTO packs (number, content_sha256, file, accepted_at) VALUES (?, ?, ?, ?)",
                (number, content_sha256, file, at),
            )
            connection.executemany(
                "INSERT INTO revoked_pack_keys VALUES (?) ON CONFLICT (fingerprint) DO NOTHING",
                [(fingerprint,) for fingerprint in revokes],
            )

    def take_up(self, number: int) -> None:
        """Use this release from now on, and no other, in one transaction."""
        with self._database.write() as connection:
            connection.execute("UPDATE packs SET in_use = (number = ?)", (number,))
