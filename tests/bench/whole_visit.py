"""The whole demo without a display: its time. And the memory of a vault in which a visit was done."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

from laptop import in_a_visit, new_laptop, with_family
from program import ROOT
from warm_visits import warm_visits

from tests.bench.figure import Figure
from tests.bench.workplace import scratch

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
    with warm_visits() as visits:
        visits.start("wander", laptop, 7)
        signed = 0
        while signed < PAPERS:
            signed += visits.hear().startswith("shown signed")
        lines = Path(f"/proc/{visits.pid}/status").read_text(encoding="ascii").splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("VmRSS")) / 1024
