"""`kill -9` at random moments of a visit through the real screens; an observer outside holds what was painted."""

from __future__ import annotations

import random
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from keyring_session import process_environment
from laptop import Laptop, in_a_visit, new_laptop, with_family
from test_kill_in_the_visit import Heard, killed_at_random, lost
from town import Family
from warm_visits import WarmVisits, warm_visits

from jgvisit.errors import StoreError
from jgvisit.store.health import check_health

KILLS_A_STORE = 25
LONGEST = 12
"""Lines that a visit says at most before its end; each store goes on with one visit, so all of it is reached."""


def kill_some(seed: int) -> tuple[int, int]:
    """Kill one visit again and again; return how often, and how many times something shown was gone."""
    chance, bad = random.Random(seed), 0
    with _visit() as (visits, laptop, family):
        heard = Heard()
        for _ in range(KILLS_A_STORE):
            killed_at_random(visits, laptop, heard, chance, longest=LONGEST)
            try:
                work = laptop.open()
            except StoreError:
                return KILLS_A_STORE, KILLS_A_STORE
            bad += bool(lost(work, family, heard))
            check_health(work.safe.database)
            work.safe.close()
    return KILLS_A_STORE, bad


def planted_fault_is_caught() -> bool:
    """Tell whether a program that paints before it commits is noticed; without that the figure says nothing."""
    with _visit() as (visits, laptop, family):
        heard, chance = Heard(), random.Random(5)
        for _ in range(KILLS_A_STORE):
            killed_at_random(visits, laptop, heard, chance, "planted")
            work = laptop.open()
            missing = lost(work, family, heard)
            work.safe.close()
            if missing:
                return True
    return False


@contextmanager
def _visit() -> Iterator[tuple[WarmVisits, Laptop, Family]]:
    with (
        tempfile.TemporaryDirectory() as folder,
        process_environment({"DBUS_SESSION_BUS_ADDRESS": None, "PYTHON_KEYRING_BACKEND": None}),
        warm_visits() as visits,
    ):
        laptop = new_laptop(Path(folder))
        family = with_family(laptop)
        in_a_visit(laptop, family)
        yield visits, laptop, family
