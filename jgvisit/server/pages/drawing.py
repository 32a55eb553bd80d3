"""Pages from templates: everything that is put in is escaped, nothing is fetched from elsewhere, no script runs."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from functools import cache

from fastapi import Response
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from jgvisit import config
from jgvisit.clock import AMSTERDAM, from_rfc3339
from jgvisit.server.municipality import Municipality
from jgvisit.server.pages.rights import Action, may
from jgvisit.server.pages.visitor import Visitor


@dataclass(frozen=True)
class MenuItem:
    """One page of the menu."""

    action: Action
    address: str
    name: str
    about: str


MENU = (
    MenuItem("glass", "inzage", "Inzage bij nood", "Een gezin lezen dat u niet hebt, als iemand niet kan wachten."),
    MenuItem("glass_review", "nakijken", "Nakijken", "Wie een gezin las bij nood, en waarom. Een ander kijkt dat na."),
    MenuItem("cover", "waarneming", "Waarneming", "Wie de gezinnen heeft van een collega die weg is."),
    MenuItem("laptops", "laptops", "Laptops", "Welke er zijn, en van welke we te lang niets hoorden."),
    MenuItem("parked", "wachtrij", "Wachtrij", "Wat ontvangen is en wacht tot iemand kijkt."),
    MenuItem(
        "texts", "teksten", "Teksten", "Welke teksten voor gezinnen de laptops ophalen, en wat op vrijgave wacht."
    ),
    MenuItem("erasures", "wissen", "Gewist", "Opdrachten om te wissen, en welke laptops dat nog niet bevestigden."),
    MenuItem("office", "versturen", "Versturen", "Wat naar een GI of de Raad moet, en welke kopieën gezinnen krijgen."),
    MenuItem("audit", "logboek", "Logboek", "Wie wat deed of las."),
    MenuItem("report", "verslag", "Verslag", "Cijfers van een heel jaar voor de gemeenteraad."),
)
_HEADERS = {
    "Cache-Control": "no-store",
    "Content-Security-Policy": "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self';"
    " frame-ancestors 'none'; base-uri 'none'",
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
        .render(municipality=municipality.settings, visitor=visitor, may=may, menu=MENU, **values)
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
    environment.filters["day"] = _day
    return environment


def _moment(at: datetime | str | None) -> str:
    if at is None:
        return "nooit"
    moment = from_rfc3339(at) if isinstance(at, str) else at
    return f"{moment.astimezone(AMSTERDAM):%d-%m-%Y %H:%M}"


def _day(day: date) -> str:
    return f"{day:%d-%m-%Y}"
