"""Launcher and vaults as real processes: prompt, lock, crash, end; and nothing secret in sight (design §4)."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from keyring_session import secret_service
from laptop import PIN, Laptop, in_a_visit, new_laptop, with_family
from program import alive, program, until

REAL = [sys.executable, "-m", "ui.launch"]


@pytest.fixture(scope="module", autouse=True)
def keyring(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    with secret_service(tmp_path_factory.mktemp("home")):
        yield


@pytest.fixture
def laptop(tmp_path: Path) -> Laptop:
    return new_laptop(tmp_path / "store", pin=PIN)


def test_the_prompt_comes_up_and_the_next_vault_waits_behind_it(laptop: Laptop, tmp_path: Path) -> None:
    with program(tmp_path / "run", laptop.places.store_dir) as running:
        first = running.prompting()
        seen = running.ask(first, "look")
        assert seen["screen"] == "unlock"
        assert "Geef uw pincode" in seen["words"]
        assert not running.ask(running.waiting, "look")["shown"]


def test_a_lock_ends_the_vault_and_the_one_that_waited_asks_for_the_pin(laptop: Laptop, tmp_path: Path) -> None:
    family = with_family(laptop)
    in_a_visit(laptop, family)
    with program(tmp_path / "run", laptop.places.store_dir) as running:
        first = running.prompting()
        standby = running.waiting
        assert running.ask(first, "pin", PIN)["screen"] == "visit"
        assert running.ask(first, "look")["title"] == "jgvisit"
        running.ask(first, "lock")
        until(lambda: not alive(first), "the end of the locked vault")
        second = running.prompting(first)
        assert second == standby
        assert "Samira" not in running.ask(second, "look")["words"]
        assert running.ask(second, "pin", PIN)["screen"] == "visit", "unlocking returns to the open visit (H4)"


def test_neither_environment_nor_arguments_hold_pin_key_words_or_name(laptop: Laptop, tmp_path: Path) -> None:
    with_family(laptop)
    work = laptop.open()
    keys = work.safe.keys
    secrets = [PIN.encode(), keys.data_key, keys.data_key.hex().encode(), b"Samira", b"Haddad", b"De Boer"]
    secrets += [word.encode() for word in laptop.words.split() if len(word) > 4]
    work.safe.close()
    with program(tmp_path / "run", laptop.places.store_dir) as running:
        first = running.prompting()
        running.ask(first, "pin", PIN)
        for pid in (running.launcher.pid, *running.vaults()):
            seen = b"".join(Path(f"/proc/{pid}/{name}").read_bytes() for name in ("cmdline", "environ"))
            assert b"JGVISIT_STORE" in seen, "we look at the right thing"
            assert [secret for secret in secrets if secret in seen] == []
        opened = [str(link.readlink()) for link in Path(f"/proc/{running.launcher.pid}/fd").iterdir()]
        assert not [name for name in opened if name.startswith(str(laptop.places.store_dir))]


def test_a_bug_ends_the_vault_and_the_next_prompt_says_so(laptop: Laptop, tmp_path: Path) -> None:
    with program(tmp_path / "run", laptop.places.store_dir) as running:
        first = running.prompting()
        assert running.ask(first, "pin", PIN)["screen"] == "today"
        running.ask(first, "bug")
        until(lambda: not alive(first), "the end of the vault with a bug")
        second = running.prompting(first)
        words = running.ask(second, "look")["words"]
        assert "Het programma stopte onverwacht" in words
        assert "Alles wat als klaar is getoond, is bewaard" in words
        assert running.ask(second, "pin", PIN)["screen"] == "today"


def test_the_shipped_command_survives_a_kill_of_its_vault_and_takes_every_vault_with_it(
    laptop: Laptop, tmp_path: Path
) -> None:
    with program(tmp_path / "run", laptop.places.store_dir, command=REAL) as running:
        # the launcher starts the second one when the first has painted its prompt
        until(lambda: len(running.vaults()) == 2, "a prompt and a vault that waits behind it")
        first, standby = running.vaults()
        os.kill(first, signal.SIGKILL)
        until(lambda: not alive(first) and len(running.vaults()) == 2, "the next prompt")
        assert alive(standby)
        left = running.vaults()
        running.launcher.kill()
        until(lambda: not [pid for pid in left if alive(pid)], "the vaults to end with their launcher")
