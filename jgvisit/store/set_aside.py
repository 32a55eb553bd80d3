"""A damaged store is set aside whole, never repaired; a new one with the same keys takes its place.

What was sent comes back from the server; what only the damaged file holds stays in it.
"""

from __future__ import annotations

from pathlib import Path

from jgvisit.clock import Clock
from jgvisit.config import Places
from jgvisit.store import database, meta
from jgvisit.store.head_mark import MarkWriter
from jgvisit.store.key_file import read_key_file
from jgvisit.store.private_file import aside_name, disk_errors, sync_dir
from jgvisit.store.safe import KeyringPlace, Safe, known_heads, open_safe
from jgvisit.store.wraps import Keys


def set_aside(places: Places, clock: Clock) -> Path:
    """Rename the store with its log; return the new name of the store.

    Raises:
        DiskFaultError: it still has its old name.
    """
    aside = aside_name(places.store, "damaged", clock.now())
    with disk_errors():
        # the log first: a database without its log looks whole and is not
        for suffix in reversed(database.SIDE_SUFFIXES):
            source = places.store.with_name(places.store.name + suffix)
            if source.exists():
                source.rename(aside.with_name(aside.name + suffix))
        sync_dir(places.store_dir)
    return aside


def replace_damaged_store(places: Places, keys: Keys, clock: Clock) -> Safe:
    """Set the damaged store aside and open an empty one, whose chain will name the chain before.

    `keys` come from `unlock.keys_by_pin` or `unlock.keys_by_passphrase`: who could not open the old one cannot do this.
    """
    keyring = KeyringPlace(places.keyring_service, read_key_file(places.key_file).file_id)
    if places.store.exists():
        set_aside(places, clock)
    fresh = database.create(places.store, keys.data_key)
    try:
        heads = known_heads(MarkWriter(places.head_mark, keys.data_key), keyring)
        newest = heads[0] if heads else None
        with fresh.write() as connection:
            meta.stop_chain(connection, meta.after("recovered", newest, newest.seq if newest else None), heads)
    finally:
        fresh.close()
    return open_safe(places, keys, keyring, clock)
