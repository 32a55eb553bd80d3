from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from sync_town import LaptopKey, MemoryStore, Town, Writer
from sync_town_hall import SESSION, TownHall, open_hall

from jgvisit.sync.client import HttpSyncClient


@pytest.fixture(scope="session")
def town() -> Town:
    return Town()


@pytest.fixture(scope="session")
def key() -> LaptopKey:
    return LaptopKey()


@pytest.fixture
def writer(key: LaptopKey) -> Writer:
    return Writer(key)


@pytest.fixture
def store(writer: Writer) -> MemoryStore:
    return MemoryStore(writer)


@pytest.fixture
def hall(town: Town, key: LaptopKey, tmp_path: Path) -> Iterator[TownHall]:
    with open_hall(TownHall(town, key), tmp_path) as opened:
        yield opened


@pytest.fixture
def client(store: MemoryStore, key: LaptopKey, hall: TownHall) -> HttpSyncClient:
    return HttpSyncClient(store, key, hall.pinned(key), lambda: SESSION)
