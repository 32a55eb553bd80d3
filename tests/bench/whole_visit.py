"""The whole demo without a display: its time, and the memory it ends with."""

from __future__ import annotations

import os
import subprocess
import sys
import time

from program import ROOT, until

from tests.bench.figure import Figure
from tests.bench.workplace import scratch


def measure() -> dict[str, Figure]:
    """Play it once and look at the player's largest memory while it runs."""
    with scratch() as folder:
        out = folder / "out"
        command = [sys.executable, "-m", "ui.launch", "demo", "--headless", "--out", str(out)]
        started = time.perf_counter()
        player = subprocess.Popen(command, cwd=ROOT, env=os.environ, stdout=subprocess.DEVNULL)
        largest = 0

        def ended() -> bool:
            nonlocal largest
            largest = max(largest, _rss_kb(player.pid))
            return player.poll() is not None

        until(ended, "the end of the demo", timeout_s=180)
        took = time.perf_counter() - started
        assert player.returncode == 0
    return {
        "headless_demo": Figure(took, "s", 60.0, "wall clock, set-up included"),
        "memory": Figure(largest / 1024, "MB", 350.0, "largest RSS of the player, a whole visit with one lock"),
    }


def _rss_kb(pid: int) -> int:
    try:
        with open(f"/proc/{pid}/status", encoding="ascii") as status:
            return next((int(line.split()[1]) for line in status if line.startswith("VmRSS")), 0)
    except OSError:
        return 0
