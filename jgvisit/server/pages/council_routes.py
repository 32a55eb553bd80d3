"""The pages of the report to the council: what was published, for reporters; and the exact figures, for one officer."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Annotated

from fastapi import APIRouter, Depends, Path, Query, Response
from fastapi.responses import RedirectResponse

from jgvisit.clock import local_date
from jgvisit.errors import RefusedError
from jgvisit.server.council import paper
from jgvisit.server.council import service as council
from jgvisit.server.council.answers import answer, topics
from jgvisit.server.council.figure_table import INDICATORS, tables
from jgvisit.server.council.publication import ImpossibleFiguresError
from jgvisit.server.council.sentences import corrections, rules_lines, sentences
from jgvisit.server.council.service import Inside
from jgvisit.server.messages import Here
from jgvisit.server.municipality import Municipality
from jgvisit.server.pages import council_view
from jgvisit.server.pages.access import Form, who_may
from jgvisit.server.pages.drawing import page
from jgvisit.server.pages.log_in import HOME
from jgvisit.server.pages.visitor import Visitor
from jgvisit.server.problems import ConflictError, NotFoundError, UnreadableError

router = APIRouter(prefix=HOME, include_in_schema=False)
Reader = Annotated[Visitor, Depends(who_may("report"))]
Officer = Annotated[Visitor, Depends(who_may("report_inside"))]
Year = Annotated[int, Path(ge=2000, le=2999)]
Edition = Annotated[int, Path(ge=1, le=999)]
_NUMBER_CHARS = 9


@router.get("/verslag")
def _reports(
    here: Here,
    visitor: Reader,
    vraag: Annotated[str, Query(max_length=400)] = "",
    jaar: Annotated[str, Query(max_length=4)] = "",
) -> Response:
    published = council.published(here)
    newest = {each.report.year: each.report for each in published}
    this_year = local_date(here.moment()).year
    asked = int(jaar) if jaar.isdecimal() else None
    said = answer(vraag, asked, newest, this_year) if vraag.strip() else None
    return page(
        "verslagen.html", here, visitor,
        published=tuple(reversed(published)), years=tuple(reversed(council.years_over(here))),
        vraag=vraag, jaar=jaar, said=said, topics=topics(),
    )  # fmt: skip


@router.get("/verslag/{year}")
def _report(
    here: Here, visitor: Reader, year: Year, versie: Annotated[int | None, Query(ge=1, le=999)] = None
) -> Response:
    found = council.edition(here, year, versie)
    return page(
        "verslag.html", here, visitor,
        report=found.report, intro=paper.intro(found, here.settings.municipality),
        corrections=tuple(corrections(found.report)), rules=rules_lines(found.report),
        parts=council_view.parts(found.report), editions=council.published(here, year),
    )  # fmt: skip


@router.get("/verslag/{year}/{edition}/verslag.pdf")
def _pdf(here: Here, _visitor: Reader, year: Year, edition: Edition) -> Response:
    found = council.edition(here, year, edition)
    data = paper.report_pdf(found, here.settings.municipality, demo=here.settings.demo)
    name = f"verslag-{year}-{edition}.pdf"
    headers = {"Content-Disposition": f'attachment; filename="{name}"', "Cache-Control": "no-store"}
    return Response(data, media_type="application/pdf", headers=headers)


@router.get("/verslag/{year}/{edition}/grafiek/{indicator}.svg")
def _chart(
    here: Here, _visitor: Reader, year: Year, edition: Edition, indicator: Annotated[str, Path(pattern="^[A-Z][0-9]*$")]
) -> Response:
    found = council.edition(here, year, edition)
    if indicator not in {each.id for each in INDICATORS}:
        raise NotFoundError("council.no_chart", "no such indicator")
    data = paper.chart(found, indicator, here.settings.municipality)
    headers = {"Content-Security-Policy": "default-src 'none'", "X-Content-Type-Options": "nosniff"}
    return Response(data, media_type="image/svg+xml", headers={**headers, "Cache-Control": "no-store"})


@router.get("/verslag/{year}/precies")
def _inside(
    here: Here, visitor: Officer, year: Year, herzien: Annotated[list[str] | None, Query(max_length=40)] = None
) -> Response:
    again = _tables_of(herzien or ())
    try:
        seen: Inside | None = _counted(here, visitor, year, again)
    except ImpossibleFiguresError:
        seen = None  # the list is shorter than what was counted: here it can be entered anew
    return page(
        "verslag_precies.html", here, visitor,
        year=year, seen=seen, again=again, groups=council_view.groups(),
        parts=() if seen is None else council_view.inside(seen),
        said=() if seen is None else [line for each in INDICATORS for line in sentences(seen.report, each)],
    )  # fmt: skip


@router.post("/verslag/{year}/lijst")
def _list(here: Here, visitor: Officer, fields: Form, year: Year) -> Response:
    number = fields.get("gezinnen", "")
    if not (number.isdecimal() and number.isascii() and len(number) <= _NUMBER_CHARS):
        raise UnreadableError("council.caseload", "a number of families")
    council.enter_caseload(here, year, int(number), fields.get("bron", ""), visitor.worker)
    return RedirectResponse(f"{HOME}/verslag/{year}/precies", status_code=303)


@router.post("/verslag/{year}/publiceren")
def _publish(here: Here, visitor: Officer, fields: Form, year: Year) -> Response:
    again = _tables_of(name.removeprefix("herzien:") for name in fields)
    try:
        council.publish(here, year, fields.get("mark", ""), visitor.worker, again, fields.get("reden", ""))
    except RefusedError as error:
        raise ConflictError(f"council.{error.code.rpartition('.')[2]}", str(error)) from error
    return RedirectResponse(f"{HOME}/verslag/{year}", status_code=303)


def _counted(here: Municipality, visitor: Visitor, year: int, again: tuple[str, ...]) -> Inside:
    try:
        return council.inside(here, year, visitor.worker, again)
    except ImpossibleFiguresError:
        raise
    except RefusedError as error:
        raise ConflictError(f"council.{error.code.rpartition('.')[2]}", str(error)) from error


def _tables_of(names: Iterable[str]) -> tuple[str, ...]:
    """Return the tables that are meant, by their first figure; what is no table is left out."""
    wanted = set(names)
    return tuple(group[0] for group in tables() if group[0] in wanted)
