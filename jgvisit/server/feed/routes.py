"""GET /feed."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Depends, Query, Response

from jgvisit.server.device_requests import SignedRequest, signed
from jgvisit.server.feed import service
from jgvisit.server.messages import Here, reply
from jgvisit.server.sessions.service import logged_in

router = APIRouter()


@router.get("/feed")
def read(
    here: Here,
    request: Annotated[SignedRequest, Depends(signed(0))],
    after: Annotated[int, Query(ge=0, le=2**53)] = 0,
    epoch: str | None = None,
    limit: Annotated[int, Query(ge=1)] = service.MAX_LIMIT,
) -> Response:
    """Give the next page of assigned families."""
    request.caller.require_active()
    person = logged_in(here, request.authorization, request.caller)
    return reply(service.read(here, person.worker, request.caller.device, service.Page(after, epoch, limit)))
