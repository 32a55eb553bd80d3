"""What is known of the PIN once the six words have opened the safe: whether a new one can be given, and why."""

from __future__ import annotations

from typing import Literal

from jgvisit.clock import Clock
from jgvisit.store.errors import NoKeyringError
from jgvisit.store.key_file import read_key_file
from jgvisit.store.keyring_secret import KeyringSecrets
from jgvisit.store.pin import Pins
from jgvisit.store.safe import Safe
from jgvisit.store.wraps import DAILY

PinStanding = Literal["works", "secretGone", "destroyed", "neverSet", "keyringLost", "noKeyring"]
"""works: it still opens the store, perhaps it was forgotten · secretGone: the keyring runs without our
secret · destroyed: the tenth wrong one · neverSet: only now a keyring runs · keyringLost: there was a PIN,
the keyring is gone · noKeyring: there never was either."""


def pin_standing(safe: Safe, clock: Clock) -> PinStanding:
    """Tell how the PIN of an opened safe stands.

    Raises:
        KeyringError: a keyring runs and does not answer; asking again may do.
        KeyFileDamagedError: the key file changed under the open store.
    """
    wrap = read_key_file(safe.places.key_file).wrap(DAILY)
    try:
        secrets = KeyringSecrets(safe.keyring.service)
        if wrap is None:
            return "neverSet"
        secret = secrets.get(safe.keyring.daily(wrap.generation))
    except NoKeyringError:
        return "noKeyring" if wrap is None else "keyringLost"
    if Pins(safe.places, clock).state().left == 0:
        return "destroyed"
    return "works" if secret is not None else "secretGone"
