"""What goes to a GI or the Raad as a PDF, for the back office: the same paper as the laptop prints."""

from __future__ import annotations

from functools import cache

from jgvisit import config
from jgvisit.documents.outgoing_paper import outgoing_paper
from jgvisit.documents.render import Renderer
from jgvisit.services.sending.outgoing_model import Outgoing


def outgoing_pdf(outgoing: Outgoing) -> bytes:
    """Return it as PDF/A-3a and PDF/UA-1, not sealed.

    Raises:
        RenderError: it could not be drawn.
    """
    return _renderer().pdf(outgoing_paper(outgoing))


@cache
def _renderer() -> Renderer:
    return Renderer(config.resources_dir())
