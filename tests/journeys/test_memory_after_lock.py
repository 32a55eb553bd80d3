"""After a lock nothing of a family, and no key, is left in the memory of what still runs."""

from __future__ import annotations

import base64
import os
import re
import secrets
from collections.abc import Iterator
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.serialization import load_der_private_key
from keyring_session import secret_service
from laptop import PIN, Laptop, in_a_visit, new_laptop, with_family
from process_memory import found_in, regions, writings
from program import alive, program, until
from town import Family

from jgvisit.ids import PersonId, new_uuid7
from jgvisit.records.payload_family import PersonRegistered

PLANTED = 200
MARK = f"Zq{secrets.token_hex(4)}"
"""Begins every planted name: who finds one of them finds this, in whatever writing."""


@pytest.fixture(scope="module", autouse=True)
def keyring(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    with secret_service(tmp_path_factory.mktemp("home")):
        yield


@pytest.fixture
def laptop(tmp_path: Path) -> Laptop:
    return new_laptop(tmp_path / "store", pin=PIN)


def planted_names() -> list[str]:
    return [f"{MARK}{number:03d}{secrets.token_hex(4)}" for number in range(PLANTED)]


def plant(laptop: Laptop, family: Family, names: list[str]) -> dict[str, bytes]:
    """Register people with these names; return the secrets of this laptop."""
    work = laptop.open()
    for name in names:
        person = PersonRegistered(person=PersonId(new_uuid7()), name=name, role="other")
        work.families.record_person(family.case, person)
    keys = work.safe.keys
    work.safe.close()
    private = load_der_private_key(keys.device_key, None).private_numbers().private_value  # type: ignore[union-attr]  # P-256
    return {
        "PIN": PIN.encode(),
        "data key": keys.data_key,
        "device key": private.to_bytes(32, "big"),
        "six words": laptop.words.encode(),
        "names": MARK.encode(),
    }


def test_after_a_lock_no_key_no_pin_and_no_name_is_left_anywhere(laptop: Laptop, tmp_path: Path) -> None:
    family, names = with_family(laptop), planted_names()
    sought = plant(laptop, family, names)
    in_a_visit(laptop, family)
    with program(tmp_path / "run", laptop.places.store_dir) as running:
        vault = running.prompting()
        assert running.ask(vault, "pin", PIN)["screen"] == "visit"
        # the same search finds every planted name, the PIN and the data key while the vault is open
        pattern = re.compile(MARK.encode() + rb"\d{3}[0-9a-f]{8}")
        assert {hit.decode() for data in regions(vault) for hit in pattern.findall(data)} >= set(names)
        assert found_in(vault, sought) >= {"PIN", "data key", "names"}
        waiting = running.waiting
        for process in (running.launcher.pid, waiting):
            assert found_in(process, sought) == set()
        running.ask(vault, "lock")
        until(lambda: not alive(vault), "the end of the locked vault")
        prompt = running.prompting(vault)
        for process in (running.launcher.pid, prompt, running.waiting):
            assert found_in(process, sought) == set()


@pytest.mark.parametrize("name", ["utf-8", "utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"])
def test_the_search_knows_every_writing(name: str) -> None:
    text = "Zq12Hadd"
    for shift in range(3):
        around = "x" * shift + text + "yy"
        assert any(way in around.encode(name) for way in writings(text.encode()))
    assert any(way in text.encode().hex().encode(name) for way in writings(text.encode()))


def test_the_search_knows_base64_at_every_alignment() -> None:
    for shift in range(3):
        for more in range(3):
            around = base64.b64encode(b"\x07" * shift + b"a secret of some length" + b"\x05" * more)
            assert any(way in around for way in writings(b"a secret of some length")), (shift, more)


def test_the_memory_of_this_very_process_can_be_read() -> None:
    assert sum(map(len, regions(os.getpid()))) > 1_000_000
