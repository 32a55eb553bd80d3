"""The report as a PDF, and its charts: both drawn from what was published, by one template."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from functools import cache
from typing import Any

from jgvisit import config
from jgvisit.clock import from_rfc3339, local_date
from jgvisit.documents.typesetting import Typesetter
from jgvisit.server.council.figure_model import Indicator
from jgvisit.server.council.figure_table import INDICATORS
from jgvisit.server.council.published import Report
from jgvisit.server.council.sentences import corrections, in_table, rules_lines, sentences
from jgvisit.server.council.service import Published
from jgvisit.server.council.words import share


def report_pdf(published: Published, municipality: str, *, demo: bool) -> bytes:
    """Return one edition as PDF/A-3a and PDF/UA-1, dated on the day it was published: always the same bytes.

    Raises:
        RenderError: it could not be drawn.
    """
    made_at = from_rfc3339(published.at)
    return _typesetter().pdf({"report": _data(published, municipality, demo=demo)}, made_at)


def chart(published: Published, indicator: str, municipality: str) -> bytes:
    """Return the chart of one indicator as SVG; the table beside it says the same in words.

    Raises:
        RenderError: it could not be drawn.
    """
    inputs = {"report": _data(published, municipality, demo=False), "only": indicator}
    return _typesetter().picture(inputs, from_rfc3339(published.at))


def lines_of(report: Report, indicator: Indicator) -> tuple[dict[str, Any], ...]:
    """Return the rows of a table: label, text, share, and the ends of the bar (None where nothing is shown)."""
    found = []
    for figure in indicator.figures:
        cell = report.cell(figure.id)
        drawn = report.cell(figure.all_of) if cell is not None and cell.all and figure.all_of else cell
        said = drawn is not None and (drawn.says or drawn.most == report.threshold - 1)
        found.append(
            {
                "label": figure.label,
                "text": in_table(report, figure),
                "share": "" if cell is None else share(report, cell),
                "least": drawn.least if drawn is not None and said else 0,
                "most": drawn.most if drawn is not None and said else None,
            }
        )
    return tuple(found)


def told_indicators(report: Report) -> tuple[Indicator, ...]:
    """Return the indicators of which something was published."""
    return tuple(each for each in INDICATORS if any(report.cell(figure.id) is not None for figure in each.figures))


def intro(published: Published, municipality: str) -> tuple[str, ...]:
    """Return what stands above the figures."""
    report = published.report
    source = report.caseload_source
    return (
        f"Dit verslag gaat over {report.year}. Het is van {municipality}, voor de gemeenteraad.",
        f"Versie {report.edition}, gepubliceerd op {_day(local_date(from_rfc3339(published.at)))}.",
        "Deze versie verandert niet meer. Het gestreepte deel van een staaf is de ruimte van de afronding.",
        f"De lijst van gezinnen komt uit: {source}." if source else "Er is geen lijst van gezinnen ingevoerd.",
        *((f"Waarom deze versie: {published.reason}",) if published.reason else ()),
    )


def alt_text(report: Report, indicator: Indicator) -> str:
    """Return what a chart shows, for who does not see it."""
    rows = "; ".join(f"{row['label']}: {row['text']}" for row in lines_of(report, indicator))
    return f"Staafdiagram van {indicator.title}. {rows}."


def name_of(indicator: Indicator) -> str:
    """Return the heading of an indicator."""
    return indicator.title if indicator.id == "C" else f"{indicator.id}. {indicator.title}"


def _data(published: Published, municipality: str, *, demo: bool) -> str:
    report = published.report
    title = f"Vrijwillige hulp aan gezinnen in {report.year}"
    told: Mapping[str, Any] = {
        "title": title,
        "year": report.year,
        "demo": demo,
        "footer": f"{municipality} · {title} · versie {report.edition}",
        "intro": intro(published, municipality),
        "corrections": tuple(corrections(report)),
        "under": rules_lines(report)[-1],
        "rules": rules_lines(report),
        "indicators": [_indicator(report, each) for each in told_indicators(report)],
    }
    return json.dumps(told, ensure_ascii=False)


def _indicator(report: Report, indicator: Indicator) -> dict[str, Any]:
    rows = lines_of(report, indicator)
    return {
        "id": indicator.id,
        "name": name_of(indicator),
        "definition": indicator.definition,
        "complete": indicator.complete,
        "sentences": sentences(report, indicator),
        "rows": rows,
        "most": max((row["most"] or 0 for row in rows), default=0),
        "alt": alt_text(report, indicator),
    }


def _day(day: date) -> str:
    return f"{day:%d-%m-%Y}"


@cache
def _typesetter() -> Typesetter:
    resources = config.resources_dir()
    return Typesetter(resources / "forms" / "council.typ", resources / "fonts")
