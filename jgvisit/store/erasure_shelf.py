"""Erasure orders on this laptop: carried out in the store and in every copy beside it, and never undone by a pull."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from jgvisit.clock import Clock, to_rfc3339
from jgvisit.ids import Sha256
from jgvisit.store.connection import Connection
from jgvisit.store.erasing import erase_in_copies, erase_rows
from jgvisit.store.removal_shelf import RemovalShelf
from jgvisit.store.safe import Safe
from jgvisit.sync.erasure_orders import ErasureBound
from jgvisit.sync.erasure_wire import ErasureOrder

_TOLD = "erasure_copies:"


class ErasureShelf:
    """Implements `sync.ports.ErasureInbox`."""

    def __init__(
        self, safe: Safe, bound: ErasureBound, removals: RemovalShelf, clock: Clock, in_visit: Callable[[], bool]
    ) -> None:
        """Prepare.

        Args:
            safe: opened.
            bound: which municipality's orders count; `highest` is read from the store.
            removals: where the answer to an order waits for the server.
            clock: the device's clocks.
            in_visit: tells whether a visit is open here.
        """
        self._safe, self._bound, self._removals, self._clock = safe, bound, removals, clock
        self._in_visit = in_visit

    @property
    def store(self) -> str:
        """Id of this store."""
        return self._safe.keyring.file_id

    def now(self) -> str:
        """Return the time by this laptop's clock, RFC 3339."""
        return to_rfc3339(self._clock.now())

    def busy(self) -> bool:
        """Tell whether a visit is open, from under which nothing is taken."""
        return self._in_visit()

    def bound(self) -> ErasureBound:
        """Return which orders count here."""
        with self._safe.database.read() as connection:
            highest = connection.execute("SELECT coalesce(max(number), 0) FROM erasures").fetchone()[0]
        return replace(self._bound, highest=highest)

    def carry_out(self, order: ErasureOrder, order_sha256: str) -> None:
        """Erase what the order names, everywhere on this laptop, and note the removal.

        The copies first: cut there, the order comes again. The store, the answer and that the order was carried out
        are one transaction; cut after it, the next opening moves the log into the file, and the answer waits.
        """
        links = tuple(map(Sha256, order.links))
        left = erase_in_copies(self._safe.places.store, self._safe.keys.data_key, links)
        with self._safe.database.write() as connection:
            here = erase_rows(connection, links)
            connection.executemany(
                "INSERT OR IGNORE INTO erased_links VALUES (?, ?)", [(link, order.number) for link in links]
            )
            connection.execute("INSERT INTO erasures VALUES (?, ?)", (order.number, order_sha256))
            self._removals.note(connection, here, "order", left, order_sha256)
            _remember(connection, order.number, left)
        self._safe.database.checkpoint()

    def confirm_again(self, number: int) -> None:
        """Look once more that nothing of this order is left, and note the removal anew.

        The server asks so while a copy could not be opened, and after it was itself restored from a backup.
        """
        with self._safe.database.read() as connection:
            row = connection.execute("SELECT order_sha256 FROM erasures WHERE number = ?", (number,)).fetchone()
            found = connection.execute("SELECT link_hash FROM erased_links WHERE number = ?", (number,)).fetchall()
        if row is None or self._removals.waits(row[0]):
            return
        links = tuple(Sha256(each[0]) for each in found)
        left = erase_in_copies(self._safe.places.store, self._safe.keys.data_key, links)
        if left and self._safe.settings.get(f"{_TOLD}{number}") == str(left):
            return  # nothing changed since it was told
        with self._safe.database.write() as connection:
            self._removals.note(connection, links, "order", left, row[0])
            _remember(connection, number, left)


def _remember(connection: Connection, number: int, left: int) -> None:
    connection.execute("DELETE FROM meta WHERE key = ?", (f"setting:{_TOLD}{number}",))
    if left:
        connection.execute("INSERT INTO meta VALUES (?, ?)", (f"setting:{_TOLD}{number}", str(left)))
