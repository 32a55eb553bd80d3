"""A new store for each test, on the passphrase wrap: no keyring is needed here."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from keyring_session import process_environment
from store_factory import SetClock, journal_in, new_store

from jgvisit.store.create import CreatedStore
from jgvisit.store.journal_store import JournalStore
from jgvisit.store.safe import Safe


@pytest.fixture(autouse=True)
def no_keyring() -> Iterator[None]:
    """Let no test touch the keyring of whoever runs it."""
    with process_environment({"DBUS_SESSION_BUS_ADDRESS": None, "PYTHON_KEYRING_BACKEND": None}):
        yield


@pytest.fixture
def clock() -> SetClock:
    return SetClock()


@pytest.fixture
def created(tmp_path: Path, clock: SetClock) -> Iterator[CreatedStore]:
    created = new_store(tmp_path, clock)
    yield created
    created.safe.close()


@pytest.fixture
def safe(created: CreatedStore) -> Safe:
    return created.safe


@pytest.fixture
def journal(safe: Safe, clock: SetClock) -> JournalStore:
    return journal_in(safe, clock)
