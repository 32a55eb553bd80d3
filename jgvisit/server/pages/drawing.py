"""Pages from templates: everything that is put in is escaped, nothing is fetched from elsewhere, no script runs."""

from __future__ import annotations

from datetime import datetime
from functools import cache

from fastapi import Response
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from jgvisit import config
from jgvisit.clock import AMSTERDAM, from_rfc3339
from jgvisit.server.municipality import Municipality
from jgvisit.server.pages.rights import may
from jgvisit.server.pages.visitor import Visitor

_HEADERS = {
    "Cache-Control": "no-store",
    "Content-Security-Policy": "default-src 'none'; style-src 'self'; form-action 'self'; frame-ancestors 'none';"
    " base-uri 'none'",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
}


def page(
    template: str, municipality: Municipality, visitor: Visitor | None, status: int = 200, **values: object
) -> Response:
    """Return a page.

    Args:
        template: a file of `resources/pages`.
        municipality: whose page it is.
        visitor: who looks; decides what the menu offers.
        status: of the answer.
        values: what the template shows.
    """
    text = (
        _environment()
        .get_template(template)
        .render(municipality=municipality.settings, visitor=visitor, may=may, **values)
    )
    return Response(text, status_code=status, media_type="text/html; charset=utf-8", headers=_HEADERS)


@cache
def stylesheet() -> bytes:
    """Return the one stylesheet."""
    return (config.resources_dir() / "pages" / "stijl.css").read_bytes()


@cache
def _environment() -> Environment:
    loader = FileSystemLoader(config.resources_dir() / "pages")
    environment = Environment(
        loader=loader, autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    environment.filters["moment"] = _moment
    return environment


def _moment(at: datetime | str | None) -> str:
    if at is None:
        return "nooit"
    moment = from_rfc3339(at) if isinstance(at, str) else at
    return f"{moment.astimezone(AMSTERDAM):%d-%m-%Y %H:%M}"
