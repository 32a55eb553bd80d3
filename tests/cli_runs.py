"""Runs `jgvisit` as a user does: the installed command, its own process, no terminal."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

COMMAND = Path(sys.executable).parent / "jgvisit"


@dataclass(frozen=True)
class Run:
    """What a run printed, and its exit code."""

    code: int
    out: str
    err: str


def jgvisit(*arguments: str | Path, store: Path, typed: str = "", **environment: str) -> Run:
    """Run the command with its store in `store`; `typed` is what comes over standard input."""
    done = subprocess.run(
        [COMMAND, *map(str, arguments)],
        input=typed.encode(),
        capture_output=True,
        start_new_session=True,  # no terminal: a prompt reads standard input
        check=False,
        timeout=60,
        env={**os.environ, "JGVISIT_STORE": str(store), **environment},
    )
    return Run(done.returncode, done.stdout.decode("utf-8"), done.stderr.decode("utf-8"))


def assert_refused(run: Run, *named: str) -> None:
    """Look for exit code 2, nothing on standard output, and one line that says what is wrong."""
    assert (run.code, run.out) == (2, ""), run
    assert "Traceback" not in run.err
    last = run.err.strip().splitlines()[-1]
    assert last.startswith("jgvisit: ")
    for name in named:
        assert name in last
