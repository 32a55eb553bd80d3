"""Let a coverage-guided fuzzer look for input that breaks a reader, in parts that add up over runs."""

from __future__ import annotations

import importlib.util
import json
import re
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Iterable
from pathlib import Path

import msgspec

from tests.bench.figure import Figure

ROOT = Path(__file__).resolve().parents[3]
CORPUS = ROOT / "build" / "fuzzing"
MINUTES_WANTED = 30
QUIET_WANTED = 10
_PART_S = 120
# the second an input may take is counted by the worker, in time of the processor; this ends what hangs
_LIMITS = ("-timeout=60", "-malloc_limit_mb=256", "-rss_limit_mb=2048", "-max_len=65536")
_PULSE = re.compile(r"^#(\d+)\s+[A-Za-z]+\s+(?:cov: (\d+))?", re.MULTILINE)


class Sum(msgspec.Struct):
    """What all parts together found about one reader."""

    minutes: float = 0.0
    """Of the processor: others may be at work on the machine, and then a minute of the clock is less."""
    executions: int = 0
    edges: int = 0
    quiet: float = 0.0
    """Minutes since an edge was reached that was new."""
    broken: int = 0

    @property
    def enough(self) -> bool:
        return self.minutes >= MINUTES_WANTED and self.quiet >= QUIET_WANTED

    def figure(self) -> Figure:
        """Return the figure: its value is how often the reader broke."""
        looked = f"{self.minutes:.0f} min, {self.executions:,} executions, {self.edges:,} edges, none new for"
        wanted = "" if self.enough else f"; {MINUTES_WANTED} min and {QUIET_WANTED} without a new one are wanted"
        against = f"{looked} {self.quiet:.0f} min of the processor; at most 1 s and 256 MB an input{wanted}"
        return Figure(self.broken + (not self.enough) * 0.5, "bad", 0.0, against)


def can_fuzz() -> bool:
    """Tell whether the fuzzer is installed."""
    return importlib.util.find_spec("atheris") is not None


def fuzz(names: Iterable[str], end: float, said: Callable[[str], None]) -> dict[str, Figure]:
    """Fuzz the readers in turns, the least looked at first, until `end` (monotonic seconds) or enough."""
    sums = {name: _kept().get(name, Sum()) for name in names}
    while time.monotonic() < end and (left := [name for name, found in sums.items() if not found.enough]):
        name = min(left, key=lambda each: sums[each].minutes)
        seconds = max(10, min(_PART_S, int(end - time.monotonic())))
        if report := _part(name, sums[name], seconds):
            said(f"fuzz_{name}: {report}")
        _keep(name, sums[name])
    return {f"fuzz_{name}": found.figure() for name, found in sums.items()}


def _part(name: str, found: Sum, seconds: int) -> str:
    """Run one part and add it up; return the report of an input that broke the reader."""
    command = [sys.executable, "-m", "tests.reliability.fuzzing.worker", name, str(CORPUS / name), *_LIMITS,
               f"-max_total_time={seconds}", f"-seed={found.executions + 1}",
               f"-artifact_prefix={CORPUS}/{name}-"]  # fmt: skip
    CORPUS.mkdir(parents=True, exist_ok=True)
    before = _processor_s()
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, errors="replace", check=False)
    pulses = _PULSE.findall(done.stderr)
    edges = max((int(cov) for _, cov in pulses if cov), default=0)
    found.executions += max((int(number) for number, _ in pulses), default=0)
    minutes = (_processor_s() - before) / 60
    found.minutes += minutes
    found.quiet = found.quiet + minutes if edges <= found.edges else 0.0
    found.edges = max(found.edges, edges)
    found.broken += done.returncode != 0
    return "" if done.returncode == 0 else done.stderr[-4000:]


def _processor_s() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _keep(name: str, found: Sum) -> None:
    kept = _kept() | {name: found}
    (CORPUS / "sums.json").write_bytes(msgspec.json.encode(kept))


def _kept() -> dict[str, Sum]:
    file = CORPUS / "sums.json"
    return msgspec.convert(json.loads(file.read_bytes()), dict[str, Sum]) if file.exists() else {}
