"""From an interaction to its durable record, against a bare one-row transaction of sqlcipher3."""

from __future__ import annotations

import os
import time
from pathlib import Path

from laptop import in_a_visit, new_laptop, with_family
from sqlcipher3 import dbapi2

from tests.bench.figure import Figure, milliseconds
from tests.bench.workplace import scratch

TIMES = 400


def measure() -> dict[str, Figure]:
    """Change who is present (validate, chain, sign, commit with synchronous=FULL), and a bare row, in turn."""
    own, bare = [], []
    with scratch() as folder:
        laptop = new_laptop(folder / "store")
        family = with_family(laptop)
        visit = in_a_visit(laptop, family)
        work, connection = laptop.open(), _bare(folder / "bare.db")
        for number in range(TIMES):
            present = [family.mother, family.girl] if number % 2 else [family.mother]
            started = time.perf_counter()
            work.visits.change_presence(family.case, visit, present)
            own.append(time.perf_counter() - started)
            started = time.perf_counter()
            connection.execute("BEGIN IMMEDIATE")
            connection.execute("INSERT INTO rows VALUES (?, ?)", (number, os.urandom(700)))
            connection.execute("COMMIT")
            bare.append(time.perf_counter() - started)
        connection.close()
        work.safe.close()
    middle, slowest = milliseconds(own)
    yardstick, bare_slowest = milliseconds(bare)
    return {
        "durable_p99": Figure(
            slowest, "ms", 10.0, f"{TIMES} interactions; median {middle:.2f} ms; a bare row: {bare_slowest:.2f} ms"
        ),
        "durable_ratio": Figure(
            middle / yardstick, "x", 4.0, f"median of a bare one-row transaction in the same run: {yardstick:.2f} ms"
        ),
    }


def _bare(path: Path) -> dbapi2.Connection:
    connection = dbapi2.connect(str(path), isolation_level=None)
    connection.set_key(f"x'{os.urandom(32).hex()}'")
    for pragma in ("journal_mode=WAL", "synchronous=FULL"):
        connection.execute(f"PRAGMA {pragma}").fetchall()
    connection.execute("CREATE TABLE rows (id INTEGER PRIMARY KEY, data BLOB)")
    return connection
