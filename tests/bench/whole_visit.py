"""The whole demo without a display: its time. And the memory of a vault in which a visit was done."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

from laptop import in_a_visit, new_laptop, with_family
from program import ROOT

from tests.bench.figure import Figure
from tests.bench.workplace import scratch

CHILD = ROOT / "tests" / "journeys" / "visit_child.py"
PAPERS = 4


def measure() -> dict[str, Figure]:
    """Play the demo once; then let a worker tell cards and seal papers in a process of the real screens."""
    with scratch() as folder:
        command = [sys.executable, "-m", "ui.launch", "demo", "--headless", "--out", str(folder / "out")]
        started = time.perf_counter()
        subprocess.run(command, cwd=ROOT, stdout=subprocess.DEVNULL, check=True)
        took = time.perf_counter() - started
        memory_mb = _rss_after_visit(folder / "store")
    return {
        "headless_demo": Figure(took, "s", 60.0, "wall clock, set-up included"),
        "memory": Figure(memory_mb, "MB", 350.0, f"RSS of the program after cards and {PAPERS} sealed papers"),
    }


def _rss_after_visit(store: Path) -> float:
    laptop = new_laptop(store)
    in_a_visit(laptop, with_family(laptop))
    environment = os.environ | {"PYTHONPATH": f"{ROOT / 'tests'}:{ROOT}"}
    command = [sys.executable, str(CHILD), "wander", str(store), "7"]
    with subprocess.Popen(
        command, env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as child:  # fmt: skip
        assert child.stdin is not None
        assert child.stdout is not None
        child.stdin.write(laptop.words + "\n")
        child.stdin.flush()
        signed = 0
        for line in child.stdout:
            signed += line.startswith("shown signed")
            if signed == PAPERS:
                break
        lines = Path(f"/proc/{child.pid}/status").read_text(encoding="ascii").splitlines()
        child.kill()
    return next(int(line.split()[1]) for line in lines if line.startswith("VmRSS")) / 1024
