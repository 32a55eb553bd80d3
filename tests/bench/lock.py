"""Lock: from the key to the cover, and to the end of the process."""

from __future__ import annotations

import time
from pathlib import Path

from laptop import PIN, in_a_visit, new_laptop, with_family
from program import alive, program, until

from tests.bench.figure import Figure, p99
from tests.bench.workplace import scratch

TIMES = 12


def measure() -> dict[str, Figure]:
    """Lock real vaults in the middle of a visit, one after another."""
    covered, gone = [], []
    with scratch() as folder:
        laptop = new_laptop(folder / "store", pin=PIN)
        in_a_visit(laptop, with_family(laptop))
        with program(folder / "run", laptop.places.store_dir) as running:
            ended: list[int] = []
            for _ in range(TIMES):
                vault = running.prompting(*ended)
                assert running.ask(vault, "pin", PIN)["screen"] == "visit"
                started = time.monotonic()
                running.ask(vault, "lock")
                until(lambda vault=vault: not alive(vault), "the end of the vault", pause_s=0.001)
                gone.append(time.monotonic() - started)
                covered.append(_covered(folder / "run" / f"{vault}.covered"))
                ended.append(vault)
    return {
        "lock_covered_p99": Figure(p99(covered) * 1000, "ms", 200.0, f"{TIMES} locks: key to cover painted"),
        "lock_gone_p99": Figure(p99(gone) * 1000, "ms", 200.0, f"{TIMES} locks: key to the end of the process"),
    }


def _covered(file: Path) -> float:
    """Seconds from the key to the painted cover, as the vault's own hand saw it."""
    return float(file.read_text())
