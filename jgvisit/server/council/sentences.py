"""Sentences for the council, made from published figures alone: no sentence says more than its figure (H28).

Each sentence belongs to one figure and says that one number, as it was published. Nothing is compared, explained or
judged; what is not shown is not said.
"""

from __future__ import annotations

from collections.abc import Iterator

from jgvisit.server.council.banding import ROUNDED_TO, Rules
from jgvisit.server.council.figure_model import Figure, Indicator
from jgvisit.server.council.figure_table import FIGURES
from jgvisit.server.council.published import Report, Table
from jgvisit.server.council.words import NOT_SHOWN, counted, shown


def sentence(report: Report, figure: Figure) -> str | None:
    """Return what this figure says, None where it was not published or is not shown."""
    cell = report.cell(figure.id)
    if cell is None:
        return None
    if cell.all:
        return figure.says_all.format(year=report.year)
    number = counted(cell, Rules(report.threshold))
    return None if number is None else figure.says.format(year=report.year, n=number)


def sentences(report: Report, indicator: Indicator) -> tuple[str, ...]:
    """Return what one indicator says, figure by figure."""
    return tuple(said for figure in indicator.figures if (said := sentence(report, figure)) is not None)


def in_table(report: Report, figure: Figure) -> str:
    """Return the figure as it stands in a table."""
    cell = report.cell(figure.id)
    if cell is None:
        return "niet bekend"
    text = shown(cell, Rules(report.threshold))
    if not cell.all:
        return text
    of = report.cell(figure.all_of or "")
    whole = NOT_SHOWN if of is None else shown(of, Rules(report.threshold))
    return f"alle ({whole})"


def table_of(report: Report, indicator: Indicator) -> Table | None:
    """Return the table in which this indicator was told, None where it was not."""
    wanted = {figure.id for figure in indicator.figures}
    return next((table for table in report.tables if wanted & {cell.figure for cell in table.cells}), None)


def rules_lines(report: Report) -> tuple[str, ...]:
    """Return the rules by which every figure of this report was published, in plain Dutch (rule 10)."""
    few = report.threshold
    return (
        "Wij geven alleen totalen van een heel jaar en van de hele gemeente.",
        f"Getallen zijn afgerond op {ROUNDED_TO}-tallen.",
        f"Minder dan {few}, ook nul, staat er als ‘minder dan {few}’.",
        "Een getal dat dicht bij zijn totaal ligt, staat er ruimer, zoals ‘ongeveer 20 tot 25’.",
        f"Waar ook dat te veel zou zeggen, staat ‘{NOT_SHOWN}’.",
        "Zo is ook uit meer getallen samen niet uit te rekenen om welk gezin het gaat.",
        "Een percentage staat er alleen bij ongeveer 20 of meer, en alleen als het vast genoeg is.",
        "Er staat niets in per dorp, leeftijd, reden of medewerker. Spoed en geheime adressen staan nergens apart.",
        f"Regels voor dit verslag: versie {report.rules}, grens {few}.",
    )


def corrections(report: Report) -> Iterator[str]:
    """Yield what a later edition tells anew, and why it may."""
    for table in report.tables:
        if table.correction is not None:
            label = FIGURES[table.correction.figure].label
            side = "hoger" if table.correction.direction == "higher" else "lager"
            yield f"Opnieuw geteld in versie {table.edition}: ‘{label}’ is minstens {report.threshold} {side}."
