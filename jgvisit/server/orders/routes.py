"""Orders for laptops, locked or not; what they say of them; and the officers' way in."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Depends, Path, Request, Response

from jgvisit.ids import EnrolmentId
from jgvisit.server.device_requests import SignedRequest, signed
from jgvisit.server.messages import SMALL_BYTES, UUID_PATTERN, Here, read, reply
from jgvisit.server.officer.routes import Body, Officer
from jgvisit.server.orders import service
from jgvisit.server.slow_lines import read_body
from jgvisit.sync.order_wire import OrdersSeen, SignedOrder, SignedWiped

router = APIRouter()
MAX_SEEN_BYTES = 4 * 1024 * 1024


async def _open_body(request: Request) -> tuple[bytes, str]:
    return await read_body(request, SMALL_BYTES), request.headers.get("content-encoding", "")


@router.get("/orders/{enrolment}")
def orders(here: Here, enrolment: Annotated[str, Path(pattern=UUID_PATTERN)]) -> Response:
    """Give a laptop its orders, also one that is locked: each proves itself, and an unknown number has none."""
    return reply(service.of_enrolment(here, EnrolmentId(enrolment)))


@router.post("/orders/seen")
def seen(here: Here, request: Annotated[SignedRequest, Depends(signed(MAX_SEEN_BYTES))]) -> Response:
    """Hear which store a laptop has, what it refused and what was taken out of it."""
    message = read(request.body, request.content_encoding, OrdersSeen, MAX_SEEN_BYTES)
    return reply(service.seen(here, request.caller, message))


@router.post("/orders/confirmations")
def confirm(here: Here, body: Annotated[tuple[bytes, str], Depends(_open_body)]) -> Response:
    """Hear that an order was carried out; the device key is gone by then, so the confirmation proves itself."""
    service.confirm(here, read(*body, SignedWiped))
    return Response(status_code=204)


@router.post("/officer/orders")
def put(here: Here, officer: Officer, body: Body) -> Response:
    """Take in an order that officers signed on their own machines."""
    return reply(service.put(here, read(*body, SignedOrder), officer.worker), 201)
