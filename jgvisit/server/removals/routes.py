"""POST /removals."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Depends, Response

from jgvisit.server.device_requests import SignedRequest, signed
from jgvisit.server.messages import SMALL_BYTES, Here, read, reply
from jgvisit.server.removals import service
from jgvisit.sync.removal_wire import SignedRemoval

router = APIRouter()


@router.post("/removals")
def note(here: Here, request: Annotated[SignedRequest, Depends(signed(SMALL_BYTES))]) -> Response:
    """Hear what left a laptop; a revoked one may say so too."""
    message = read(request.body, request.content_encoding, SignedRemoval)
    return reply(service.note(here, request.caller, message), 201)
