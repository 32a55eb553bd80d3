"""Errors as problem+json (RFC 9457); nothing in them or in the log names a person."""

from __future__ import annotations

import traceback
from collections.abc import Callable, Mapping
from http import HTTPStatus
from pathlib import Path

import msgspec
from fastapi import FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException

from jgvisit.errors import JgVisitError
from jgvisit.server.log import log
from jgvisit.sync.wire import Problem

MEDIA_TYPE = "application/problem+json"


class RequestFaultError(JgVisitError):
    """A request that the server does not carry out; nothing of it was stored."""

    code = "server"
    status = HTTPStatus.BAD_REQUEST

    def __init__(self, code: str, title: str, status: HTTPStatus | None = None) -> None:
        super().__init__(title)
        self.problem_code = code
        self.title = title
        self.headers: dict[str, str] = {}
        self.problem_status = status or self.status


class NotAuthenticatedError(RequestFaultError):
    """The signature, nonce or session does not hold; nothing was read or stored."""

    code = "server.not_authenticated"
    status = HTTPStatus.UNAUTHORIZED


class ForbiddenError(RequestFaultError):
    """We know who asks, and this is not theirs to ask; nothing was read or stored."""

    code = "server.forbidden"
    status = HTTPStatus.FORBIDDEN


class NotFoundError(RequestFaultError):
    """Not here, or not for this caller: the answer is the same."""

    code = "server.not_found"
    status = HTTPStatus.NOT_FOUND


class ConflictError(RequestFaultError):
    """The request does not fit what the server holds; nothing was stored."""

    code = "server.conflict"
    status = HTTPStatus.CONFLICT


class TooLargeError(RequestFaultError):
    """More bytes or items than the wire allows; nothing was stored."""

    code = "server.too_large"
    status = HTTPStatus.REQUEST_ENTITY_TOO_LARGE


class UnreadableError(RequestFaultError):
    """Not what the wire describes; nothing was stored."""

    code = "server.unreadable"
    status = HTTPStatus.UNPROCESSABLE_ENTITY


class SetupError(JgVisitError):
    """The server does not start: a setting, key or database is not what it must be; nothing was changed."""

    code = "server.setup"


def answer(status: int, code: str, title: str, headers: Mapping[str, str] | None = None) -> Response:
    """Return the problem as a response."""
    problem = Problem(type=f"urn:jgvisit:problem:{code}", title=title, status=status, code=code)
    return Response(
        msgspec.json.encode(problem), status_code=status, headers=dict(headers or {}), media_type=MEDIA_TYPE
    )


PageFault = Callable[[Request, RequestFaultError], Response | None]
"""Draws a fault as a page for somebody who looks at pages; None for a program."""


def install(app: FastAPI, page_fault: PageFault) -> None:
    """Let every error of `app` leave as problem+json, or as a page where a person looks."""

    @app.exception_handler(RequestFaultError)
    def _on_fault(request: Request, fault: RequestFaultError) -> Response:
        log.info("refused", code=fault.problem_code, status=int(fault.problem_status))
        return page_fault(request, fault) or answer(
            fault.problem_status, fault.problem_code, fault.title, fault.headers
        )

    @app.exception_handler(HTTPException)
    def _on_http(_request: Request, error: HTTPException) -> Response:
        code, phrase = f"http.{error.status_code}", HTTPStatus(error.status_code).phrase
        return answer(error.status_code, code, phrase, error.headers)  # a 405 says what is allowed

    @app.exception_handler(RequestValidationError)
    def _on_validation(_request: Request, _error: RequestValidationError) -> Response:
        # the library's message repeats what was sent, so it stays here
        return answer(HTTPStatus.UNPROCESSABLE_ENTITY, "request.unreadable", "a parameter has another form")

    @app.exception_handler(Exception)
    def _on_bug(_request: Request, error: Exception) -> Response:
        # where it failed, never what it said: a library's message may quote a body
        trace = [f"{Path(step.filename).name}:{step.lineno}" for step in traceback.extract_tb(error.__traceback__)]
        log.error("bug", error=type(error).__name__, trace=trace[-12:])
        return answer(HTTPStatus.INTERNAL_SERVER_ERROR, "server.bug", "the server failed; nothing was half stored")
