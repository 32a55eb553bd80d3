"""POST /audit/doubts."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Depends, Response

from jgvisit.server.audit import doubts
from jgvisit.server.device_requests import SignedRequest, signed
from jgvisit.server.messages import SMALL_BYTES, Here, read, reply
from jgvisit.sync.audit_wire import AuditDoubt

router = APIRouter()


@router.post("/audit/doubts")
def note(here: Here, request: Annotated[SignedRequest, Depends(signed(SMALL_BYTES))]) -> Response:
    """Hear that the audit does not go on from what a laptop saw of it."""
    message = read(request.body, request.content_encoding, AuditDoubt)
    return reply(doubts.note(here, request.caller, message), 201)
