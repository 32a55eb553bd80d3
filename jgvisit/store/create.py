"""Creating a store: once, where nothing is.

The new database gets its final name last. Before that a crash leaves only things without any
content, and creating starts over; after it the store is there, whole.
"""

from __future__ import annotations

import contextlib
import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from jgvisit.clock import Clock
from jgvisit.config import Places
from jgvisit.store import database
from jgvisit.store.device_key import new_private_key
from jgvisit.store.errors import DiskFaultError, KeyringError, StoreExistsError
from jgvisit.store.key_file import KeyFile, new_key_file, read_key_file, write_key_file
from jgvisit.store.keyring_secret import KeyringSecrets
from jgvisit.store.passphrase import new_passphrase
from jgvisit.store.pin import Pins
from jgvisit.store.private_file import disk_errors, full_disk_named, make_private_dir, sync_dir
from jgvisit.store.rows import current_chain
from jgvisit.store.safe import KeyringPlace, Safe, open_safe
from jgvisit.store.wraps import DAILY, DAILY_COST, PASSPHRASE, PASSPHRASE_COST, KdfCost, Keys, Knowledge, seal


@dataclass(frozen=True)
class Costs:
    """What a guess at each wrap costs."""

    daily: KdfCost = DAILY_COST
    passphrase: KdfCost = PASSPHRASE_COST


@dataclass(frozen=True)
class CreatedStore:
    """A new, opened safe and the words that are shown this one time."""

    safe: Safe
    words: tuple[str, ...]


def store_is_here(places: Places) -> bool:
    """Tell whether a store, or what is left of one, is at `places`: then it is opened, never created."""
    return places.store.exists() or (places.key_file.exists() and not _unfinished(places).exists())


def create_store(
    places: Places, pin: str | None, clock: Clock, *, words: Sequence[str] = (), costs: Costs | None = None
) -> CreatedStore:
    """Make keys, key file and an empty store.

    Args:
        places: where; the folder is made.
        pin: at least 6 characters; None only where no keyring runs: the passphrase then is the only way in.
        clock: the device's clocks.
        words: drawn by `new_passphrase` and shown before, so that no crash can make a store whose
            words nobody saw; drawn here when absent.
        costs: of the wraps.

    Raises:
        StoreExistsError: something is there; it was not touched.
        NoKeyringError, KeyringLockedError, KeyringDismissedError: with a PIN only; nothing was created.
        PinTooShortError: nothing was created.
        DiskFullError, DiskFaultError: nothing usable was created; try again.
    """
    if store_is_here(places):
        raise StoreExistsError(places.store_dir.name)
    costs = costs or Costs()
    make_private_dir(places.store_dir)
    keys, words = Keys(os.urandom(32), new_private_key()), tuple(words) or new_passphrase()
    key_file = wrapped(new_key_file(), places, keys, words, pin, clock, costs)
    with full_disk_named(places.store_dir):
        _lay_down(places, keys, key_file)
    return CreatedStore(open_safe(places, keys, KeyringPlace(places.keyring_service, key_file.file_id), clock), words)


def undo_creation(safe: Safe) -> None:
    """Take back a store that never held a record: it becomes an unfinished one, and creating starts over.

    The keyring's half of its key goes too; what stays on the disk opens nothing. The safe is closed.

    Raises:
        StoreExistsError: it holds records; nothing was changed.
        DiskFaultError: the store is still here.
    """
    places = safe.places
    with safe.database.read() as connection:
        if current_chain(connection) is not None:
            raise StoreExistsError("it holds records")
    wrap = read_key_file(places.key_file).wrap(DAILY)
    safe.close()
    if places.store.with_name(places.store.name + database.WAL_SUFFIX).exists():
        # somebody else has the store open, and their log must never meet a new file
        raise DiskFaultError("the store is still in use")
    with disk_errors():
        places.store.replace(_unfinished(places))
        sync_dir(places.store_dir)
    if wrap is not None:
        with contextlib.suppress(KeyringError):
            KeyringSecrets(safe.keyring.service).delete(safe.keyring.daily(wrap.generation))


def wrapped(
    key_file: KeyFile, places: Places, keys: Keys, words: Sequence[str], pin: str | None, clock: Clock, costs: Costs
) -> KeyFile:
    """Return `key_file` with new wraps of `keys`; the keyring holds the new secret, the disk nothing yet."""
    knowledge, generation = Knowledge(PASSPHRASE, " ".join(words)), key_file.generation + 1
    wrap = seal(keys, knowledge, file_id=key_file.file_id, generation=generation, cost=costs.passphrase)
    key_file = key_file.with_wrap(wrap)
    return key_file if pin is None else Pins(places, clock).sealed(key_file, keys, pin, costs.daily)


def _lay_down(places: Places, keys: Keys, key_file: KeyFile) -> None:
    unfinished = _unfinished(places)
    with disk_errors():
        for path in database.private_paths(unfinished)[1:]:
            path.unlink(missing_ok=True)
        for leftover in (places.head_mark, places.pin_attempts):
            leftover.unlink(missing_ok=True)
    database.create(unfinished, keys.data_key).close()
    write_key_file(places.key_file, key_file)
    with disk_errors():
        unfinished.replace(places.store)
        sync_dir(places.store_dir)


def _unfinished(places: Places) -> Path:
    return places.store.with_name(places.store.name + ".new")
