"""How long a program that was laid out takes from its start to its first painted window."""

from __future__ import annotations

import os
import statistics
import subprocess
import tempfile
import time
from pathlib import Path

from ui.vault_protocol import SHOWN

RUNS = 5


def start_time(program: Path) -> float:
    """Return the median of five starts, in seconds, on a warm disk and without a display; the store is a new one's.

    Raises:
        RuntimeError: it did not come to a window.
    """
    took = list[float]()
    with tempfile.TemporaryDirectory() as folder:
        environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "JGVISIT_STORE": str(Path(folder) / "store")}
        for _ in range(RUNS):
            started = time.monotonic()
            with subprocess.Popen(  # noqa: S603  the program we just made
                [str(program), "--vault"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=environment
            ) as vault:
                assert vault.stdin is not None
                assert vault.stdout is not None
                vault.stdin.write("show\n")
                vault.stdin.flush()
                said = vault.stdout.readline().strip()
                took.append(time.monotonic() - started)
                vault.stdin.close()
                vault.kill()
            if said != SHOWN:
                raise RuntimeError("no window")
    return statistics.median(took)
