"""A real Secret Service for tests: a private D-Bus with gnome-keyring, in a HOME of its own.

The password goes in by `printf`-like bytes: a newline would be part of it. "Failed to set fd
limit" from dbus-daemon is harmless.
"""

from __future__ import annotations

import contextlib
import os
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import secretstorage
from jeepney.bus_messages import message_bus
from jeepney.io.blocking import Proxy

PASSWORD = b"test-pass"
_MINE = ("DBUS_SESSION_BUS_ADDRESS", "HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_RUNTIME_DIR")


class KeyringSession:
    """A running Secret Service; the environment of this process points to it."""

    def __init__(self, home: Path) -> None:
        self.home = home
        self._environment = _environment(home)
        self._bus = subprocess.Popen(
            ["dbus-daemon", "--session", "--nofork", "--nopidfile", "--print-address"],
            env=self._environment, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        assert self._bus.stdout is not None
        self._environment["DBUS_SESSION_BUS_ADDRESS"] = self._bus.stdout.readline().decode().strip()
        self._daemon: subprocess.Popen[bytes] | None = None

    @property
    def variables(self) -> dict[str, str | None]:
        """What a process needs in its environment to reach this service."""
        return {name: self._environment[name] for name in _MINE}

    def log_in(self, password: bytes = PASSWORD) -> None:
        """Start the keyring anew as a log-in does; another password leaves it locked."""
        self.log_out()
        self._daemon = subprocess.Popen(
            ["gnome-keyring-daemon", "--foreground", "--unlock", "--components=secrets"],
            env=self._environment, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        assert self._daemon.stdin is not None
        self._daemon.stdin.write(password)
        self._daemon.stdin.close()
        _wait_for_service()

    def log_out(self) -> None:
        """End the keyring; D-Bus stays."""
        if self._daemon is not None:
            self._daemon.terminate()
            self._daemon.wait(timeout=10)
        self._daemon = None

    def end(self) -> None:
        """End everything."""
        self.log_out()
        self._bus.terminate()
        self._bus.wait(timeout=10)
        assert self._bus.stdout is not None
        self._bus.stdout.close()


@contextlib.contextmanager
def secret_service(home: Path) -> Iterator[KeyringSession]:
    """Run a Secret Service under `home`; afterwards it is gone and the environment as before."""
    session = KeyringSession(home)
    try:
        with process_environment(session.variables):
            session.log_in()
            yield session
    finally:
        session.end()


@contextlib.contextmanager
def process_environment(changes: dict[str, str | None]) -> Iterator[None]:
    """Set variables of this process (None removes one) and put everything back."""
    before = {name: os.environ.get(name) for name in changes}
    _apply(changes)
    try:
        yield
    finally:
        _apply(before)


def _apply(values: dict[str, str | None]) -> None:
    for name, value in values.items():
        if value is None:
            os.environ.pop(name, None)
        else:
            os.environ[name] = value


def _environment(home: Path) -> dict[str, str]:
    folders = {
        "XDG_DATA_HOME": "data",
        "XDG_CONFIG_HOME": "config",
        "XDG_CACHE_HOME": "cache",
        "XDG_RUNTIME_DIR": "run",
    }
    environment = {
        name: value for name, value in os.environ.items() if not name.startswith(("DBUS_", "GNOME_", "XDG_"))
    }
    environment |= {name: str(home / folder) for name, folder in folders.items()} | {"HOME": str(home)}
    for folder in folders.values():
        (home / folder).mkdir(mode=0o700, parents=True, exist_ok=True)
    return environment


def _wait_for_service() -> None:
    """Wait until the service owns its name on the bus; it has read its password by then."""
    for _ in range(200):
        with contextlib.suppress(Exception), contextlib.closing(secretstorage.dbus_init()) as bus:
            # "available" is also what D-Bus could start by itself: that would be another daemon, and locked
            if Proxy(message_bus, bus).NameHasOwner("org.freedesktop.secrets")[0]:
                return
        time.sleep(0.02)
    raise RuntimeError("the Secret Service did not start")
