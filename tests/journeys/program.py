"""The program as its processes look from outside, for journeys through locks, crashes and bad input."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

DRIVEN = Path(__file__).with_name("driven.py")
ROOT = DRIVEN.parent.parent.parent


def until(condition: Callable[[], object], what: str, timeout_s: float = 30, pause_s: float = 0.02) -> None:
    end = time.monotonic() + timeout_s
    while not condition():
        assert time.monotonic() < end, f"waited in vain for {what}"
        time.sleep(pause_s)


def alive(pid: int) -> bool:
    """Tell whether a process runs; one that ended and was not yet fetched does not."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def children(pid: int) -> list[int]:
    """Return the child processes, the oldest first."""
    try:
        return [int(child) for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]
    except OSError:
        return []


@dataclass
class Program:
    """A running launcher."""

    launcher: subprocess.Popen[str]
    folder: Path
    waiting: int = 0
    """The vault behind the prompt when it was last looked for: the kernel may leave a child out of its list."""

    def vaults(self) -> list[int]:
        return [pid for pid in children(self.launcher.pid) if alive(pid)]

    def ask(self, pid: int, do: str, text: str = "") -> dict[str, Any]:
        """Have the hand inside a vault do something; return what is on the screen after it."""
        until((self.folder / f"{pid}.sock").exists, "the hand in the vault")
        with socket.socket(socket.AF_UNIX) as line:
            line.settimeout(120)
            until(lambda: line.connect_ex(str(self.folder / f"{pid}.sock")) == 0, "the hand to listen")
            line.sendall(json.dumps({"do": do, "text": text}).encode() + b"\n")
            return dict(json.loads(line.makefile("rb").readline()))

    def prompting(self, *gone: int) -> int:
        """Wait for the vault that shows its prompt now, with the next one behind it; return its pid."""
        seen: list[int] = []
        shown: list[int] = []

        def look() -> bool:
            seen[:] = vaults = [pid for pid in self.vaults() if pid not in gone]
            shown[:] = [pid for pid in vaults if self.ask(pid, "look")["shown"]]
            return len(vaults) == 2 and len(shown) == 1

        until(look, "a prompt and a vault that waits behind it")
        [self.waiting] = [pid for pid in seen if pid not in shown]
        return shown[0]


@contextmanager
def program(folder: Path, store: Path, *, command: list[str] | None = None) -> Iterator[Program]:
    """Run the launcher on `store`; by default with vaults that a test can lead."""
    folder.mkdir(exist_ok=True)
    environment = os.environ | {
        "QT_QPA_PLATFORM": "offscreen",
        "JGVISIT_STORE": str(store),
        "PYTHONPATH": f"{ROOT / 'tests'}:{ROOT}",
    }
    launcher = subprocess.Popen(
        command or [sys.executable, str(DRIVEN), "launcher", str(folder)],
        env=environment, cwd=ROOT, stderr=subprocess.PIPE, text=True,
    )  # fmt: skip
    running = Program(launcher, folder)
    try:
        yield running
    finally:
        left = running.vaults()
        launcher.kill()
        launcher.communicate(timeout=30)
        until(lambda: not [pid for pid in left if alive(pid)], "the vaults to end with their launcher")
