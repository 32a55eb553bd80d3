"""GET /feed."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Depends, Header, Query, Response

from jgvisit.server.device_requests import SignedRequest, signed
from jgvisit.server.feed import reading, service
from jgvisit.server.messages import Here, reply_packed
from jgvisit.server.sessions.service import logged_in
from jgvisit.server.team import service as team
from jgvisit.sync.wire import CLIENT_HEADER

router = APIRouter()


@router.get("/feed")
def read(
    here: Here,
    request: Annotated[SignedRequest, Depends(signed(0))],
    after: Annotated[int, Query(ge=0, le=2**53)] = 0,
    epoch: str | None = None,
    version: Annotated[str, Header(alias=CLIENT_HEADER)] = "0",
    accepted: Annotated[str | None, Header(alias="Accept-Encoding", include_in_schema=False)] = None,
    limit: Annotated[int, Query(ge=1)] = reading.MAX_LIMIT,
) -> Response:
    """Give the next page of assigned families."""
    service.require_version(here, version)
    request.caller.require_active()
    person = logged_in(here, request.authorization, request.caller)
    team.begin_due(here)
    page = reading.Page(after, epoch, limit)
    return reply_packed(reading.read(here, person.worker, request.caller.device, page), accepted)
