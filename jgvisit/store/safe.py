"""An opened safe: the store, the device key, and what holds the two together."""

from __future__ import annotations

import contextlib
from dataclasses import dataclass

from jgvisit.clock import Clock
from jgvisit.config import Places
from jgvisit.services.ports.journal import StoreHead
from jgvisit.store import meta
from jgvisit.store.database import Database, open_existing, private_paths, write_log_again
from jgvisit.store.device_key import DeviceKey
from jgvisit.store.errors import KeyringError
from jgvisit.store.head_mark import MarkWriter, compare
from jgvisit.store.keyring_secret import KeyringSecrets
from jgvisit.store.private_file import aside_name
from jgvisit.store.proof import prove_private
from jgvisit.store.rows import current_chain, head_of_chain
from jgvisit.store.wraps import Keys


@dataclass(frozen=True)
class KeyringPlace:
    """Where the keyring keeps what belongs to one key file."""

    service: str
    file_id: str

    def daily(self, generation: int) -> str:
        """Name of the secret of the daily wrap; each generation has its own."""
        return f"daily:{self.file_id}:{generation}"

    @property
    def head(self) -> str:
        """Name of the copy of the head mark."""
        return f"head:{self.file_id}"


class Safe:
    """What an unlocked vault holds; `lock` is the store's part of a lock."""

    def __init__(self, places: Places, database: Database, keys: Keys, keyring: KeyringPlace) -> None:
        self.places = places
        self.database = database
        self.keys = keys
        self.device_key = DeviceKey(keys.device_key)
        self.marks = MarkWriter(places.head_mark, keys.data_key)
        self.settings = meta.Settings(database)
        self.keyring = keyring

    @property
    def new_chain(self) -> meta.NextChain | None:
        """Why the next record begins a new chain, with the number of missing records; None if nothing is wrong."""
        with self.database.read() as connection:
            return meta.get_next_chain(connection)

    def keep_head(self) -> None:
        """Put the head mark into the keyring as well; without a keyring the file alone remains."""
        self._put_head(self._head())

    def lock(self) -> None:
        """Close the store, then put the head mark into the keyring; a slow keyring keeps nothing open."""
        try:
            head = self._head()
        finally:
            self.close()
        self._put_head(head)

    def close(self) -> None:
        """Close the store; every later use raises `StoreClosedError`."""
        self.database.close()

    def _head(self) -> StoreHead | None:
        with self.database.read() as connection:
            chain = current_chain(connection)
            if chain is None:
                return None
            head = head_of_chain(connection, chain)
            return StoreHead(chain, head.seq, head.link_hash)

    def _put_head(self, head: StoreHead | None) -> None:
        if head is not None:
            with contextlib.suppress(KeyringError):
                text = self.marks.text(head)
                KeyringSecrets(self.keyring.service).put(self.keyring.head, text.encode("ascii"))


def open_safe(places: Places, keys: Keys, keyring: KeyringPlace, clock: Clock) -> Safe:
    """Open the store with keys from a wrap, compare it with its head marks, migrate it.

    A store behind its mark is copied aside as it lies there, and its next record begins a new chain.

    Raises:
        StoreMissingError, StoreDamagedError, StoreTooNewError, StoreUnprovenError: nothing was changed.
        DiskFullError: no room for the copy.
        DiskFaultError: the disk does not tell what the log holds.
    """
    prove_private(*private_paths(places.store), places.key_file)
    write_log_again(places.store)
    database = open_existing(places.store, keys.data_key)
    safe = Safe(places, database, keys, keyring)
    try:
        _stop_chain_if_behind(safe, keyring, clock)
        database.settle(clock.now())
    except BaseException:
        safe.close()
        raise
    safe.keep_head()
    return safe


def known_heads(marks: MarkWriter, keyring: KeyringPlace) -> tuple[StoreHead, ...]:
    """Return what the mark beside the store and its copy in the keyring say, the newer one first."""
    return tuple(head for head in (marks.read(), _keyring_mark(marks, keyring)) if head is not None)


def _keyring_mark(marks: MarkWriter, keyring: KeyringPlace) -> StoreHead | None:
    with contextlib.suppress(KeyringError):
        return marks.parse((KeyringSecrets(keyring.service).get(keyring.head) or b"").decode("ascii", "replace"))
    return None


def _stop_chain_if_behind(safe: Safe, keyring: KeyringPlace, clock: Clock) -> None:
    heads = known_heads(safe.marks, keyring)
    with safe.database.read() as connection:
        found = [behind for behind in (compare(connection, head) for head in heads) if behind is not None]
    if not found:
        return
    safe.database.copy_whole(aside_name(safe.places.store, "behind", clock.now()))
    worst = max(found, key=lambda behind: behind.missing)
    with safe.database.write() as connection:
        meta.stop_chain(connection, meta.after("behind", worst.head, worst.missing), [each.head for each in found])
