"""The pages under `/beheer`."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from fastapi import APIRouter, Depends, Path, Query, Request, Response
from fastapi.responses import RedirectResponse

from jgvisit.ids import DeviceId, Sha256
from jgvisit.server.audit.doubts import findings
from jgvisit.server.erasures import service as erasures
from jgvisit.server.erasures.proof import proof_lines
from jgvisit.server.glass import service as glass
from jgvisit.server.inventory import service as inventory
from jgvisit.server.inventory.words import inventory_text
from jgvisit.server.messages import Here
from jgvisit.server.pages import audit_search, log_in, parked
from jgvisit.server.pages.access import Anybody, Form, who_may
from jgvisit.server.pages.audit_search import Wanted
from jgvisit.server.pages.drawing import page, stylesheet
from jgvisit.server.pages.inventory_paper import inventory_pdf
from jgvisit.server.pages.laptops import laptops
from jgvisit.server.pages.log_in import BACK, HOME
from jgvisit.server.pages.rights import may
from jgvisit.server.pages.visitor import ATTEMPT, VISIT, Cookies, Visitor

router = APIRouter(prefix=HOME, include_in_schema=False)
_LINK = "^[0-9a-f]{64}$"
_DEVICE = "^[0-9a-f]{32}$"


@router.get("/aanmelden")
def _log_in(here: Here, naar: Annotated[str, Query(max_length=200)] = HOME) -> Response:
    address, attempt = log_in.begin(here, naar)
    response = RedirectResponse(address, status_code=303)
    Cookies(here).attempt(response, attempt)
    return response


@router.get(BACK.removeprefix(HOME))
def _back(
    here: Here,
    request: Request,
    code: Annotated[str, Query(max_length=4000)] = "",
    state: Annotated[str, Query(max_length=200)] = "",
) -> Response:
    cookies = Cookies(here)
    attempt = cookies.attempt_of(request)
    person = log_in.finish(here, attempt, state, code)
    response = RedirectResponse(attempt.goes_to if attempt else HOME, status_code=303)
    cookies.forget(response, ATTEMPT)
    cookies.begin(response, person)
    return response


@router.post("/afmelden")
def _log_out(here: Here, _form: Form) -> Response:
    response = page("afgemeld.html", here, None)
    Cookies(here).forget(response, VISIT)
    return response


@router.get("/stijl.css")
def _style() -> Response:
    return Response(stylesheet(), media_type="text/css", headers={"Cache-Control": "max-age=3600"})


@router.get("")
def _home(here: Here, visitor: Anybody) -> Response:
    waiting = glass.count_to_review(here) if may(visitor.roles, "glass_review") else 0
    return page("begin.html", here, visitor, to_review=waiting)


@router.get("/laptops")
def _laptops(here: Here, visitor: Annotated[Visitor, Depends(who_may("laptops"))]) -> Response:
    return page("laptops.html", here, visitor, laptops=laptops(here), findings=findings(here))


@router.get("/laptops/{device}")
def _inventory(
    here: Here,
    visitor: Annotated[Visitor, Depends(who_may("inventory"))],
    device: Annotated[str, Path(pattern=_DEVICE)],
) -> Response:
    found = inventory.inventory(here, DeviceId(device), visitor.worker)
    return page("inventaris.html", here, visitor, found=found, lines=inventory_text(found).split("\n")[1:])


@router.get("/laptops/{device}/inventaris.pdf")
def _inventory_pdf(
    here: Here,
    visitor: Annotated[Visitor, Depends(who_may("inventory"))],
    device: Annotated[str, Path(pattern=_DEVICE)],
) -> Response:
    found = inventory.inventory(here, DeviceId(device), visitor.worker)
    data = inventory_pdf(found, here.settings.municipality, here.moment())
    headers = {"Content-Disposition": 'attachment; filename="inventaris.pdf"', "Cache-Control": "no-store"}
    return Response(data, media_type="application/pdf", headers=headers)


@router.get("/wissen")
def _erasures(here: Here, visitor: Annotated[Visitor, Depends(who_may("erasures"))]) -> Response:
    orders = [
        (row.number, row.put_at, erasures.answers(here, row.number)) for row in reversed(erasures.all_orders(here))
    ]
    return page("wissen.html", here, visitor, orders=orders)


@router.get("/wissen/{number}")
def _erasure(
    here: Here, visitor: Annotated[Visitor, Depends(who_may("erasures"))], number: Annotated[int, Path(ge=1)]
) -> Response:
    answers = erasures.answers(here, number)
    return page("wisopdracht.html", here, visitor, number=number, lines=proof_lines(here, number), answers=answers)


@router.get("/wachtrij")
def _parked(here: Here, visitor: Annotated[Visitor, Depends(who_may("parked"))]) -> Response:
    return page("wachtrij.html", here, visitor, lines=parked.parked(here))


@router.post("/wachtrij/{link}")
def _judge(
    here: Here,
    visitor: Annotated[Visitor, Depends(who_may("judge"))],
    _form: Form,
    link: Annotated[str, Path(pattern=_LINK)],
) -> Response:
    parked.judge_again(here, Sha256(link), visitor.worker)
    return RedirectResponse(f"{HOME}/wachtrij", status_code=303)


@router.get("/logboek")
def _audit(
    here: Here,
    visitor: Annotated[Visitor, Depends(who_may("audit"))],
    zoek: Annotated[str, Query(max_length=200)] = "",
    wie: Annotated[str, Query(max_length=200)] = "",
    gezin: Annotated[str, Query(max_length=40)] = "",
    vanaf: Annotated[str, Query(max_length=10)] = "",
    tot: Annotated[str, Query(max_length=10)] = "",
) -> Response:
    wanted = Wanted(zoek, wie, gezin, _day(vanaf), _day(tot))
    found = audit_search.search(here, wanted, visitor.worker)
    return page("logboek.html", here, visitor, found=found, wanted=wanted)


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        return None
