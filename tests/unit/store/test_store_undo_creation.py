from __future__ import annotations

from pathlib import Path

import pytest
from store_factory import COSTS, SetClock, family, journal_in, new_store

from jgvisit.store.create import create_store, store_is_here, undo_creation
from jgvisit.store.errors import DiskFaultError, StoreClosedError, StoreExistsError
from jgvisit.store.safe import open_safe


def test_a_store_that_never_held_a_record_can_be_made_anew(tmp_path: Path) -> None:
    clock = SetClock()
    first = new_store(tmp_path, clock)
    places, device = first.safe.places, first.safe.device_key.device
    undo_creation(first.safe)
    assert not store_is_here(places)
    with pytest.raises(StoreClosedError):
        first.safe.settings.get("anything")
    second = create_store(places, None, clock, costs=COSTS)
    assert second.safe.device_key.device != device
    second.safe.close()


def test_a_store_with_one_record_is_never_taken_back(tmp_path: Path) -> None:
    clock = SetClock()
    safe = new_store(tmp_path, clock).safe
    journal_in(safe, clock).append([family()])
    with pytest.raises(StoreExistsError):
        undo_creation(safe)
    assert store_is_here(safe.places)
    assert safe.settings.get("anything") is None
    safe.close()


def test_a_store_that_somebody_else_has_open_stays(tmp_path: Path) -> None:
    clock = SetClock()
    safe = new_store(tmp_path, clock).safe
    other = open_safe(safe.places, safe.keys, safe.keyring, clock)
    safe.settings.put("anything", "kept")
    with pytest.raises(DiskFaultError):
        undo_creation(safe)
    assert other.settings.get("anything") == "kept"
    other.close()
    assert store_is_here(safe.places)
