"""POST /sessions."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Depends, Response

from jgvisit.server.device_requests import SignedRequest, signed
from jgvisit.server.messages import SMALL_BYTES, Here, read, reply
from jgvisit.server.sessions import service
from jgvisit.sync.wire import SessionRequest

router = APIRouter()


@router.post("/sessions")
def open_session(here: Here, request: Annotated[SignedRequest, Depends(signed(SMALL_BYTES))]) -> Response:
    """Open a session from an ID token."""
    message = read(request.body, request.content_encoding, SessionRequest)
    return reply(service.log_in(here, request.caller, message), 201)
