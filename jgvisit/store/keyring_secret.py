"""The keyring of the operating system: half of what opens the daily wrap, and a copy of the head mark.

Only backends that encrypt for the logged-in account are used. `keyrings.alt` would otherwise
slip in a plain-text file without a word. Secret Service also raises errors that are not
keyring's own, so everything is caught here and told apart.
"""

from __future__ import annotations

import base64
import binascii
import configparser
import contextlib
import os
from collections.abc import Iterator

import keyring.backend
import keyring.core
import keyring.errors
import keyring.util.platform_
from keyring.backend import KeyringBackend

from jgvisit.store.errors import (
    KeyringDismissedError,
    KeyringError,
    KeyringLockedError,
    NoKeyringError,
)

ALLOWED = frozenset(
    {
        "keyring.backends.SecretService.Keyring",
        "keyring.backends.Windows.WinVaultKeyring",
        "keyring.backends.macOS.Keyring",
        "keyring.backends.kwallet.DBusKeyring",
    }
)


_CHAIN = "keyring.backends.chainer.ChainerBackend"
"""Stands for several: the best of those on the list is taken."""


class KeyringSecrets:
    """Secrets of one service name."""

    def __init__(self, service: str) -> None:
        """Find an allowed keyring.

        Raises:
            NoKeyringError: none runs here.
        """
        self._service = service
        self._backend = find_backend()

    def get(self, name: str) -> bytes | None:
        """Return a secret; None if it is not there, which never means "make a new one".

        Raises:
            KeyringError: the keyring did not answer.
        """
        with _keyring_errors():
            text = self._backend.get_password(self._service, name)
        try:
            return None if text is None else base64.b64decode(text, validate=True)
        except (binascii.Error, ValueError) as error:
            raise KeyringError("the entry is not ours") from error

    def put(self, name: str, secret: bytes) -> None:
        """Keep a secret, and read it back.

        Raises:
            KeyringError: it is not kept.
        """
        with _keyring_errors():
            self._backend.set_password(self._service, name, base64.b64encode(secret).decode("ascii"))
        if self.get(name) != secret:
            raise KeyringError("the keyring did not keep the secret")

    def delete(self, name: str) -> None:
        """Forget a secret; one that is not there is no fault."""
        with _keyring_errors(), contextlib.suppress(keyring.errors.PasswordDeleteError):
            self._backend.delete_password(self._service, name)


def find_backend() -> KeyringBackend:
    """Return the keyring of this account: the configured one, else the best that runs now.

    keyring's own search is not used: it looks once per process, so a keyring that starts later
    would never be found, and it runs whatever class its environment variable or file names, from
    any folder. Here a configuration only chooses by name among those on the list.

    Raises:
        NoKeyringError: none runs, or the configured one is not on the list.
        KeyringError: the configured one does not start.
    """
    with _keyring_errors():
        name = _configured()
        if name in ALLOWED:
            return keyring.core.load_keyring(name)
    if name not in (None, _CHAIN):
        raise NoKeyringError("the configured keyring is not trusted")
    running = [backend for backend in map(_running, sorted(ALLOWED)) if backend is not None]
    if not running:
        raise NoKeyringError("no keyring runs here")
    return max(running, key=keyring.backend.by_priority)


def _configured() -> str | None:
    """Return the name of the keyring that somebody chose for this account, None if nobody did."""
    if chosen := os.environ.get("PYTHON_KEYRING_BACKEND"):
        return chosen
    file = configparser.RawConfigParser()
    file.read(keyring.util.platform_.config_root() / "keyringrc.cfg", encoding="utf-8")
    return file.get("backend", "default-keyring", fallback="").strip() or None


def _running(name: str) -> KeyringBackend | None:
    with contextlib.suppress(Exception):  # each platform has its own way of saying that it is another
        return keyring.core.load_keyring(name)
    return None


@contextlib.contextmanager
def _keyring_errors() -> Iterator[None]:
    try:
        yield
    except KeyringError:
        raise
    except Exception as error:
        raise _translated(error) from error


def _translated(error: Exception) -> KeyringError:
    # the classes of secretstorage do not exist on every platform, so their names decide
    name, text = type(error).__name__, str(error).lower()
    if "dismissed" in text or name == "PromptDismissedException":
        return KeyringDismissedError(name)
    if name in {"KeyringLocked", "LockedException"}:
        return KeyringLockedError(name)
    if name in {"NoKeyringError", "SecretServiceNotAvailableException", "RuntimeError"}:
        return NoKeyringError(name)
    return KeyringError(name)
