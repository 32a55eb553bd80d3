"""GET /receipt."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Depends, Query, Response

from jgvisit.ids import ChainId
from jgvisit.server.device_requests import SignedRequest, signed
from jgvisit.server.messages import UUID_PATTERN, Here, reply
from jgvisit.server.receipts import service

router = APIRouter()
MAX_ENTRIES = 2**53 - 1


@router.get("/receipt")
def receipt(
    here: Here,
    request: Annotated[SignedRequest, Depends(signed(0))],
    chain: Annotated[str | None, Query(pattern=UUID_PATTERN)] = None,
    audit_from: Annotated[int | None, Query(alias="auditFrom", ge=0, le=MAX_ENTRIES)] = None,
) -> Response:
    """Sign what the server holds of a chain of this device, and prove that the audit extends what it saw of it."""
    return reply(service.ask(here, request.caller, ChainId(chain) if chain else None, audit_from))
