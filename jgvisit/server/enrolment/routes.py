"""POST /enrolments and GET /enrolments/{enrolment}."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Depends, Path, Request, Response
from starlette.concurrency import run_in_threadpool

from jgvisit.ids import EnrolmentId
from jgvisit.server.device_requests import Caller, SignedRequest, signed, signed_by
from jgvisit.server.enrolment import service
from jgvisit.server.messages import SMALL_BYTES, UUID_PATTERN, Here, read, reply
from jgvisit.server.slow_lines import read_body
from jgvisit.sync.wire import EnrolmentRequest

router = APIRouter()


async def _claim(request: Request) -> tuple[Caller, EnrolmentRequest]:
    body = await read_body(request, SMALL_BYTES)
    encoding = request.headers.get("content-encoding", "")
    message = await run_in_threadpool(read, body, encoding, EnrolmentRequest)
    caller = await run_in_threadpool(service.claimant, message)
    await signed_by(request, body, caller)
    return caller, message


@router.post("/enrolments")
def ask(here: Here, claim: Annotated[tuple[Caller, EnrolmentRequest], Depends(_claim)]) -> Response:
    """Ask for a certificate, with a code and proof of possession of the key."""
    caller, message = claim
    return reply(service.ask(here, caller, message), 201)


@router.get("/enrolments/{enrolment}")
def state(
    here: Here,
    enrolment: Annotated[str, Path(pattern=UUID_PATTERN)],
    request: Annotated[SignedRequest, Depends(signed(0))],
) -> Response:
    """Tell how far the enrolment of this device is."""
    return reply(service.find(here, EnrolmentId(enrolment), request.caller.device))
