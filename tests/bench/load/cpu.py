"""CPU seconds of a process and of what it started, as the kernel counted them."""

from __future__ import annotations

import os
from pathlib import Path

_TICKS = os.sysconf("SC_CLK_TCK")


def cpu_seconds(pid: int) -> float:
    """Return user and system time of `pid`, its children that ended, and all that still run below it."""
    total, below = 0, [pid]
    while below:
        one = below.pop()
        try:
            fields = Path(f"/proc/{one}/stat").read_text(encoding="ascii", errors="replace").rpartition(")")[2].split()
            threads = list(Path(f"/proc/{one}/task").iterdir())
            children = [thread / "children" for thread in threads]
            below += [int(child) for file in children for child in file.read_text(encoding="ascii").split()]
        except OSError:  # it ended meanwhile; its parent counts it from now on
            continue
        total += sum(map(int, fields[11:15]))
    return total / _TICKS
