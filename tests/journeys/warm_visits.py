"""Visits in processes that can be killed, of a program that is loaded once."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from laptop import Laptop

CHILD = Path(__file__).with_name("visit_child.py")


class WarmVisits:
    """Starts one visit after another; each is a process of its own."""

    def __init__(self, process: subprocess.Popen[str], errors: Path) -> None:
        self._process, self._errors = process, errors
        self.pid = 0

    def start(self, what: str, laptop: Laptop, seed: int) -> None:
        """Let a worker go on with the visit, or end it."""
        command = {"what": what, "store": str(laptop.places.store_dir), "seed": seed, "words": laptop.words}
        assert self._process.stdin is not None
        self._process.stdin.write(json.dumps(command) + "\n")
        self._process.stdin.flush()
        self.pid = int(self._line().removeprefix("pid "))

    def hear(self) -> str:
        """Return what the visit says next."""
        line = self._line()
        assert not line.startswith("gone "), self.errors()
        return line

    def kill(self) -> list[str]:
        """End the visit with no warning; return what it still said before."""
        os.kill(self.pid, signal.SIGKILL)
        return self.rest()[0]

    def rest(self) -> tuple[list[str], int]:
        """Return what the visit says until its end, and its exit code."""
        said = []
        while not (line := self._line()).startswith("gone "):
            said.append(line)
        return said, int(line.removeprefix("gone "))

    def errors(self) -> str:
        """Return what went wrong inside."""
        return self._errors.read_text(encoding="utf-8")

    def _line(self) -> str:
        assert self._process.stdout is not None
        line = self._process.stdout.readline()
        assert line.endswith("\n"), self.errors()
        return line.rstrip("\n")


@contextmanager
def warm_visits() -> Iterator[WarmVisits]:
    """Load the program once."""
    tests, root = CHILD.parents[1], CHILD.parents[2]
    with tempfile.NamedTemporaryFile() as errors:
        process = subprocess.Popen(
            [sys.executable, str(CHILD)],
            env=os.environ | {"PYTHONPATH": f"{tests}:{root}", "QT_QPA_PLATFORM": "offscreen"},
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=errors, text=True, start_new_session=True,
        )  # fmt: skip
        visits = WarmVisits(process, Path(errors.name))
        try:
            yield visits
        finally:
            os.killpg(process.pid, signal.SIGKILL)  # with a visit that still runs
            process.communicate()
