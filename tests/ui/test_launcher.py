from __future__ import annotations

import os
import subprocess
import sys
import textwrap
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from ui.launcher import Launcher, vault_command
from ui.vault_protocol import CLOSED, LOCKED, REFUSED

ROOT = Path(__file__).resolve().parent.parent.parent


def _vault(tmp_path: Path, endings: list[int]) -> list[str]:
    """A vault that notes what it hears and ends with the next of `endings`."""
    (tmp_path / "endings").write_text(" ".join(map(str, endings)))
    script = tmp_path / "vault.py"
    script.write_text(
        textwrap.dedent("""
        import os, sys
        from pathlib import Path
        folder = Path(sys.argv[1])
        with (folder / "started").open("a") as log:
            log.write(f"{os.getpid()}\\n")
        word = sys.stdin.readline().strip()
        if not word:
            with (folder / "ended").open("a") as log:
                log.write(f"{os.getpid()}\\n")
            sys.exit(0)
        with (folder / "heard").open("a") as log:
            log.write(f"{os.getpid()} {word}\\n")
        print("shown", flush=True)
        codes = (folder / "endings").read_text().split()
        (folder / "endings").write_text(" ".join(codes[1:]))
        if "wait" in sys.argv:
            sys.stdin.read()
            (folder / "ended").open("a").write(f"{os.getpid()}\\n")
            sys.exit(0)
        sys.exit(int(codes[0]))
        """)
    )
    return [sys.executable, str(script), str(tmp_path)]


def _lines(tmp_path: Path, name: str) -> list[str]:
    file = tmp_path / name
    return file.read_text().splitlines() if file.exists() else []


def _words(tmp_path: Path) -> list[str]:
    return [line.split()[1] for line in _lines(tmp_path, "heard")]


def test_closing_the_vault_ends_the_program_and_the_one_that_waits(tmp_path: Path) -> None:
    assert Launcher(_vault(tmp_path, [CLOSED])).run() == CLOSED
    assert _words(tmp_path) == ["show"]
    started, heard = _lines(tmp_path, "started"), _lines(tmp_path, "heard")
    assert len(started) <= 2
    assert not [pid for pid in started if _alive(int(pid))]
    assert len(heard) == 1


def _alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


def test_after_a_lock_another_process_shows_its_prompt(tmp_path: Path) -> None:
    assert Launcher(_vault(tmp_path, [LOCKED, LOCKED, CLOSED])).run() == CLOSED
    assert _words(tmp_path) == ["show", "show", "show"]
    assert len({line.split()[0] for line in _lines(tmp_path, "heard")}) == 3


def test_after_a_crash_the_next_one_is_told(tmp_path: Path) -> None:
    assert Launcher(_vault(tmp_path, [1, LOCKED, CLOSED])).run() == CLOSED
    assert _words(tmp_path) == ["show", "showAfterCrash", "show"]


def test_a_vault_that_keeps_crashing_ends_the_program_with_its_code(tmp_path: Path) -> None:
    assert Launcher(_vault(tmp_path, [9, 9, 9, CLOSED])).run() == 9
    assert len(_words(tmp_path)) == 3


def test_a_vault_that_may_not_run_is_not_started_again(tmp_path: Path) -> None:
    assert Launcher(_vault(tmp_path, [REFUSED, CLOSED])).run() == REFUSED
    assert _words(tmp_path) == ["show"]


def test_a_killed_launcher_takes_every_vault_with_it(tmp_path: Path) -> None:
    command = [*_vault(tmp_path, [CLOSED]), "wait"]
    code = f"from ui.launcher import Launcher; Launcher({command!r}).run()"
    launcher = subprocess.Popen([sys.executable, "-c", code], cwd=ROOT)
    _until(lambda: len(_lines(tmp_path, "started")) == 2 and len(_lines(tmp_path, "heard")) == 1)
    launcher.kill()
    launcher.wait()
    _until(lambda: len(_lines(tmp_path, "ended")) == 2)


def _until(condition: Callable[[], bool]) -> None:
    end = time.monotonic() + 20
    while not condition():
        assert time.monotonic() < end, "it never happened"
        time.sleep(0.02)


@pytest.mark.parametrize("forbidden", ["PySide6", "shiboken6", "jgvisit.store", "keyring", "sqlcipher3"])
def test_the_launcher_loads_neither_qt_nor_keys_nor_store(forbidden: str) -> None:
    code = f"import sys, ui.launcher; sys.exit(any(m.startswith({forbidden!r}) for m in sys.modules))"
    assert subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=False).returncode == 0


def test_a_vault_is_started_by_this_interpreter_with_no_secret_in_sight() -> None:
    assert vault_command() == [sys.executable, "-m", "ui.launch", "--vault"]
