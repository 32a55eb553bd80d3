"""Changing the passphrase gives the store a new key, so that old words open old copies only.

The steps, and what a crash after each leaves:

1. the store is copied under the new key to `….rekeyed`      the old store
2. the new key file is written as `….next`                   the old store
3. the copy takes the place of the store                     the new store
4. the new key file takes the place of the old               the new store

`finish_rekey` decides by what is there: while the copy has its own name, nothing has changed.
Copies of the store made earlier (backups, set-aside ones) keep their key; no program can take it back.
"""

from __future__ import annotations

import contextlib
import os
from collections.abc import Sequence
from pathlib import Path

from jgvisit.clock import Clock
from jgvisit.config import Places
from jgvisit.store.connection import KEY_BYTES, connect, store_errors
from jgvisit.store.create import Costs, wrapped
from jgvisit.store.database import SIDE_SUFFIXES, WAL_SUFFIX
from jgvisit.store.errors import DiskFaultError, KeyringError, StoreUnsureError
from jgvisit.store.key_file import KeyFile, read_key_file, write_key_file
from jgvisit.store.keyring_secret import KeyringSecrets
from jgvisit.store.officers import kept_officers, recoverable
from jgvisit.store.private_file import disk_errors, full_disk_named, settle_names, sync_dir, sync_file
from jgvisit.store.proof import prove_encrypted
from jgvisit.store.safe import KeyringPlace, Safe, open_safe
from jgvisit.store.wraps import DAILY, Keys


def change_passphrase(
    safe: Safe, words: Sequence[str], pin: str | None, clock: Clock, *, costs: Costs | None = None
) -> Safe:
    """Give the store a new data key, wrapped under new `words` and the `pin`; return it opened anew.

    Args:
        safe: opened; it is closed, whatever happens, and so are the journals on it.
        words: drawn by `new_passphrase` and already written down by the person.
        pin: the PIN to use from now on; None leaves the passphrase as the only way in.
        clock: the device's clocks.
        costs: of the wraps.

    Raises:
        PinTooShortError, KeyringError, DiskFullError, DiskFaultError: the old words and PIN still hold.
        StoreUnsureError: the old ones or the new; all that was recorded is there under either.
    """
    places, old = safe.places, read_key_file(safe.places.key_file)
    keys = Keys(os.urandom(KEY_BYTES), safe.keys.device_key)
    # under the store's lock until it is closed: nothing may be written that the copy would not have
    with safe.database.read():
        try:
            with full_disk_named(places.store_dir):
                safe.database.checkpoint()  # a log that the close cannot move would look like somebody else's
                _copy_under(safe, keys.data_key)
            emptied = KeyFile(file_id=old.file_id, generation=old.generation)
            new = wrapped(emptied, places, keys, words, pin, clock, costs or Costs())
            new = recoverable(new, keys.data_key, kept_officers(safe))
            write_key_file(_next_keys(places), new)
        finally:
            safe.close()
    _swap(places)
    _forget_old_secret(safe.keyring, old)
    return open_safe(places, keys, safe.keyring, clock)


def finish_rekey(places: Places) -> None:
    """Undo or complete a change of passphrase that a crash cut short.

    Raises:
        DiskFaultError, StoreUnsureError: not now; the next try does it.
    """
    if _copy(places).exists():
        _discard(places)
    elif _next_keys(places).exists():
        _promote_keys(places)


def _copy_under(safe: Safe, key: bytes) -> None:
    """Write step 1; the copy is durable when this returns."""
    target = _copy(safe.places)
    _discard(safe.places)
    with disk_errors():
        target.touch(mode=0o600)
    copy = connect(target, key)
    try:
        with safe.database.read() as connection, store_errors():
            connection.backup(copy)
            copy.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
            prove_encrypted(copy, target)
    finally:
        copy.close()
    with disk_errors():
        sync_file(target)
        sync_dir(target.parent)


def _swap(places: Places) -> None:
    log = places.store.with_name(places.store.name + WAL_SUFFIX)
    if log.exists():
        # the last connection to close removes it: somebody else has the store open, and
        # their log must never meet the new file
        _discard(places)
        raise DiskFaultError("the old store is still in use")
    with disk_errors():
        _copy(places).replace(places.store)
    _promote_keys(places)


def _promote_keys(places: Places) -> None:
    # the name of step 3 first: new keys beside the old store would open nothing
    settle_names(places.store_dir)
    try:
        _next_keys(places).replace(places.key_file)
    except OSError as error:  # the store has its new key already
        raise StoreUnsureError(f"errno {error.errno}") from error
    settle_names(places.store_dir)


def _discard(places: Places) -> None:
    with disk_errors():
        # the key file first: without the copy it would be taken for the result
        _next_keys(places).unlink(missing_ok=True)
        sync_dir(places.store_dir)
        for suffix in reversed(SIDE_SUFFIXES):
            copy = _copy(places)
            copy.with_name(copy.name + suffix).unlink(missing_ok=True)


def _forget_old_secret(place: KeyringPlace, old: KeyFile) -> None:
    wrap = old.wrap(DAILY)
    if wrap is not None:
        with contextlib.suppress(KeyringError):
            KeyringSecrets(place.service).delete(place.daily(wrap.generation))


def _copy(places: Places) -> Path:
    return places.store.with_name(places.store.name + ".rekeyed")


def _next_keys(places: Places) -> Path:
    return places.key_file.with_name(places.key_file.name + ".next")
