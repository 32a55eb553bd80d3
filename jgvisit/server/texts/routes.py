"""GET /texts/{number}, POST /texts."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Depends, Path, Request, Response

from jgvisit.content.packed import MAX_PACK_BYTES
from jgvisit.server.device_requests import SignedRequest, signed
from jgvisit.server.messages import Here, reply
from jgvisit.server.sessions.service import LoggedIn, logged_in
from jgvisit.server.slow_lines import read_body
from jgvisit.server.texts import service
from jgvisit.sync.wire import TextsPublished

router = APIRouter(prefix="/texts")


def _jurist(here: Here, request: Request) -> LoggedIn:
    person = logged_in(here, request.headers.get("authorization"))
    person.require("jurist")
    return person


Jurist = Annotated[LoggedIn, Depends(_jurist)]


async def _file(request: Request, _jurist: Jurist) -> bytes:
    return await read_body(request, MAX_PACK_BYTES)


@router.get("/{number}")
def get(
    here: Here,
    request: Annotated[SignedRequest, Depends(signed(0))],
    number: Annotated[int, Path(ge=1, le=2**53 - 1)],
) -> Response:
    """Give a release as it was published."""
    request.caller.require_active()
    person = logged_in(here, request.authorization, request.caller)
    data = service.file(here, number, person.worker, request.caller.device)
    return Response(data, media_type="application/json")


@router.post("")
def publish(here: Here, jurist: Jurist, data: Annotated[bytes, Depends(_file)]) -> Response:
    """Publish a release that two people signed."""
    manifest = service.publish(here, data, jurist.worker)
    return reply(TextsPublished(number=manifest.number, expires=manifest.expires), 201)
