"""The breach inventory as a PDF page, to keep with a report to the supervisor (AVG 33)."""

from __future__ import annotations

from datetime import datetime
from functools import cache

from jgvisit import config
from jgvisit.documents.typesetting import Typesetter
from jgvisit.server.inventory.schemas import Inventory
from jgvisit.server.inventory.words import inventory_text


def inventory_pdf(found: Inventory, municipality: str, made_at: datetime) -> bytes:
    """Return the inventory as PDF/A-3a and PDF/UA-1.

    Raises:
        RenderError: it could not be drawn.
    """
    first, *lines = inventory_text(found).split("\n")
    inputs = {"municipality": municipality, "title": first, "lines": "\n".join(lines)}
    return _typesetter().pdf(inputs, made_at)


@cache
def _typesetter() -> Typesetter:
    resources = config.resources_dir()
    return Typesetter(resources / "forms" / "inventory.typ", resources / "fonts")
