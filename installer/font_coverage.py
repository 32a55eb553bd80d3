"""Write `resources/fonts/coverage.json`: which characters each family of the papers' font stack draws.

Run after a font was added or renewed: `.venv/bin/python installer/font_coverage.py`.
A character counts only if every weight has it.
"""

from __future__ import annotations

import json
from pathlib import Path

from fontTools.ttLib import TTFont

FONTS = Path(__file__).resolve().parent.parent / "resources" / "fonts"
FAMILIES = ("NotoSans", "Vazirmatn", "NotoSansEthiopic")
WEIGHTS = ("Regular", "SemiBold", "Bold")


def coverage() -> dict[str, list[list[int]]]:
    """Return per family the sorted, inclusive runs of code points that all its weights draw."""
    return {family: _runs(_common(family)) for family in FAMILIES}


def _common(family: str) -> list[int]:
    maps = [set(TTFont(FONTS / f"{family}-{weight}.ttf").getBestCmap()) for weight in WEIGHTS]
    return sorted(set.intersection(*maps))


def _runs(points: list[int]) -> list[list[int]]:
    runs: list[list[int]] = []
    for point in points:
        if runs and point == runs[-1][1] + 1:
            runs[-1][1] = point
        else:
            runs.append([point, point])
    return runs


if __name__ == "__main__":
    (FONTS / "coverage.json").write_text(json.dumps(coverage(), separators=(",", ":")) + "\n", "utf-8")
