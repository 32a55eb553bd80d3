"""GET /receipt."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Depends, Query, Response

from jgvisit.ids import ChainId
from jgvisit.server.device_requests import SignedRequest, signed
from jgvisit.server.messages import UUID_PATTERN, Here, reply
from jgvisit.server.receipts import service

router = APIRouter()


@router.get("/receipt")
def receipt(
    here: Here,
    request: Annotated[SignedRequest, Depends(signed(0))],
    chain: Annotated[str | None, Query(pattern=UUID_PATTERN)] = None,
) -> Response:
    """Sign what the server holds of a chain of this device."""
    return reply(service.ask(here, request.caller, ChainId(chain) if chain else None))
