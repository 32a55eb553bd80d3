"""What officers call, each with a session of that role."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Depends, Path, Request, Response

from jgvisit.ids import EnrolmentId
from jgvisit.server.messages import SMALL_BYTES, UUID_PATTERN, Here, read, reply
from jgvisit.server.officer import service
from jgvisit.server.sessions.service import LoggedIn, logged_in
from jgvisit.server.slow_lines import read_body
from jgvisit.sync.wire import Approval, Assignment, CodeRequest

router = APIRouter(prefix="/officer")


def _officer(here: Here, request: Request) -> LoggedIn:
    person = logged_in(here, request.headers.get("authorization"))
    person.require("officer")
    return person


Officer = Annotated[LoggedIn, Depends(_officer)]


async def _body(request: Request, _officer: Officer) -> tuple[bytes, str]:
    return await read_body(request, SMALL_BYTES), request.headers.get("content-encoding", "")


Body = Annotated[tuple[bytes, str], Depends(_body)]


@router.post("/enrolment-codes")
def issue_code(here: Here, officer: Officer, body: Body) -> Response:
    """Issue a code for one laptop of one worker."""
    return reply(service.issue_code(here, read(*body, CodeRequest), officer.worker), 201)


@router.get("/enrolments")
def waiting(here: Here, _person: Officer) -> Response:
    """List the enrolments that wait."""
    return reply(service.waiting(here))


@router.post("/enrolments/{enrolment}/approval")
def decide(here: Here, officer: Officer, enrolment: Annotated[str, Path(pattern=UUID_PATTERN)], body: Body) -> Response:
    """Carry out a signed decision."""
    return reply(service.decide(here, EnrolmentId(enrolment), read(*body, Approval), officer.worker))


@router.post("/assignments")
def assign(here: Here, officer: Officer, body: Body) -> Response:
    """Assign a family."""
    message = read(*body, Assignment)
    service.assign(here, message, officer.worker)
    return reply(message, 201)
