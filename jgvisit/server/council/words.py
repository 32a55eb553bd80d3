"""A published figure in words: what a reader sees, and nothing that its band does not say."""

from __future__ import annotations

from jgvisit.server.council.banding import ROUNDED_TO, Rules
from jgvisit.server.council.figure_table import FIGURES, UNITS
from jgvisit.server.council.published import Cell, Report

NOT_SHOWN = "niet getoond"
_SHARE_FROM = 20
"""A percentage only of at least so many (rule 3)."""
_SHARE_SURE = 5
"""And only where it lies within so many points, whatever the figures really are."""


def shown(cell: Cell, rules: Rules) -> str:
    """Return a figure as it stands in a table: "ongeveer 25", "minder dan 10", "ongeveer 20 tot 25"."""
    if cell.least == 0 and cell.most is not None and (cell.says or cell.most < rules.threshold):
        return f"minder dan {cell.most + 1}"
    if not cell.says or cell.most is None:
        return NOT_SHOWN
    low, high = rules.round(cell.least), rules.round(cell.most)
    return f"ongeveer {low}" if low == high else f"ongeveer {low} tot {high}"


def counted(cell: Cell, rules: Rules) -> str | None:
    """Return a figure with what it counts, such as "ongeveer 25 gezinnen"; None where it is not shown."""
    text = shown(cell, rules)
    return None if text == NOT_SHOWN else f"{text} {UNITS[FIGURES[cell.figure].unit]}"


def share(report: Report, cell: Cell) -> str:
    """Return the percentage of its whole, "" where that would say more than the figures do.

    It is worked out from what is published, so it tells nothing new.
    """
    rules = Rules(report.threshold)
    whole = FIGURES[cell.figure].whole
    if whole is None or whole.partition(".")[0] != cell.figure.partition(".")[0]:
        return ""  # its whole stands in another table
    of = report.cell(whole)
    if of is None or of.most is None or cell.most is None or not rules.is_rounded(of.band):
        return ""
    least, most = cell.least / of.most, min(1.0, cell.most / of.least)
    if rules.round(of.least) < _SHARE_FROM or not rules.is_rounded(cell.band) or (most - least) * 100 > 2 * _SHARE_SURE:
        return ""
    return f"ongeveer {round((least + most) * 50 / ROUNDED_TO) * ROUNDED_TO} %"
