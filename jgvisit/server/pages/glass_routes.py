"""The pages of breaking the glass: asking, reading, closing, and looking back at it (design §6)."""

from __future__ import annotations

import re
from datetime import date
from typing import Annotated, get_args

from fastapi import APIRouter, Depends, Path, Response
from fastapi.responses import RedirectResponse

from jgvisit.ids import CaseId
from jgvisit.server.glass import service as glass
from jgvisit.server.glass.rules import Verdict
from jgvisit.server.glass.service import Asked
from jgvisit.server.messages import UUID_PATTERN, Here
from jgvisit.server.pages.access import Form, who_may
from jgvisit.server.pages.drawing import page
from jgvisit.server.pages.log_in import HOME
from jgvisit.server.pages.visitor import Visitor
from jgvisit.server.problems import UnreadableError

router = APIRouter(prefix=HOME, include_in_schema=False)
_MAX_TEXT = 400
Reader = Annotated[Visitor, Depends(who_may("glass"))]
Reviewer = Annotated[Visitor, Depends(who_may("glass_review"))]
Opening = Annotated[str, Path(pattern=UUID_PATTERN)]


@router.get("/inzage")
def _ask(here: Here, visitor: Reader) -> Response:
    return page("inzage.html", here, visitor, mine=glass.mine(here, visitor.worker))


@router.post("/inzage")
def _open(here: Here, visitor: Reader, fields: Form) -> Response:
    opened = glass.open_family(here, _asked(fields), visitor.worker)
    place = f"/{opened[0]}" if len(opened) == 1 else ""
    return RedirectResponse(f"{HOME}/inzage{place}", status_code=303)


@router.get("/inzage/{number}")
def _read(here: Here, visitor: Reader, number: Opening) -> Response:
    opening, family, names = glass.read(here, number, visitor.worker)
    return page("inzage_gezin.html", here, visitor, opening=opening, family=family, names=names)


@router.post("/inzage/{number}/sluit")
def _close(here: Here, visitor: Reader, _form: Form, number: Opening) -> Response:
    glass.close(here, number, visitor.worker)
    return RedirectResponse(f"{HOME}/inzage", status_code=303)


@router.get("/nakijken")
def _reviews(here: Here, visitor: Reviewer) -> Response:
    return page("nakijken.html", here, visitor, openings=glass.to_review(here))


@router.post("/nakijken/{number}")
def _review(here: Here, visitor: Reviewer, fields: Form, number: Opening) -> Response:
    verdict: Verdict | None = next((each for each in get_args(Verdict) if each == fields.get("verdict")), None)
    if verdict is None:
        raise UnreadableError("glass.verdict", "a verdict is asked")
    glass.review(here, number, verdict, _text(fields, "note"), visitor.worker)
    return RedirectResponse(f"{HOME}/nakijken", status_code=303)


def _asked(fields: dict[str, str]) -> Asked:
    """Read what is asked out of a form of ours.

    Raises:
        UnreadableError: a number that is none, a day that is none, or a text that is too long.
    """
    number, born = _text(fields, "number").lower(), _text(fields, "born")
    if number and not re.fullmatch(UUID_PATTERN, number):
        raise UnreadableError("glass.which", "no number of a family")
    try:
        day = date.fromisoformat(born) if born else None
    except ValueError as error:
        raise UnreadableError("glass.which", "no such day") from error
    return Asked(_text(fields, "reason"), CaseId(number) if number else None, _text(fields, "name"), day)


def _text(fields: dict[str, str], name: str) -> str:
    text = " ".join(fields.get(name, "").split())
    if len(text) > _MAX_TEXT or not text.isprintable():
        raise UnreadableError("glass.too_long", "a text is too long, or cannot be shown")
    return text
