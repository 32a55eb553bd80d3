"""A short run of every kind of tampering; `make reliability` does the long one."""

from __future__ import annotations

from pathlib import Path

import pytest
from keyring_session import process_environment

from tests.reliability.tampering import ExportTarget, PaperTarget, StoreTarget, planted_faults_missed, tamper

TIMES, SEED = 80, 20261122


@pytest.mark.parametrize("part", ["store", "wal", "keys", "export", "paper"])
def test_what_was_changed_is_noticed_or_without_effect(tmp_path: Path, part: str) -> None:
    with process_environment({"DBUS_SESSION_BUS_ADDRESS": None, "PYTHON_KEYRING_BACKEND": None}):
        match part:
            case "export":
                target: ExportTarget | PaperTarget | StoreTarget = ExportTarget(tmp_path)
            case "paper":
                target = PaperTarget()
            case _:
                target = StoreTarget(tmp_path, part)
        outcome = tamper(target, TIMES, SEED)
    assert outcome.unnoticed == 0
    assert outcome.noticed > TIMES // 3, "the changes reach something"


def test_a_program_that_looks_at_no_mark_or_no_hash_is_caught() -> None:
    with process_environment({"DBUS_SESSION_BUS_ADDRESS": None, "PYTHON_KEYRING_BACKEND": None}):
        assert planted_faults_missed() == ()
