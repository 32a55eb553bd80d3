"""Gather figures of faults: python -m tests.reliability [--minutes M] [NAME...]

Each figure is gathered in parts and kept in build/reliability-tallies.json, so that a run goes on where the last one
stopped. Prints a table, writes build/reliability.json; exit 1 when something was bad, or too little was tried.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
os.environ["QT_QPA_PLATFORM"] = "offscreen"
sys.path.insert(0, str(ROOT / "tests"))
sys.path.insert(0, str(ROOT / "tests" / "journeys"))

from rich.console import Console  # noqa: E402  the paths above come first
from rich.table import Table  # noqa: E402  the paths above come first

from tests.bench.figure import Figure  # noqa: E402  the paths above come first
from tests.reliability import (  # noqa: E402  the paths above come first
    api,
    cuts,
    faults,
    figures,
    kills,
    locks,
    tampering,
)
from tests.reliability.fuzzing import fuzz  # noqa: E402  the paths above come first
from tests.reliability.fuzzing.targets import TARGETS as READERS  # noqa: E402  the paths above come first
from tests.reliability.simulation import many, soak  # noqa: E402  the paths above come first
from tests.reliability.tally import Tally, tally  # noqa: E402  the paths above come first
from tests.reliability.tampering import (  # noqa: E402  the paths above come first
    ExportTarget,
    PaperTarget,
    StoreTarget,
    tamper,
)

NOT_MEASURED = (
    "Not measured: Windows, NTFS, macOS, drives that lie about flushing, a disk that hangs, power really cut (a model"
    " of the disk stands for it), pixels on a screen. Kills show only that no screen runs ahead of its commit."
)
_PART = 40


@contextmanager
def _folder() -> Iterator[Path]:
    with tempfile.TemporaryDirectory() as folder:
        yield Path(folder)


def _kills(sum_so_far: Tally) -> None:
    seed = sum_so_far.next_seed
    sum_so_far.add(*kills.kill_some(seed), seed)


def _cuts(sum_so_far: Tally) -> None:
    found, seed = cuts.cut_some(len(sum_so_far.seeds.split()))
    for bad in found.bad:
        print(bad, file=sys.stderr)
    sum_so_far.add(found.tried, len(found.bad), seed)


def _faults(sum_so_far: Tally) -> None:
    found, seed = faults.every_fault(len(sum_so_far.seeds.split()))
    for bad in found.bad:
        print(bad, file=sys.stderr)
    sum_so_far.add(found.tried, len(found.bad), seed)


def _simulate(sum_so_far: Tally) -> None:
    seed = sum_so_far.next_seed
    failed = many.run_some(seed)
    for story in failed:
        print(story, file=sys.stderr)
    sum_so_far.add(many.PART, len(failed), seed)


def _api(sum_so_far: Tally) -> None:
    seed = sum_so_far.next_seed
    tried, failures = api.check_some(seed)
    for failure in failures:
        print(failure, file=sys.stderr)
    sum_so_far.add(tried, len(failures), seed)


def _soak(sum_so_far: Tally) -> None:
    seed = sum_so_far.next_seed
    failed = soak.soak_some(seed)
    for story in failed:
        print(story, file=sys.stderr)
    sum_so_far.add(soak.PART, len(failed), seed)


def _figures(sum_so_far: Tally) -> None:
    seed = sum_so_far.next_seed
    sum_so_far.add(*figures.publish_some(seed), seed)


def _tamper(part: str) -> Callable[[Tally], None]:
    def gather(sum_so_far: Tally) -> None:
        with _folder() as folder:
            match part:
                case "paper":
                    target: PaperTarget | ExportTarget | StoreTarget = PaperTarget()
                case "export":
                    target = ExportTarget(folder)
                case _:
                    target = StoreTarget(folder, part)
            seed = sum_so_far.next_seed
            outcome = tamper(target, _PART * 5, seed)
        sum_so_far.add(outcome.tried, outcome.unnoticed, seed)

    return gather


FIGURES: dict[str, tuple[int, str, Callable[[Tally], None]]] = {
    "kills": (1000, "kill -9 in a visit; bad: something painted as done was gone, or the store did not open", _kills),
    "cuts": (1000, "power cut, simulated: store, log, key file, head mark, tries, names; bad: lost, not to be opened",
             _cuts),
    "faults": (3000, "no room, I/O error, failed flush at each k; bad: lost, doubled, wrongly called saved, no way on",
               _faults),
    "simulation": (10_000, "client, server, line, clock, one seed each; bad: lost, doubled, merged, promised, no rest",
                   _simulate),
    "simulation_soak": (200, "the same plans on PostgreSQL, threads as the machine likes: not deterministic", _soak),
    "figures": (10_000, "figures for the council, up to three editions; bad: a linear program works out what is hidden",
                _figures),
    "api": (20_000, "signed requests made up from the OpenAPI document; bad: an answer it does not describe", _api),
    "tamper_store": (1000, "flips, cuts, swapped and old pages of the store; bad: another answer, unnoticed",
                     _tamper("store")),
    "tamper_wal": (1000, "the same in its log", _tamper("wal")),
    "tamper_keys": (1000, "flips and cuts of the key file", _tamper("keys")),
    "tamper_export": (1000, "flips and cuts of an exported journal", _tamper("export")),
    "tamper_paper": (1000, "flips and cuts of a sealed paper", _tamper("paper")),
}  # fmt: skip
_LOCK = "lock"
_FUZZED = {f"fuzz_{name}": name for name in READERS}
CONTROLS: dict[str, Callable[[], bool]] = {
    "kills": kills.planted_fault_is_caught,
    "cuts": lambda: not cuts.planted_faults_missed(),
    "faults": lambda: not faults.planted_faults_missed(),
    "simulation": lambda: not many.planted_faults_missed(),
    "api": lambda: not api.lies_missed(),
    "tamper_": lambda: not tampering.planted_faults_missed(),
    _LOCK: lambda: not locks.planted_faults_missed(),
}


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="make reliability")
    parser.add_argument("--minutes", type=float, default=600.0, help="stop after so long; the next run goes on")
    parser.add_argument("names", nargs="*", metavar="NAME", help=", ".join([*FIGURES, _LOCK, *_FUZZED]))
    given = parser.parse_args(arguments)
    if unknown := set(given.names) - {*FIGURES, _LOCK, *_FUZZED}:
        parser.error(f"no such figure: {', '.join(sorted(unknown))}")
    names = [name for name in FIGURES if not given.names or name in given.names]
    timed = [_LOCK] if not given.names or _LOCK in given.names else []
    readers = [name for figure, name in _FUZZED.items() if not given.names or figure in given.names]
    end = time.monotonic() + given.minutes * 60
    for prefix, control in CONTROLS.items():
        if any(name.startswith(prefix) for name in (*names, *timed)) and not control():
            print(f"{prefix}: the planted fault was not noticed, so the figure would say nothing", file=sys.stderr)
            return 1
    if readers and not fuzz.can_fuzz():
        print("the fuzzer is not installed: make reliability installs it", file=sys.stderr)
        return 1
    found = _gather(names, end)
    if timed:
        found |= locks.gather(end, lambda said: print(said, file=sys.stderr))
    found |= fuzz.fuzz(readers, end, lambda said: print(said, file=sys.stderr))
    _print(found)
    _write(ROOT / "build" / "reliability.json", found)
    return 0 if all(figure.ok for figure in found.values()) else 1


def _gather(names: list[str], end: float) -> dict[str, Figure]:
    sums = {name: tally(name, *FIGURES[name][:2]) for name in names}
    while time.monotonic() < end and (left := [each for each in sums.values() if each.tried < each.wanted]):
        for each in left:
            FIGURES[each.name][2](each)
            if time.monotonic() > end:
                break
    return {name: each.figure() for name, each in sums.items()}


def _print(found: dict[str, Figure]) -> None:
    table = Table("figure", "bad, or measured", "", "how")
    for name, figure in found.items():
        value = f"{int(figure.value)}" if figure.unit == "bad" else f"{figure.value:.0f} {figure.unit}"
        table.add_row(name, value, "ok" if figure.ok else "NOT YET", figure.against)
    console = Console(width=150)
    console.print(table)
    console.print(NOT_MEASURED)


def _write(file: Path, found: dict[str, Figure]) -> None:
    """Keep figures of earlier runs that were not asked for now."""
    kept = json.loads(file.read_text(encoding="utf-8")) if file.exists() else {}
    for name, figure in found.items():
        kept[name] = {
            "value": figure.value, "unit": figure.unit, "bar": figure.bar, "ok": figure.ok, "against": figure.against,
        }  # fmt: skip
    file.write_text(json.dumps(kept, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
