"""The process on the failing disk, seen from outside."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from tests.reliability import disk_child
from tests.reliability.disk_shim import FAULTS, Fault, Operation, environment, read_diary


@dataclass(frozen=True)
class Report:
    """What came of one visit."""

    seen: int
    """Operations of the fault's kinds; without a fault, of all kinds."""
    failed: int
    told: tuple[str, ...]
    """Codes of the errors that a person read."""
    bad: tuple[str, ...]


class DiskProcess:
    """A warm worker on a disk that fails when told."""

    def __init__(self, folder: Path, process: subprocess.Popen[str]) -> None:
        self._folder, self._process = folder, process
        self._said: IO[str] = process.stdout  # type: ignore[assignment]  # a pipe was asked for
        assert self._line() == "ready"

    def visit(
        self, seed: int, fault: Fault | None = None, at: int = 0, *, diary: bool = False, gives_up: bool = False
    ) -> Report:
        """Let one visit happen, with the fault at the `at`-th operation of its kinds."""
        if diary:
            os.truncate(self._folder / "diary", 0)
        number = -1 if fault is None else FAULTS.index(fault)
        command = {"seed": seed, "fault": number, "at": at, "diary": diary, "gives_up": gives_up}
        assert self._process.stdin is not None
        self._process.stdin.write(json.dumps(command) + "\n")
        self._process.stdin.flush()
        while not (line := self._line()).startswith("report "):
            pass
        told = json.loads(line.removeprefix("report "))
        return Report(told["seen"], told["failed"], tuple(told["told"]), tuple(told["bad"]))

    def set_up(self, *, diary: bool = False) -> Report:
        """Let a store be made where none is."""
        return self.visit(0, diary=diary, at=-1)

    def diary(self) -> list[Operation]:
        """Return what the last visit did to the disk, and what it said, in order."""
        return list(read_diary(self._folder / "diary"))

    def _line(self) -> str:
        line = self._said.readline()
        if not line:
            raise RuntimeError(f"the worker on the disk ended: {(self._folder / 'errors').read_text()[-3000:]}")
        return line.rstrip("\n")


@contextmanager
def disk_process(folder: Path, planted: str = "") -> Iterator[DiskProcess]:
    """Run a worker on the ground that was laid in `folder`; `planted` names a fault of the program itself."""
    (folder / "disk").mkdir(exist_ok=True)
    (folder / "diary").write_bytes(b"")
    given = environment(folder / "disk", folder / "control", folder / "diary")
    with (folder / "errors").open("w") as errors:
        process = subprocess.Popen(
            [sys.executable, str(Path(disk_child.__file__)), str(folder), *([planted] if planted else [])],
            env=os.environ | given | {"DBUS_SESSION_BUS_ADDRESS": "", "PYTHON_KEYRING_BACKEND": ""},
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=errors, text=True,
        )  # fmt: skip
        try:
            yield DiskProcess(folder, process)
        finally:
            process.kill()
            process.wait()
            for pipe in (process.stdin, process.stdout):
                assert pipe is not None
                pipe.close()
