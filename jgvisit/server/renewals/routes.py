"""POST /renewals, and what an officer decides about them."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Depends, Path, Response

from jgvisit.ids import DeviceId
from jgvisit.server.device_requests import SignedRequest, signed
from jgvisit.server.messages import SMALL_BYTES, Here, read, reply
from jgvisit.server.officer.routes import Body, Officer
from jgvisit.server.renewals import service
from jgvisit.sync.renewal_wire import RenewalRequest
from jgvisit.sync.wire import Approval

router = APIRouter()
_DEVICE = "^[0-9a-f]{32}$"


@router.post("/renewals")
def ask(here: Here, request: Annotated[SignedRequest, Depends(signed(SMALL_BYTES))]) -> Response:
    """Ask for another certificate, and how far that is."""
    message = read(request.body, request.content_encoding, RenewalRequest)
    return reply(service.ask(here, request.caller, message))


@router.get("/officer/renewals")
def waiting(here: Here, _officer: Officer) -> Response:
    """List what waits."""
    return reply(service.waiting(here))


@router.post("/officer/renewals/{device}/approval")
def decide(here: Here, officer: Officer, device: Annotated[str, Path(pattern=_DEVICE)], body: Body) -> Response:
    """Carry out a signed decision."""
    return reply(service.decide(here, DeviceId(device), read(*body, Approval), officer.worker))
