"""GET /team."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Depends, Response

from jgvisit.server.device_requests import SignedRequest, signed
from jgvisit.server.messages import Here, reply
from jgvisit.server.sessions.service import logged_in
from jgvisit.server.team import service

router = APIRouter()


@router.get("/team")
def read(here: Here, request: Annotated[SignedRequest, Depends(signed(0))]) -> Response:
    """Give who works here, and who has whose families."""
    request.caller.require_active()
    person = logged_in(here, request.authorization, request.caller)
    return reply(service.signed_team(here, person.worker))
