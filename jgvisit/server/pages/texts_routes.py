"""The page on which texts for families are released by two people, and taken back."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Depends, Path, Response
from fastapi.responses import RedirectResponse

from jgvisit.content.packed import MAX_PACK_BYTES
from jgvisit.server.messages import Here
from jgvisit.server.pages.access import Form, upload, who_may
from jgvisit.server.pages.drawing import page
from jgvisit.server.pages.form_data import FormData
from jgvisit.server.pages.log_in import HOME
from jgvisit.server.pages.texts_view import texts_view
from jgvisit.server.pages.visitor import Visitor
from jgvisit.server.problems import UnreadableError
from jgvisit.server.texts import proposals, taking_back

router = APIRouter(prefix=f"{HOME}/teksten", include_in_schema=False)
_HASH = "^[0-9a-f]{64}$"
Looks = Annotated[Visitor, Depends(who_may("texts"))]
Puts = Annotated[Visitor, Depends(who_may("texts_put"))]
Releases = Annotated[Visitor, Depends(who_may("texts_release"))]
Stops = Annotated[Visitor, Depends(who_may("texts_stop"))]
Upload = Annotated[FormData, Depends(upload("texts", MAX_PACK_BYTES))]


@router.get("")
def _texts(here: Here, visitor: Looks) -> Response:
    return page("teksten.html", here, visitor, view=texts_view(here, visitor.worker))


@router.get("/wacht.jgvteksten")
def _file(here: Here, visitor: Looks) -> Response:
    data = proposals.file(here, visitor.worker)
    headers = {"Content-Disposition": 'attachment; filename="wacht.jgvteksten"', "Cache-Control": "no-store"}
    return Response(data, media_type="application/octet-stream", headers=headers)


@router.post("/klaar")
def _put(here: Here, visitor: Puts, form: Upload) -> Response:
    proposals.put(here, _chosen(form), visitor)
    return _back()


@router.post("/vrij")
def _release(here: Here, visitor: Releases, form: Upload) -> Response:
    proposals.release(here, _chosen(form), visitor)
    return _back()


@router.post("/wacht/{content}/weg")
def _withdraw(here: Here, visitor: Stops, _form: Form, content: Annotated[str, Path(pattern=_HASH)]) -> Response:
    proposals.withdraw(here, content, visitor.worker)
    return _back()


@router.post("/{number}/terug")
def _take_back(here: Here, visitor: Stops, _form: Form, number: Annotated[int, Path(ge=1, le=2**53)]) -> Response:
    taking_back.take_back(here, number, visitor.worker)
    return _back()


def _chosen(form: FormData) -> bytes:
    data = form.files.get("file")
    if not data:
        raise UnreadableError("texts.no_file", "no file was chosen")
    return data


def _back() -> Response:
    return RedirectResponse(f"{HOME}/teksten", status_code=303)
