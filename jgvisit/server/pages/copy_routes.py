"""The pages of the back office for copies to print and send: one letter, its sealed papers, and what became of it."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Depends, Path, Query, Response
from fastapi.responses import RedirectResponse

from jgvisit.clock import local_date
from jgvisit.ids import CaseId, FormId, PersonId
from jgvisit.server.backoffice import copies
from jgvisit.server.backoffice.service import days
from jgvisit.server.messages import Here
from jgvisit.server.pages.access import Form, who_may
from jgvisit.server.pages.drawing import page
from jgvisit.server.pages.log_in import HOME
from jgvisit.server.pages.visitor import Visitor
from jgvisit.server.problems import UnreadableError

router = APIRouter(prefix=f"{HOME}/versturen", include_in_schema=False)
Office = Annotated[Visitor, Depends(who_may("office"))]
Id = Annotated[str, Path(pattern="^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$")]
Number = Annotated[int, Path(ge=1, le=99)]
Mark = Annotated[str, Query(max_length=64)]


@router.get("/{case}/{form}/kopie/{person}")
def _letter(here: Here, visitor: Office, case: Id, form: Id, person: Id) -> Response:
    letter = copies.look(here, CaseId(case), FormId(form), PersonId(person), visitor.worker)
    today = local_date(here.moment()).isoformat()
    return page("kopie.html", here, visitor, letter=letter, today=today, has_key=here.office is not None)


@router.get("/{case}/{form}/kopie/{person}/{number}.pdf")
def _paper(here: Here, visitor: Office, case: Id, form: Id, person: Id, number: Number, zag: Mark = "") -> Response:
    data = copies.paper(here, CaseId(case), FormId(form), PersonId(person), number, zag, visitor.worker)
    headers = {"Content-Disposition": f'inline; filename="kopie-{number}.pdf"', "Cache-Control": "no-store"}
    return Response(data, media_type="application/pdf", headers=headers)


@router.post("/{case}/{form}/kopie/{person}")
def _mark(here: Here, visitor: Office, fields: Form, case: Id, form: Id, person: Id) -> Response:
    day = days(fields.get("on", ""))
    if day is None:
        raise UnreadableError("office.form", "a day is asked")
    about = CaseId(case), FormId(form), PersonId(person)
    copies.mark(here, *about, fields.get("saw", ""), fields.get("way", ""), day, visitor.worker)
    return RedirectResponse(f"{HOME}/versturen", status_code=303)
