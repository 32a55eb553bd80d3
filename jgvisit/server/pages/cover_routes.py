"""The page on which a lead lets a colleague have somebody's families during leave."""

from __future__ import annotations

import re
from datetime import date
from typing import Annotated

from fastapi import APIRouter, Depends, Path, Response
from fastapi.responses import RedirectResponse

from jgvisit.clock import local_date
from jgvisit.ids import CaseId, WorkerId
from jgvisit.server.messages import UUID_PATTERN, Here
from jgvisit.server.pages.access import Form, who_may
from jgvisit.server.pages.drawing import page
from jgvisit.server.pages.log_in import HOME
from jgvisit.server.pages.visitor import Visitor
from jgvisit.server.problems import UnreadableError
from jgvisit.server.team import service as team
from jgvisit.server.team.service import Wanted

router = APIRouter(prefix=HOME, include_in_schema=False)
Lead = Annotated[Visitor, Depends(who_may("cover"))]


@router.get("/waarneming")
def _list(here: Here, visitor: Lead) -> Response:
    today = local_date(here.moment())
    return page("waarneming.html", here, visitor, covers=team.covers(here), workers=team.workers(here), today=today)


@router.post("/waarneming")
def _put(here: Here, visitor: Lead, fields: Form) -> Response:
    team.put(here, _wanted(fields), visitor.worker)
    return RedirectResponse(f"{HOME}/waarneming", status_code=303)


@router.post("/waarneming/{number}/stop")
def _end(here: Here, visitor: Lead, _form: Form, number: Annotated[str, Path(pattern=UUID_PATTERN)]) -> Response:
    team.end(here, number, visitor.worker)
    return RedirectResponse(f"{HOME}/waarneming", status_code=303)


def _wanted(fields: dict[str, str]) -> Wanted:
    """Read who takes whose families, and when, out of a form of ours.

    Raises:
        UnreadableError: a day is missing, or a number that is none.
    """
    number = fields.get("number", "").strip().lower()
    try:
        first, last = (date.fromisoformat(fields.get(name, "")) for name in ("from", "until"))
    except ValueError as error:
        raise UnreadableError("cover.days", "two days are asked") from error
    if number and not re.fullmatch(UUID_PATTERN, number):
        raise UnreadableError("cover.case", "no number of a family")
    absent, deputy = (WorkerId(fields.get(name, "")) for name in ("absent", "deputy"))
    return Wanted(absent, deputy, first, last, CaseId(number) if number else None)
