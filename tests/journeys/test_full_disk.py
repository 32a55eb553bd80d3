"""A full disk at the kitchen table: what the worker reads, that nothing is shown as done, and that they can go on."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from keyring_session import process_environment
from laptop import in_a_visit, new_laptop, with_family

from jgvisit.records.entries import read_entries
from jgvisit.records.payload_forms import SignerDecided
from jgvisit.records.payload_talk import CardExplained
from tests.reliability.disk_shim import environment

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="disks are made to fail by LD_PRELOAD")
CHILD = Path(__file__).with_name("full_disk_child.py")
SAVED = "alles daarvoor wel"


@pytest.fixture(autouse=True)
def no_keyring() -> Iterator[None]:
    with process_environment({"DBUS_SESSION_BUS_ADDRESS": None, "PYTHON_KEYRING_BACKEND": None}):
        yield


def test_a_worker_is_told_each_time_what_was_saved_and_goes_on_when_there_is_room(tmp_path: Path) -> None:
    laptop = new_laptop(tmp_path / "disk" / "store")
    family = with_family(laptop)
    in_a_visit(laptop, family)
    tests, root = CHILD.parents[1], CHILD.parents[2]
    given = environment(tmp_path / "disk", tmp_path / "control") | {"PYTHONPATH": f"{tests}:{root}"}
    pictures = Path(os.environ.get("JGVISIT_PICTURES", tmp_path))
    ran = subprocess.run(
        [sys.executable, str(CHILD), str(laptop.places.store_dir), str(pictures)],
        env=os.environ | given, input=laptop.words + "\n", capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert ran.returncode == 0, ran.stderr
    seen: dict[str, dict[str, Any]] = {}
    for line in ran.stdout.splitlines():
        if line.startswith("{"):
            said = json.loads(line)
            seen[said["moment"]] = said
    for what in ("card", "signature"):
        full, after = seen[f"{what} on a full disk"], seen[f"{what} after room was made"]
        assert not full["done"]
        assert "De schijf van deze laptop is vol." in full["message"]
        assert SAVED in full["message"]
        assert after["done"]
        assert "schijf" not in after["message"]
    unsure = seen["card whose flush failed"]
    assert not unsure["done"]
    assert "niet zeker" in unsure["message"]
    assert not seen["once more without opening anew"]["done"], "a second time before anybody looked"
    work = laptop.open()
    payloads = [entry.payload for entry in read_entries(family.case, work.journal.records_of(family.case)).entries]
    told = [payload.card for payload in payloads if isinstance(payload, CardExplained)]
    assert told.count("K01") == 1
    assert told.count("K02") <= 1
    assert len([payload for payload in payloads if isinstance(payload, SignerDecided)]) == 1
    assert work.safe.new_chain is None
    work.safe.close()
