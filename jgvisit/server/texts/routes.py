"""GET /texts/{number}, POST /texts."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Depends, Path, Request, Response

from jgvisit.content.packed import MAX_PACK_BYTES
from jgvisit.server.device_requests import SignedRequest, signed
from jgvisit.server.messages import Here, reply
from jgvisit.server.pages.rights import require
from jgvisit.server.sessions.service import LoggedIn, logged_in
from jgvisit.server.slow_lines import read_body
from jgvisit.server.texts import proposals, service
from jgvisit.sync.wire import TextsPublished

router = APIRouter(prefix="/texts")


def _one_of_two(here: Here, request: Request) -> LoggedIn:
    person = logged_in(here, request.headers.get("authorization"))
    require(person.roles, "texts")
    return person


OneOfTwo = Annotated[LoggedIn, Depends(_one_of_two)]


async def _file(request: Request, _person: OneOfTwo) -> bytes:
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
def bring(here: Here, person: OneOfTwo, data: Annotated[bytes, Depends(_file)]) -> Response:
    """Take in what the jurist signed, and what another person signed besides: then the laptops fetch it."""
    brought = proposals.bring(here, data, person)
    told = TextsPublished(number=brought.manifest.number, expires=brought.manifest.expires, waits=brought.waits)
    return reply(told, 201)
