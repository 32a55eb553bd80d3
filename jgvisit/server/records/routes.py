"""POST /records."""

from __future__ import annotations

from functools import partial
from typing import Annotated

from fastapi import APIRouter, BackgroundTasks, Depends, Request, Response

from jgvisit.server.device_requests import SignedRequest, signed
from jgvisit.server.messages import Here, read, reply
from jgvisit.server.quiet import Quiet
from jgvisit.server.records import checking, service
from jgvisit.server.records.intake import VERIFY_AT_ONCE
from jgvisit.sync.wire import Push

MAX_SENT_BYTES = 48 * 1024 * 1024
MAX_PUSH_BYTES = 72 * 1024 * 1024
"""Of the largest records some hundreds, each character of JSON escaped at worst to two; no client sends so much."""

router = APIRouter()


async def _quiet(request: Request) -> Quiet:
    quiet: Quiet = request.app.state.quiet
    return quiet


@router.post("/records")
def push(
    here: Here,
    request: Annotated[SignedRequest, Depends(signed(MAX_SENT_BYTES))],
    quiet: Annotated[Quiet, Depends(_quiet)],
    after: BackgroundTasks,
) -> Response:
    """Take records, and answer each."""
    message = read(request.body, request.content_encoding, Push, MAX_PUSH_BYTES)
    answer = reply(service.push(here, request.caller, message))
    if len(message.records) > VERIFY_AT_ONCE:
        after.add_task(quiet.work, partial(checking.check_some, here))
    return answer
