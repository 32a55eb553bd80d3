"""`jgvisit selftest`: what is whole holds, what is broken is named, and nothing of the account is touched."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from cli_runs import jgvisit

from jgvisit import config, own_content
from jgvisit.selftest import AbsentError, Check, core_checks, exit_code, look_over, table

PARTS = [
    "programma",
    "beleid",
    "kluis",
    "versleuteling",
    "papier",
    "zegel",
    "bladzijden",
    "sleutelbos",
    "teksten",
    "wet",
    "klok",
    "vensters",
]


def test_this_program_is_whole_and_its_own_store_stays_out_of_it(tmp_path: Path) -> None:
    run = jgvisit("selftest", store=tmp_path / "store", QT_QPA_PLATFORM="offscreen")
    lines = run.out.splitlines()
    assert run.code == 0, run
    assert [line.split()[0] for line in lines[:-1]] == PARTS
    assert "FOUT" not in run.out
    assert lines[-1] == "Deze installatie klopt."
    assert not (tmp_path / "store").exists()


def test_a_qt_that_cannot_start_is_one_line_of_the_table(tmp_path: Path) -> None:
    run = jgvisit("selftest", store=tmp_path, QT_QPA_PLATFORM="no-such-platform")
    wrong = [line for line in run.out.splitlines() if " FOUT " in line]
    assert run.code == 1
    assert [line.split()[0] for line in wrong] == ["vensters"]


def test_an_installation_without_its_data_says_which_parts_do_not_work(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    own = config.resources_dir()
    shutil.copytree(own / "fonts", tmp_path / "fonts")
    monkeypatch.setattr(config, "resources_dir", lambda: tmp_path)
    own_content.content.cache_clear()
    try:
        findings = {each.name: each.outcome for each in look_over(core_checks())}
    finally:
        own_content.content.cache_clear()
    assert {name for name, outcome in findings.items() if outcome == "fails"} == {
        "papier", "zegel", "bladzijden", "teksten", "wet"
    }  # fmt: skip
    assert findings["kluis"] == findings["versleuteling"] == "holds"


def test_what_a_machine_does_not_have_is_no_fault() -> None:
    def absent() -> str:
        raise AbsentError("geen")

    def broken() -> str:
        raise OSError(5, "the disk\nfailed")

    found = look_over((Check("a", absent), Check("b", lambda: "goed")))
    assert exit_code(found) == 0
    found = look_over((Check("a", absent), Check("b", broken), Check("c", lambda: "goed")))
    assert exit_code(found) == 1
    assert "the disk failed" in table(found)
    assert [each.outcome for each in found] == ["absent", "fails", "holds"]
