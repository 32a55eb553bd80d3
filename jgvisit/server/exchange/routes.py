"""POST /exchange."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Depends, Header, Response

from jgvisit.server.device_requests import SignedRequest, signed
from jgvisit.server.exchange import service
from jgvisit.server.messages import Here, read, reply_packed
from jgvisit.server.orders.routes import MAX_SEEN_BYTES
from jgvisit.sync.exchange_wire import Exchange
from jgvisit.sync.wire import CLIENT_HEADER

router = APIRouter()


@router.post("/exchange")
def exchange(
    here: Here,
    request: Annotated[SignedRequest, Depends(signed(MAX_SEEN_BYTES))],
    version: Annotated[str, Header(alias=CLIENT_HEADER)] = "0",
    accepted: Annotated[str | None, Header(alias="Accept-Encoding", include_in_schema=False)] = None,
) -> Response:
    """Answer all that a sync asks."""
    asked = read(request.body, request.content_encoding, Exchange, MAX_SEEN_BYTES)
    return reply_packed(service.exchange(here, request, version, asked), accepted)
