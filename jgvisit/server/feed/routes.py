"""GET /feed."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Depends, Header, Query, Response

from jgvisit.server.device_requests import SignedRequest, signed
from jgvisit.server.feed import service
from jgvisit.server.messages import Here, reply
from jgvisit.server.sessions.service import logged_in
from jgvisit.sync.wire import CLIENT_HEADER

router = APIRouter()


@router.get("/feed")
def read(
    here: Here,
    request: Annotated[SignedRequest, Depends(signed(0))],
    after: Annotated[int, Query(ge=0, le=2**53)] = 0,
    epoch: str | None = None,
    version: Annotated[str, Header(alias=CLIENT_HEADER)] = "0",
    limit: Annotated[int, Query(ge=1)] = service.MAX_LIMIT,
) -> Response:
    """Give the next page of assigned families."""
    service.require_version(here, version)
    request.caller.require_active()
    person = logged_in(here, request.authorization, request.caller)
    return reply(service.read(here, person.worker, request.caller.device, service.Page(after, epoch, limit)))
