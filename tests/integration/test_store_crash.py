"""The store when the process is killed, or the disk takes no more, at any moment."""

from __future__ import annotations

import random
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from keyring_session import process_environment
from store_factory import SERVICE, SetClock, family, journal_in, new_store

from jgvisit.config import Places
from jgvisit.records.verify import verify_chain
from jgvisit.store.create import CreatedStore
from jgvisit.store.health import check_health
from jgvisit.store.unlock import unlock_with_passphrase

CHILD = Path(__file__).with_name("store_child.py")
SEED = 20261122
KILLS = 12


@pytest.fixture(autouse=True)
def no_keyring() -> Iterator[None]:
    """Let no test touch the keyring of whoever runs it."""
    with process_environment({"DBUS_SESSION_BUS_ADDRESS": None, "PYTHON_KEYRING_BACKEND": None}):
        yield


@pytest.fixture
def clock() -> SetClock:
    return SetClock()


@pytest.fixture
def created(tmp_path: Path, clock: SetClock) -> CreatedStore:
    created = new_store(tmp_path, clock)
    created.safe.close()
    return created


def start(what: str, created: CreatedStore) -> subprocess.Popen[str]:
    tests, root = CHILD.parents[1], CHILD.parents[2]
    command = [sys.executable, str(CHILD), what, str(created.safe.places.store_dir), " ".join(created.words)]
    environment = {"PYTHONPATH": f"{tests}:{root}", "PATH": "/usr/bin:/bin"}
    return subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def test_nothing_that_was_said_to_be_saved_is_gone_after_a_kill(created: CreatedStore, clock: SetClock) -> None:
    chance = random.Random(SEED)
    heard: list[tuple[int, str]] = []
    for _ in range(KILLS):
        child = start("append", created)
        assert child.stdout is not None
        for _ in range(chance.randint(1, 40)):
            seq, link_hash = child.stdout.readline().split()
            heard.append((int(seq), link_hash))
        child.kill()
        # what it still said before it died counts as well; a torn last line does not
        rest, errors = child.communicate()
        assert "Traceback" not in errors
        heard += [(int(line.split()[0]), line.split()[1]) for line in rest.splitlines() if len(line.split()) == 2]
    safe = unlock_with_passphrase(created.safe.places, " ".join(created.words), clock)
    assert safe.new_chain is None
    with safe.database.read() as connection:
        held = dict(connection.execute("SELECT seq, link_hash FROM records"))
    missing = [each for each in heard if held.get(each[0]) != each[1]]
    assert len(heard) >= KILLS
    assert missing == []
    assert verify_chain(journal_in(safe, clock).all_records(), safe.device_key.public_key).holds
    check_health(safe.database)
    safe.close()


def test_a_disk_that_takes_no_more_is_told_and_nothing_is_half(created: CreatedStore, clock: SetClock) -> None:
    child = start("starve", created)
    said, errors = child.communicate(timeout=120)
    assert child.returncode == 0, errors
    outcomes = [line.split() for line in said.splitlines()]
    assert {outcome[0] for outcome in outcomes} == {"saved", "failed"}
    for told, there, drafts in outcomes:
        assert (told, there, drafts) in {("saved", "1", "0"), ("failed", "0", "1")}
    safe = unlock_with_passphrase(created.safe.places, " ".join(created.words), clock)
    assert safe.new_chain is None
    assert verify_chain(journal_in(safe, clock).all_records(), safe.device_key.public_key).holds
    check_health(safe.database)
    safe.close()


def test_a_kill_while_a_store_is_made_leaves_either_nothing_or_a_store(tmp_path: Path, clock: SetClock) -> None:
    made = new_store(tmp_path, clock)
    made.safe.close()
    places = made.safe.places
    # a crash just before the last rename: the database still has its first name
    places.store.rename(places.store.with_name(places.store.name + ".new"))
    again = new_store(tmp_path, clock)
    journal_in(again.safe, clock).append([family()])
    again.safe.close()
    safe = unlock_with_passphrase(Places(places.store_dir, SERVICE), " ".join(again.words), clock)
    assert safe.new_chain is None
    safe.close()
