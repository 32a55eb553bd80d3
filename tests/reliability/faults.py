"""A full disk and an error of the disk at every k-th write and every flush of a visit."""

from __future__ import annotations

import tempfile
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from tests.reliability.disk import DiskProcess, disk_process
from tests.reliability.disk_shim import FAULTS, Fault
from tests.reliability.scripted_visit import Ground

CONTROLS = ("shown before the commit", "a failed flush believed")
_SEED = 20261122


@dataclass
class Faults:
    """What came of some faults."""

    tried: int = 0
    bad: list[str] = field(default_factory=list)
    told: Counter[str] = field(default_factory=Counter)


def every_fault(part: int) -> tuple[Faults, int]:
    """Try one kind of fault at each operation of one visit; return what came of it, and the visit's seed."""
    seed, fault = _SEED + part // len(FAULTS), FAULTS[part % len(FAULTS)]
    with tempfile.TemporaryDirectory() as folder:
        Ground.lay(Path(folder))
        with disk_process(Path(folder)) as disk:
            return try_fault(disk, seed, fault), seed


def try_fault(disk: DiskProcess, seed: int, fault: Fault, times: int | None = None) -> Faults:
    """Let `fault` come at each operation of a visit, or at `times` of them; once they go on, once they give up."""
    seen, found = disk.visit(seed, fault).seen, Faults()
    step = 1 if times is None else max(1, seen // times)
    for at in range(1 + seed % step, seen + 1, step):
        for gives_up in (False, True):
            report = disk.visit(seed, fault, at, gives_up=gives_up)
            found.tried += 1
            found.told.update(report.told)
            found.bad += [f"{fault.name} at {at} of {seen}, seed {seed}: {bad}" for bad in report.bad]
    return found


def planted_faults_missed(times: int = 12) -> tuple[str, ...]:
    """Return the faults of the program that this harness does not notice; any makes its figure worthless."""
    missed = []
    for planted in CONTROLS:
        with tempfile.TemporaryDirectory() as folder:
            Ground.lay(Path(folder))
            with disk_process(Path(folder), planted) as disk:
                if not any(try_fault(disk, seed, fault, times).bad for seed in (1, 2) for fault in FAULTS):
                    missed.append(planted)
    return tuple(missed)
