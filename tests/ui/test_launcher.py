from __future__ import annotations

import os
import subprocess
import sys
import textwrap
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from ui.launcher import Launcher, stopped_command, vault_command
from ui.vault_protocol import AGAIN, CLOSED, LOCKED, PRACTISE, REFUSED

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


def _teller(tmp_path: Path, answers: list[int]) -> list[str]:
    """A window for crashes in which the person gives the next of `answers`."""
    (tmp_path / "answers").write_text(" ".join(map(str, answers)))
    code = """
import sys
from pathlib import Path
folder = Path(sys.argv[1])
with (folder / "told").open("a") as log:
    log.write("told\\n")
answers = (folder / "answers").read_text().split()
(folder / "answers").write_text(" ".join(answers[1:]))
sys.exit(int(answers[0]))
"""
    return [sys.executable, "-c", code, str(tmp_path)]


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


def test_who_wants_to_practise_gets_another_process_for_it_and_then_the_prompt_again(tmp_path: Path) -> None:
    assert Launcher(_vault(tmp_path, [PRACTISE, PRACTISE, LOCKED, CLOSED])).run() == CLOSED
    assert _words(tmp_path) == ["show", "showPractice", "showPractice", "show"]
    assert len({line.split()[0] for line in _lines(tmp_path, "heard")}) == 4


def test_after_a_crash_the_next_one_is_told(tmp_path: Path) -> None:
    assert Launcher(_vault(tmp_path, [1, LOCKED, CLOSED])).run() == CLOSED
    assert _words(tmp_path) == ["show", "showAfterCrash", "show"]


def test_a_vault_that_keeps_crashing_ends_the_program_with_its_code_after_it_was_told(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    assert Launcher(_vault(tmp_path, [9, 9, 9, CLOSED]), _teller(tmp_path, [CLOSED])).run() == 9
    assert len(_words(tmp_path)) == 3
    assert _lines(tmp_path, "told") == ["told"]
    assert "Er is niets verloren" in capfd.readouterr().err
    assert not [pid for pid in _lines(tmp_path, "started") if _alive(int(pid))]


def test_who_tries_again_after_three_crashes_gets_a_prompt_again(tmp_path: Path) -> None:
    launcher = Launcher(_vault(tmp_path, [9, 9, 9, 9, CLOSED]), _teller(tmp_path, [AGAIN]))
    assert launcher.run() == CLOSED
    assert len(_words(tmp_path)) == 5


def test_a_crash_now_and_then_is_told_at_the_prompt_only(tmp_path: Path) -> None:
    assert Launcher(_vault(tmp_path, [9, 9, LOCKED, 9, 9, CLOSED]), _teller(tmp_path, [])).run() == CLOSED
    assert not _lines(tmp_path, "told")


def test_where_no_window_can_be_opened_the_sentence_stands_in_the_shell(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    assert Launcher(_vault(tmp_path, [9, 9, 9]), [sys.executable, "-c", "raise SystemExit(1)"]).run() == 9
    assert "servicedesk" in capfd.readouterr().err


def test_the_window_for_crashes_ends_with_its_launcher(tmp_path: Path) -> None:
    teller = subprocess.Popen(stopped_command(), cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    assert teller.stdout is not None
    assert teller.stdin is not None
    assert teller.stdout.readline().strip() == "shown"
    teller.stdin.close()
    assert teller.wait(20) == CLOSED
    teller.stdout.close()


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


@pytest.mark.parametrize("forbidden", ["jgvisit.store", "jgvisit.services", "jgvisit.records", "keyring", "sqlcipher3"])
def test_the_window_for_crashes_loads_neither_keys_nor_store_nor_services(forbidden: str) -> None:
    code = f"import sys, ui.stopped; sys.exit(any(m.startswith({forbidden!r}) for m in sys.modules))"
    assert subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=False).returncode == 0


def test_a_vault_is_started_by_this_interpreter_with_no_secret_in_sight() -> None:
    assert vault_command() == [sys.executable, "-m", "ui.launch", "--vault"]


def test_an_installed_program_starts_itself_again_by_its_own_name() -> None:
    code = "from ui.launcher import stopped_command, vault_command; print(*vault_command(), *stopped_command())"
    command = [sys.executable, "-X", "jgvisit=/opt/jgvisit/jgvisit", "-c", code]
    said = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True).stdout
    assert said.split() == ["/opt/jgvisit/jgvisit", "--vault", "/opt/jgvisit/jgvisit", "--stopped"]
