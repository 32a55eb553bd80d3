"""The power goes: what every disk that is then possible holds, against what had been shown as done by then."""

from __future__ import annotations

import random
import shutil
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from tests.reliability.disk import DiskProcess, disk_process
from tests.reliability.disk_model import MODES, Disk
from tests.reliability.disk_shim import FAULTS, SYNC, Fault, Operation
from tests.reliability.scripted_visit import Ground, judge, judge_set_up, script

FLUSHES = [fault for fault in FAULTS if fault.kinds == SYNC]
CONTROLS: dict[str, Fault | None] = {
    "shown before the commit": None,
    "synchronous=OFF": None,
    "synchronous=NORMAL": None,
    "names not flushed": None,
    "key file written in place": None,
    "head mark ahead": None,
    "log not written again": FLUSHES[0],
}
"""Faults of the program, and of the disk, with which they must show."""
_SEED = 20261122


Look = Callable[[Path, list[int], int | None], list[str]]
"""From a folder, the steps shown and the one begun, to what is wrong."""


@dataclass
class Cuts:
    """What came of some cuts."""

    tried: int = 0
    in_doubt: int = 0
    """Changes that were not sure, over all cuts: with none there was nothing to lose."""
    bad: list[str] = field(default_factory=list)


def cut_some(part: int, times: int = 60) -> tuple[Cuts, int]:
    """Record one visit, or one set-up of a store, and cut the power so many times; return what came of it and the seed.

    In two of five visits a flush fails: what was shown since must be on the disk, not in a memory called clean.
    """
    seed = _SEED + part
    with on_ground() as (ground, disk):
        if part % 5 == 4:
            return cut_set_up(ground, disk, seed, times), seed
        fault = random.Random(seed).choice(FLUSHES) if part % 5 in (1, 3) else None
        return cut_visit(ground, disk, seed, times, fault), seed


@contextmanager
def on_ground(planted: str = "") -> Iterator[tuple[Ground, DiskProcess]]:
    """Give a worker on a watched disk."""
    with tempfile.TemporaryDirectory() as folder:
        ground = Ground.lay(Path(folder))
        with disk_process(Path(folder), planted) as disk:
            yield ground, disk


def cut_visit(ground: Ground, disk: DiskProcess, seed: int, times: int, fault: Fault | None = None) -> Cuts:
    """Record the visit of this seed, with `fault` at one moment, and cut it."""
    chance, at = random.Random(seed), 0
    if fault is not None:
        at = chance.randint(1, disk.visit(seed, fault).seen)
    disk.visit(seed, fault, at, diary=True)
    steps = script(seed, ground)

    def look(folder: Path, shown: list[int], begun: int | None) -> list[str]:
        return judge(ground.visit_at(folder), steps, shown, begun)

    ground.copied(ground.folder / "disk" / "store")
    return _cut(ground.folder, disk.diary(), times, chance, _named(seed, fault, at), look)


def cut_set_up(ground: Ground, disk: DiskProcess, seed: int, times: int) -> Cuts:
    """Record how a store is made, and cut it: what is left is nothing, or a store that opens."""
    chance, store = random.Random(seed), ground.folder / "disk" / "store"
    disk.set_up(diary=True)
    shutil.rmtree(store)
    store.mkdir()
    return _cut(ground.folder, disk.diary(), times, chance, f"set-up, seed {seed}", judge_set_up)


def _named(seed: int, fault: Fault | None, at: int) -> str:
    return f"seed {seed}" if fault is None else f"seed {seed}, {fault.name} at {at}"


def _cut(folder: Path, diary: Sequence[Operation], times: int, chance: random.Random, name: str, look: Look) -> Cuts:
    moments = sorted(chance.randrange(len(diary)) + 1 for _ in range(times))
    store, found = folder / "disk" / "store", Cuts()
    disk, done = Disk(store), 0
    modes = list(MODES)
    for number, moment in enumerate(moments):
        for operation in diary[done:moment]:
            disk.do(operation)
        done = moment
        mode = modes[number % len(modes)]
        found.tried += 1
        found.in_doubt += disk.in_doubt
        _lay_out(folder / "cut", store, disk.cut(mode, chance))
        for bad in look(folder / "cut", *_said(disk.said)):
            found.bad.append(f"{mode} after {moment} of {len(diary)}, {name}: {bad}")
    return found


def _lay_out(folder: Path, instead_of: Path, held: dict[str, bytes]) -> None:
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(mode=0o700)
    for path, content in held.items():
        if Path(path).parent == instead_of:
            target = folder / Path(path).name
            target.write_bytes(content)
            target.chmod(0o600)


def _said(lines: Sequence[str]) -> tuple[list[int], int | None]:
    """Return the steps shown as done, and the one that was begun and not shown."""
    shown: list[int] = []
    begun: int | None = None
    for line in lines:
        word, _, rest = line.partition(" ")
        if word == "begin":
            begun = int(rest)
        elif word == "shown":
            shown.append(int(rest))
            begun = None if begun == int(rest) else begun
    return shown, begun


def planted_faults_missed(times: int = 60, visits: int = 60) -> tuple[str, ...]:
    """Return the faults of the program that this harness does not notice; any makes its figure worthless."""
    return tuple(name for name in CONTROLS if not noticed(name, times, visits))


def noticed(planted: str, times: int, visits: int) -> bool:
    """Tell whether so many visits are enough to notice a fault of the program."""
    with on_ground(planted) as (ground, disk):
        return any(cut_visit(ground, disk, seed, times, CONTROLS[planted]).bad for seed in range(visits))
