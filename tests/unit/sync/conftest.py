from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from sync_town import LaptopKey, MemoryStore, Town, Writer
from sync_town_hall import SESSION, TownHall, open_hall

from jgvisit.sync import http
from jgvisit.sync.client import HttpSyncClient


@pytest.fixture(autouse=True)
def pauses(monkeypatch: pytest.MonkeyPatch) -> list[tuple[int, str | None]]:
    """Nobody sleeps in a test: note (attempt, what the server asked) of each pause."""
    taken: list[tuple[int, str | None]] = []

    def pause(attempt: int, asked_for: str | None, _chance: object) -> float:
        taken.append((attempt, asked_for))
        return 0.0

    monkeypatch.setattr(http, "pause_s", pause)
    return taken


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
