"""Write `resources/fonts/coverage.json`: which characters each family of the papers' font stack draws.

Run after a font was added or renewed: `.venv/bin/python installer/font_coverage.py`.
A character counts only if every weight has it. The script ranges are those of `resources/forms/paper.typ`.
"""

from __future__ import annotations

import json
import re
from pathlib import Path

from fontTools.ttLib import TTFont

FONTS = Path(__file__).resolve().parent.parent / "resources" / "fonts"
ARABIC = re.compile("[\u0600-\u06ff\u0750-\u077f\u08a0-\u08ff\ufb50-\ufdff\ufe70-\ufeff]")
ETHIOPIC = re.compile("[\u1200-\u139f\u2d80-\u2ddf\uab00-\uab2f]")
ANY = re.compile("(?s).")
FAMILIES = {"Vazirmatn": ARABIC, "NotoSansEthiopic": ETHIOPIC, "NotoSans": ANY}
WEIGHTS = ("Regular", "SemiBold", "Bold")


def coverage() -> dict[str, list[list[int]]]:
    """Return per family the sorted, inclusive runs of code points that all its weights draw."""
    return {family: _runs(_common(family, used_for)) for family, used_for in FAMILIES.items()}


def _common(family: str, used_for: re.Pattern[str]) -> list[int]:
    maps = [set(TTFont(FONTS / f"{family}-{weight}.ttf").getBestCmap()) for weight in WEIGHTS]
    return sorted(point for point in set.intersection(*maps) if used_for.fullmatch(chr(point)))


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
