"""Screens are made of what the room may see; nothing in `ui` reads a whole case file (H4)."""

from __future__ import annotations

import re
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
_WHOLE = re.compile(r"\.files\.(get|all|visit_here)\(")
MAY = {
    "ui/screens/today/presenter.py",  # never while a visit is open: the worker is alone
    "ui/screens/visit/presenter.py",  # keeps as present who cannot be ticked now, and shows nothing of it
    "ui/screens/filled/panels_withdrawal.py",  # keeps what stands in the team's part, and shows nothing of it
    "ui/demo/stage.py",  # the demo reads what it wrote itself, of an invented family
    "ui/demo/talk_play.py",
    "ui/demo/report.py",
    "ui/practice.py",  # a store of its own, of the invented family that is practised with
}


def test_no_screen_reads_a_whole_case_file() -> None:
    reading = {
        str(file.relative_to(ROOT))
        for file in (ROOT / "ui").rglob("*.py")
        if _WHOLE.search(file.read_text(encoding="utf-8"))
    }
    assert reading == MAY
