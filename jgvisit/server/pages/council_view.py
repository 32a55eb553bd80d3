"""What the pages of the council report show, in the order of the indicators."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from jgvisit.server.council import paper
from jgvisit.server.council.figure_table import INDICATORS, tables
from jgvisit.server.council.published import Report
from jgvisit.server.council.sentences import in_table, sentences
from jgvisit.server.council.service import Inside


@dataclass(frozen=True)
class Part:
    """One indicator on a page."""

    id: str
    name: str
    definition: str
    complete: str
    sentences: tuple[str, ...]
    rows: tuple[dict[str, Any], ...]
    alt: str
    """What the chart shows; "" where there is nothing to draw."""


@dataclass(frozen=True)
class ExactRow:
    """One figure for the privacy officer."""

    label: str
    exact: int | None
    published: str


def parts(report: Report) -> tuple[Part, ...]:
    """Return every indicator of a published report."""
    return tuple(_parts(report))


def _parts(report: Report) -> Iterator[Part]:
    for each in paper.told_indicators(report):
        rows = paper.lines_of(report, each)
        drawn = any(row["most"] is not None for row in rows)
        alt = paper.alt_text(report, each) if drawn else ""
        yield Part(each.id, paper.name_of(each), each.definition, each.complete, sentences(report, each), rows, alt)


def inside(seen: Inside) -> tuple[tuple[str, tuple[ExactRow, ...]], ...]:
    """Return (indicator, rows) with the exact figures beside what would be published of them."""
    return tuple(
        (
            paper.name_of(each),
            tuple(
                ExactRow(figure.label, seen.exact.get(figure.id), in_table(seen.report, figure))
                for figure in each.figures
            ),
        )
        for each in INDICATORS
    )


def groups() -> tuple[tuple[str, str], ...]:
    """Return (first figure, name) of each table that can be told anew."""
    titles = {figure.id: paper.name_of(each) for each in INDICATORS for figure in each.figures}
    return tuple((group[0], ", ".join(dict.fromkeys(titles[name] for name in group))) for group in tables())
