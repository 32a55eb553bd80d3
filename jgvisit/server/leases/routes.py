"""POST /lease, and the officer's POST /officer/day-codes."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Depends, Header, Response

from jgvisit.server.device_requests import SignedRequest, signed
from jgvisit.server.feed.service import require_version
from jgvisit.server.leases import service
from jgvisit.server.messages import SMALL_BYTES, Here, read, reply
from jgvisit.server.officer.routes import Body, Officer
from jgvisit.server.sessions.service import logged_in
from jgvisit.sync.lease_wire import DayCodeRequest, LeaseRequest
from jgvisit.sync.wire import CLIENT_HEADER

router = APIRouter()


@router.post("/lease")
def renew(
    here: Here,
    request: Annotated[SignedRequest, Depends(signed(SMALL_BYTES))],
    version: Annotated[str, Header(alias=CLIENT_HEADER)] = "0",
) -> Response:
    """Give a new lease to a laptop whose worker logged in just now."""
    require_version(here, version)
    person = logged_in(here, request.authorization, request.caller)
    message = read(request.body, request.content_encoding, LeaseRequest)
    return reply(service.give(here, request.caller, person, message))


@router.post("/officer/day-codes")
def day_code(here: Here, officer: Officer, body: Body) -> Response:
    """Work out the code that opens the families on one laptop for one day."""
    return reply(service.code_for(here, read(*body, DayCodeRequest), officer.worker), 201)
