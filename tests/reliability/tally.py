"""What was tried and what went wrong, kept from run to run, so that a long figure can be gathered in parts."""

from __future__ import annotations

import json
import os
import platform
import tempfile
from dataclasses import dataclass
from pathlib import Path

from tests.bench.figure import Figure

ROOT = Path(__file__).resolve().parent.parent.parent
FILE = ROOT / "build" / "reliability-tallies.json"


@dataclass
class Tally:
    """One figure so far."""

    name: str
    wanted: int
    """Bar: so many trials, none of them bad."""
    what: str
    tried: int = 0
    bad: int = 0
    seeds: str = ""

    def add(self, tried: int, bad: int, seed: int) -> None:
        """Count one part and keep it at once."""
        self.tried += tried
        self.bad += bad
        self.seeds = f"{self.seeds} {seed}".strip()
        kept = _kept()
        kept[self.name] = {"tried": self.tried, "bad": self.bad, "seeds": self.seeds}
        FILE.parent.mkdir(exist_ok=True)
        FILE.write_text(json.dumps(kept, indent=2) + "\n", encoding="utf-8")

    @property
    def next_seed(self) -> int:
        """Another one than in every part before."""
        return 20261122 + self.tried

    def figure(self) -> Figure:
        """Return the figure: its value is the number of bad ones, and its bar is none, once enough were tried."""
        bound = "" if self.bad or not self.tried else f", so below {3 / self.tried:.2g} (95 %)"
        enough = "" if self.tried >= self.wanted else f"; {self.wanted} are wanted"
        against = f"{self.bad} of {self.tried}{bound}{enough}; {self.what}; {machine()}; seeds from {self.seeds[:8]}"
        return Figure(self.bad + (self.tried < self.wanted) * 0.5, "bad", 0.0, against)


def tally(name: str, wanted: int, what: str) -> Tally:
    """Return a figure as it stood after the last run."""
    kept = _kept().get(name, {"tried": 0, "bad": 0, "seeds": ""})
    return Tally(name, wanted, what, kept["tried"], kept["bad"], kept["seeds"])


def _kept() -> dict[str, dict[str, int | str]]:
    return json.loads(FILE.read_text(encoding="utf-8")) if FILE.exists() else {}


def machine() -> str:
    """Name the operating system, and the file system on which the stores of these figures lie."""
    return f"{platform.system()} {platform.release().split('-')[0]}, {_file_system(Path(tempfile.gettempdir()))}"


def _file_system(path: Path) -> str:
    """Name the file system that `path` lies on."""
    device = path.stat().st_dev
    for line in Path("/proc/self/mountinfo").read_text(encoding="utf-8").splitlines():
        fields = line.split()
        major, minor = map(int, fields[2].split(":"))
        if os.makedev(major, minor) == device:
            return fields[fields.index("-") + 1]
    return "unknown file system"
