"""Practice in a process of its own."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from program import ROOT, until

from jgvisit.config import places, practice_places
from ui.vault_protocol import LOCKED


def test_a_vault_of_its_own_opens_practice_and_no_store_and_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The real process, as the launcher starts it; its launcher goes, and so does all that was made."""
    monkeypatch.setenv("JGVISIT_STORE", str(tmp_path / "store"))
    here = practice_places()
    command = [sys.executable, "-m", "ui.launch", "--vault"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=ROOT) as vault:
        assert vault.stdin is not None
        assert vault.stdout is not None
        vault.stdin.write("showPractice\n")
        vault.stdin.flush()
        assert vault.stdout.readline() == "shown\n"
        until(here.lease_hint.exists, "the rooms of the practice family")
        assert not places().store_dir.exists()
        assert str(here.store) in _opened_by(vault.pid)
        vault.stdin.close()
        assert vault.wait(60) == LOCKED
    assert [path.name for path in here.store_dir.iterdir()] == ["jgvisit.lock"]


def _opened_by(pid: int) -> str:
    return "\n".join(str(link.readlink()) for link in Path(f"/proc/{pid}/fd").iterdir() if link.is_symlink())
