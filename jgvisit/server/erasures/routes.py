"""GET /erasures, and the officers' POST /officer/erasures."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Depends, Query, Request, Response

from jgvisit.server.device_requests import SignedRequest, signed
from jgvisit.server.erasures import service
from jgvisit.server.messages import SMALL_BYTES, Here, read, reply
from jgvisit.server.officer.routes import Officer
from jgvisit.server.slow_lines import read_body
from jgvisit.sync.erasure_wire import SignedErasure

router = APIRouter()


@router.get("/erasures")
def orders(
    here: Here,
    request: Annotated[SignedRequest, Depends(signed(0))],
    after: Annotated[int, Query(ge=0, le=2**53)] = 0,
) -> Response:
    """Give a laptop the orders that it has not carried out or not confirmed."""
    return reply(service.for_laptop(here, request.caller, after))


async def _body(request: Request, _officer: Officer) -> tuple[bytes, str]:
    return await read_body(request, SMALL_BYTES), request.headers.get("content-encoding", "")


@router.post("/officer/erasures")
def put(here: Here, officer: Officer, body: Annotated[tuple[bytes, str], Depends(_body)]) -> Response:
    """Take in an order that two officers signed on their own machines, and carry it out."""
    return reply(service.put(here, read(*body, SignedErasure), officer.worker), 201)
