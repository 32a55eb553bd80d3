"""A 1366 x 768 laptop at 200 %: every screen of a visit, its real scale factor, in a process of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

SCRIPT = Path(__file__).with_name("visit_at_twice.py")
ROOT = SCRIPT.parent.parent.parent
SCREENS = 18


@pytest.mark.parametrize("names", ["plain", "long"])
def test_at_twice_the_scale_no_screen_of_a_visit_clips_or_overlaps_anything(names: str) -> None:
    folder = ROOT / "build" / "screens" / f"twice-{names}"
    folder.mkdir(parents=True, exist_ok=True)
    environment = os.environ | {
        "QT_SCALE_FACTOR": "2",
        "QT_QPA_PLATFORM": "offscreen",
        "PYTHONPATH": f"{ROOT}:{ROOT / 'tests'}",
    }
    run = subprocess.run(
        [sys.executable, str(SCRIPT), str(folder), names], env=environment, capture_output=True, text=True, check=False
    )
    assert run.returncode == 0, run.stdout + run.stderr
    seen = int(run.stdout.split()[-2])
    assert seen >= SCREENS, "every screen was looked at"
