"""The daily wrap: a PIN and a secret in the keyring, neither of which opens anything alone."""

from __future__ import annotations

import contextlib
import os

from jgvisit.clock import Clock
from jgvisit.config import Places
from jgvisit.store.errors import (
    KeyringError,
    KeyringGoneError,
    NoDailyWrapError,
    PinDestroyedError,
    PinTooShortError,
    WrongPinError,
)
from jgvisit.store.key_file import KeyFile, read_key_file, write_key_file
from jgvisit.store.keyring_secret import KeyringSecrets
from jgvisit.store.safe import KeyringPlace
from jgvisit.store.tries import Tries, TriesState
from jgvisit.store.wraps import DAILY, DAILY_COST, KdfCost, Keys, Knowledge, seal, unseal

MIN_PIN_CHARACTERS = 6
SECRET_BYTES = 32


class Pins:
    """Opens, makes and renews the daily wrap of one store."""

    def __init__(self, places: Places, clock: Clock) -> None:
        self._places = places
        self._tries = Tries(places.pin_attempts, clock)

    def state(self) -> TriesState:
        """Return how many tries are left and how long to wait."""
        return self._tries.state()

    def open(self, key_file: KeyFile, pin: str) -> Keys:
        """Test `pin`; the try is on disk before.

        Raises:
            NoDailyWrapError, KeyringError: no try was counted.
            TooManyTriesError: not tested, not counted.
            WrongPinError: counted.
            PinDestroyedError: the tenth; the keyring secret is gone.
        """
        wrap = key_file.wrap(DAILY)
        if wrap is None:
            raise NoDailyWrapError("no PIN was set")
        place, secrets = self._keyring(key_file)
        name = place.daily(wrap.generation)
        secret = secrets.get(name)
        if self._tries.state().left == 0:
            secrets.delete(name)  # a crash, or a keyring that did not answer, may have kept it
            raise PinDestroyedError("no try is left")
        if secret is None:
            raise KeyringGoneError("no secret in the keyring")
        state = self._tries.begin()
        keys = unseal(wrap, Knowledge(DAILY, pin, secret), file_id=key_file.file_id)
        if keys is not None:
            self._tries.clear()
            return keys
        if state.left == 0:
            secrets.delete(name)
            raise PinDestroyedError("the last try was wrong")
        raise WrongPinError(state.left, state.wait_s)

    def sealed(self, key_file: KeyFile, keys: Keys, pin: str, cost: KdfCost) -> KeyFile:
        """Return `key_file` with a new daily wrap; its new secret is in the keyring before.

        Raises:
            PinTooShortError, KeyringError: nothing was changed.
        """
        if len(pin) < MIN_PIN_CHARACTERS:
            raise PinTooShortError(f"at least {MIN_PIN_CHARACTERS} characters")
        place, secrets = self._keyring(key_file)
        generation, secret = key_file.generation + 1, os.urandom(SECRET_BYTES)
        secrets.put(place.daily(generation), secret)
        knowledge = Knowledge(DAILY, pin, secret)
        return key_file.with_wrap(seal(keys, knowledge, file_id=key_file.file_id, generation=generation, cost=cost))

    def change(self, keys: Keys, pin: str, cost: KdfCost = DAILY_COST) -> None:
        """Put `pin` in the place of the PIN before, or of none: after the keyring vanished, or the tenth wrong one.

        Any crash leaves either the old PIN or the new one working. Copies of the old wrap become
        worthless, for the secret they need is deleted.

        Raises:
            PinTooShortError, KeyringError, DiskFullError, DiskFaultError: the old PIN still holds.
            StoreUnsureError: the old one or the new; both their secrets are in the keyring.
        """
        before = read_key_file(self._places.key_file)
        write_key_file(self._places.key_file, self.sealed(before, keys, pin, cost))
        self._tries.clear()
        old = before.wrap(DAILY)
        if old is not None:
            place, secrets = self._keyring(before)
            with contextlib.suppress(KeyringError):
                secrets.delete(place.daily(old.generation))

    def _keyring(self, key_file: KeyFile) -> tuple[KeyringPlace, KeyringSecrets]:
        service = self._places.keyring_service
        return KeyringPlace(service, key_file.file_id), KeyringSecrets(service)
