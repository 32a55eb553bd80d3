"""Who asks for a page, whether they may, and whether a form came from a page of ours."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from typing import Annotated
from urllib.parse import parse_qs

from fastapi import Depends, Request
from starlette.concurrency import run_in_threadpool

from jgvisit.server.messages import SMALL_BYTES, Here
from jgvisit.server.pages.form_data import FormData, read_form_data
from jgvisit.server.pages.rights import Action, require
from jgvisit.server.pages.visitor import Visitor, visitor_of
from jgvisit.server.problems import ForbiddenError, UnreadableError
from jgvisit.server.slow_lines import read_body


def _visitor(here: Here, request: Request) -> Visitor:
    return visitor_of(here, request)


Anybody = Annotated[Visitor, Depends(_visitor)]
"""Somebody who logged in, whatever their role."""


def who_may(action: Action) -> Callable[[Visitor], Visitor]:
    """Return a dependency that lets only those pass whose role may do this."""

    def dependency(visitor: Anybody) -> Visitor:
        require(visitor.roles, action)
        return visitor

    return dependency


async def _form(here: Here, request: Request) -> dict[str, str]:
    """Read a small form that one of our own pages sent.

    Raises:
        ForbiddenError: another site sent it.
        UnreadableError: no form.
    """
    data = await read_body(request, SMALL_BYTES)
    try:
        fields = {name: values[0] for name, values in parse_qs(data.decode("ascii"), strict_parsing=True).items()}
    except ValueError as error:
        raise UnreadableError("page.form", "no form") from error
    _require_ours(fields, await run_in_threadpool(visitor_of, here, request))
    return fields


Form = Annotated[dict[str, str], Depends(_form)]


def upload(action: Action, max_bytes: int) -> Callable[[Here, Request], Awaitable[FormData]]:
    """Return the dependency that reads a form with a file of at most `max_bytes`, from somebody who may do `action`.

    Nothing is read before it is known that they may.
    """

    async def dependency(here: Here, request: Request) -> FormData:
        visitor = await run_in_threadpool(visitor_of, here, request)
        require(visitor.roles, action)
        body = await read_body(request, max_bytes + SMALL_BYTES)
        form = await run_in_threadpool(read_form_data, request.headers.get("content-type", ""), body)
        _require_ours(form.fields, visitor)
        return form

    return dependency


def _require_ours(fields: Mapping[str, str], visitor: Visitor) -> None:
    if fields.get("form_mark") != visitor.form_mark:
        raise ForbiddenError("page.form_mark", "this form is not from here; open the page again")
