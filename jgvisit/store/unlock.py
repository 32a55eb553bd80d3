"""Opening the safe: by PIN every day, by passphrase when the keyring is gone."""

from __future__ import annotations

from jgvisit.clock import Clock
from jgvisit.config import Places
from jgvisit.store.create import store_is_here
from jgvisit.store.errors import (
    KeyFileDamagedError,
    KeyFileMissingError,
    StoreMissingError,
    WrongPassphraseError,
)
from jgvisit.store.key_file import KeyFile, read_key_file
from jgvisit.store.passphrase import canonical_passphrase
from jgvisit.store.pin import Pins
from jgvisit.store.proof import prove_private
from jgvisit.store.rekey import finish_rekey
from jgvisit.store.safe import KeyringPlace, Safe, open_safe
from jgvisit.store.tries import TriesState
from jgvisit.store.wipe import refuse_wiped
from jgvisit.store.wraps import DAILY, DAILY_COST, PASSPHRASE, KdfCost, Keys, Knowledge, unseal


def unlock_with_pin(places: Places, pin: str, clock: Clock) -> Safe:
    """Open the safe with the PIN and the keyring's secret.

    Raises:
        StoreMissingError, KeyFileMissingError, KeyFileDamagedError: no try was counted.
        NoDailyWrapError, KeyringError: no try was counted.
        TooManyTriesError, WrongPinError, PinDestroyedError.
        StoreDamagedError, StoreTooNewError, StoreUnprovenError: the PIN was right.
    """
    return _open(places, keys_by_pin(places, pin, clock), clock)


def unlock_with_passphrase(places: Places, passphrase: str, clock: Clock) -> Safe:
    """Open the safe with the six words, in any case and spacing; errors as `unlock_with_pin`.

    Raises:
        WrongPassphraseError: not these words.
    """
    return _open(places, keys_by_passphrase(places, passphrase), clock)


def keys_by_pin(places: Places, pin: str, clock: Clock) -> Keys:
    """Return what the daily wrap holds, without opening the store."""
    return Pins(places, clock).open(_key_file(places), pin)


def keys_by_passphrase(places: Places, passphrase: str) -> Keys:
    """Return what the passphrase wrap holds, without opening the store."""
    key_file = _key_file(places)
    wrap = key_file.wrap(PASSPHRASE)
    if wrap is None:
        raise KeyFileDamagedError("no passphrase wrap")
    keys = unseal(wrap, Knowledge(PASSPHRASE, canonical_passphrase(passphrase)), file_id=key_file.file_id)
    if keys is None:
        raise WrongPassphraseError("wrong passphrase")
    return keys


def has_pin(places: Places) -> bool:
    """Tell whether the store at `places` has a daily wrap; errors of the key file as above."""
    return _key_file(places).wrap(DAILY) is not None


def pin_state(places: Places, clock: Clock) -> TriesState:
    """Return how many tries are left and how long to wait, for the PIN prompt."""
    return Pins(places, clock).state()


def change_pin(safe: Safe, new_pin: str, clock: Clock, *, cost: KdfCost = DAILY_COST) -> None:
    """Give an opened safe a new PIN, keyring secret and generation; errors as `Pins.change`."""
    Pins(safe.places, clock).change(safe.keys, new_pin, cost)


def _key_file(places: Places) -> KeyFile:
    """Return the key file of a store that no order closed; every way in comes through here."""
    finish_rekey(places)
    refuse_wiped(places)
    prove_private(places.store_dir, places.key_file)
    try:
        return read_key_file(places.key_file)
    except KeyFileMissingError:
        if not store_is_here(places):
            raise StoreMissingError("neither store nor key file") from None
        raise


def _open(places: Places, keys: Keys, clock: Clock) -> Safe:
    keyring = KeyringPlace(places.keyring_service, _key_file(places).file_id)
    return open_safe(places, keys, keyring, clock)
