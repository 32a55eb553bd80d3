"""Only the IT department's channel installs: no path of the laptop's program fetches, makes or runs a program."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from installer.bundle.lock import for_target
from installer.bundle.pruning import is_wanted_python_file
from installer.bundle.targets import LINUX, WINDOWS

ROOT = Path(__file__).resolve().parents[2]
NETWORK = {"httpx", "urllib.request", "http.client", "socket", "ftplib", "aiohttp", "requests", "webbrowser", "asyncio"}
MAY_CONNECT = {"jgvisit/sync/http.py", "jgvisit/sync/login.py", "jgvisit/sync/browser.py"}
"""The server's API under pinned trust, the log-in provider, and the system's browser for its page."""
MAY_START = {"jgvisit/clock.py", "jgvisit/store/machine.py", "ui/launcher.py", "ui/selftest.py"}
"""The platform's own tools with fixed words, and this program itself."""
DEMO = "ui/demo/"
"""Plays a whole municipality on the loopback, from what is installed."""
STARTS = {"os.system", "os.popen", "os.startfile", "os.execv", "os.execve", "os.execvp", "os.spawnv", "os.posix_spawn"}
RUNS_TEXT = {"exec", "eval", "compile", "__import__"}
LOADS_FILES = {"run_path", "run_module", "spec_from_file_location", "zipimporter", "SourceFileLoader"}


def _client() -> Iterator[tuple[str, ast.Module]]:
    for top in ("jgvisit", "ui"):
        for file in sorted((ROOT / top).rglob("*.py")):
            name = file.relative_to(ROOT).as_posix()
            if not name.startswith(("jgvisit/server/", DEMO)):
                yield name, ast.parse(file.read_text(encoding="utf-8"))


CLIENT = tuple(_client())


def _imports(tree: ast.Module) -> set[str]:
    found = set[str]()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found |= {node.module, *(f"{node.module}.{alias.name}" for alias in node.names)}
    return found


def _calls(tree: ast.Module) -> Iterator[tuple[str, ast.Call]]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            of = node.func
            yield (of.attr if isinstance(of, ast.Attribute) else of.id if isinstance(of, ast.Name) else ""), node


def _written_out(told: ast.expr, tree: ast.Module) -> str:
    """Return the text that stands there, or that a constant of the module is; empty for anything else."""
    if isinstance(told, ast.Constant):
        return str(told.value)
    for node in tree.body:
        if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == ast.unparse(told):
            return str(node.value.value) if isinstance(node.value, ast.Constant) else ""
    return ""


def test_three_modules_of_the_laptop_speak_to_a_network() -> None:
    assert {name for name, tree in CLIENT if _imports(tree) & NETWORK} == MAY_CONNECT


def test_four_modules_of_the_laptop_start_a_process() -> None:
    starts = {"subprocess", "multiprocessing", "PySide6.QtCore.QProcess", "pty"}
    assert {name for name, tree in CLIENT if _imports(tree) & starts} == MAY_START
    for name, tree in CLIENT:
        called = {ast.unparse(node.func) for _, node in _calls(tree)}
        assert called.isdisjoint(STARTS), name


def test_nothing_that_came_from_outside_is_ever_run_as_code() -> None:
    wrong = list[str]()
    for name, tree in CLIENT:
        for called, node in _calls(tree):
            # bare names only: Qt and typst have an `exec` and a `compile` of their own
            if called in LOADS_FILES or (called in RUNS_TEXT and isinstance(node.func, ast.Name)):
                wrong.append(f"{name}:{node.lineno} {called}")
            if called == "import_module" and not _written_out(node.args[0], tree).startswith("jgvisit."):
                wrong.append(f"{name}:{node.lineno} imports what a variable names")
        if any(isinstance(node, ast.Attribute) and node.attr == "path" and ast.unparse(node.value) == "sys"
               for node in ast.walk(tree)):  # fmt: skip
            wrong.append(f"{name} changes where modules are found")
    assert wrong == []


def test_no_file_is_ever_given_the_right_to_run() -> None:
    for name, tree in CLIENT:
        for called, node in _calls(tree):
            if called in ("chmod", "fchmod"):
                modes = [each.value for each in ast.walk(node) if isinstance(each, ast.Constant)]
                assert all(not isinstance(mode, int) or mode & 0o111 == 0 or mode == 0o700 for mode in modes), name


@pytest.mark.parametrize("target", [LINUX, WINDOWS], ids=["linux", "windows"])
def test_what_is_installed_has_no_installer_of_packages_in_it(target: object) -> None:
    assert isinstance(target, type(LINUX))
    assert {pin.name for pin in for_target(target)}.isdisjoint({"pip", "setuptools", "uv", "wheel", "conda"})
    assert not is_wanted_python_file("ensurepip/__init__.py")
    assert not is_wanted_python_file("Lib/site-packages/pip/__init__.py")


def test_the_installers_plan_no_later_visit_of_their_own() -> None:
    own = [ROOT / "installer/windows/jgvisit.wxs", *(ROOT / "installer/linux").rglob("*")]
    text = "\n".join(file.read_text(encoding="utf-8") for file in own if file.is_file())
    assert not re.search(
        r"schtasks|ScheduledTask|ServiceInstall|cron|systemctl|curl |wget |apt-get update.*jgvisit", text
    )
