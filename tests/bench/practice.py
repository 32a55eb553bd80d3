"""A whole visit to the practice family as its tips lead through it: counted on the real screens, then reckoned."""

from __future__ import annotations

import os
import time
from unittest.mock import patch

from desk import dressed_app
from practice_desk import PracticeDesk, whole_visit

from tests.bench.figure import Figure
from tests.bench.workplace import scratch


def measure() -> dict[str, Figure]:
    """Do it once: counts do not differ from run to run."""
    with scratch() as folder, patch.dict(os.environ, {"JGVISIT_STORE": str(folder / "store")}):
        dressed_app()
        started = time.perf_counter()
        desk = PracticeDesk()
        try:
            whole_visit(desk)
            took_s = time.perf_counter() - started
        finally:
            desk.leave()
    counted = f"{desk.screens} screens, {desk.counted.clicks} clicks, {desk.counted.keys} keys"
    told = f"{counted}; person {desk.person_s:.0f} s reckoned (keystroke-level model, reading), machine {took_s:.1f} s"
    return {"practice": Figure(desk.person_s + took_s, "s", 600.0, told)}
