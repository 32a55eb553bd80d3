"""The pages of the back office: what is to be sent, its paper, and the steps of it (H25)."""

from __future__ import annotations

from typing import Annotated, get_args

from fastapi import APIRouter, Depends, Path, Response
from fastapi.responses import RedirectResponse

from jgvisit.clock import local_date
from jgvisit.domain.road import Step
from jgvisit.ids import CaseId, FormId
from jgvisit.server.backoffice import service as backoffice
from jgvisit.server.backoffice.overview import overview
from jgvisit.server.messages import Here
from jgvisit.server.municipality import Municipality
from jgvisit.server.pages.access import Form, who_may
from jgvisit.server.pages.drawing import page
from jgvisit.server.pages.log_in import HOME
from jgvisit.server.pages.office_paper import outgoing_pdf
from jgvisit.server.pages.visitor import Visitor
from jgvisit.server.problems import ConflictError, UnreadableError
from jgvisit.services.sending.paper_way import Wanted

router = APIRouter(prefix=HOME, include_in_schema=False)
_UUID = "^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$"
_MAX_TEXT = 400
Office = Annotated[Visitor, Depends(who_may("office"))]
Case = Annotated[str, Path(pattern=_UUID)]
Paper = Annotated[str, Path(pattern=_UUID)]


@router.get("/versturen")
def _list(here: Here, visitor: Office) -> Response:
    found = overview(here)
    today = local_date(here.moment()).isoformat()
    return page("versturen.html", here, visitor, found=found, today=today, has_key=here.office is not None)


@router.get("/versturen/{case}/{form}")
def _item(here: Here, visitor: Office, case: Case, form: Paper) -> Response:
    looked = backoffice.look(here, CaseId(case), FormId(form), visitor.worker)
    today = local_date(here.moment()).isoformat()
    return page("stuk.html", here, visitor, looked=looked, item=looked.item, outgoing=looked.outgoing, today=today)


@router.get("/versturen/{case}/{form}/papier.pdf")
def _paper(here: Here, visitor: Office, case: Case, form: Paper) -> Response:
    looked = backoffice.look(here, CaseId(case), FormId(form), visitor.worker)
    if looked.outgoing is None:
        raise ConflictError("office.not_now", "this is not to be sent now")
    headers = {"Content-Disposition": f'attachment; filename="{looked.item.number}.pdf"', "Cache-Control": "no-store"}
    return Response(outgoing_pdf(looked.outgoing), media_type="application/pdf", headers=headers)


@router.post("/versturen/{case}/{form}")
def _mark(here: Here, visitor: Office, fields: Form, case: Case, form: Paper) -> Response:
    backoffice.mark(
        here, CaseId(case), FormId(form), fields.get("last", ""), _wanted(here, visitor, fields), visitor.worker
    )
    return RedirectResponse(f"{HOME}/versturen", status_code=303)


def _wanted(here: Municipality, visitor: Visitor, fields: dict[str, str]) -> Wanted:
    """Read a step out of a form of ours; who did it is who is logged in, or who over there said so.

    Raises:
        UnreadableError: no step, no day, or a text that is too long.
    """
    step: Step | None = next((each for each in get_args(Step) if each == fields.get("step")), None)
    day = backoffice.days(fields.get("on", ""))
    if step is None or day is None:
        raise UnreadableError("office.form", "a step and a day are asked")
    said = {name: " ".join(text.split()) for name, text in fields.items()}
    if any(len(text) > _MAX_TEXT for text in said.values()):
        raise UnreadableError("office.too_long", "a text is too long")
    who = f"{visitor.name}, backoffice {here.settings.municipality}"
    there = said.get("by", "")
    by = who if step == "sent" or not there else f"{there} (aan {who})"
    return Wanted(step, by, day, to=said.get("to", ""), reference=said.get("reference", ""), note=said.get("note", ""))
