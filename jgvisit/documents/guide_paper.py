"""A guide as a PDF to print, with its pictures; it holds nothing of anybody."""

from __future__ import annotations

import json
from datetime import datetime
from pathlib import Path

import msgspec

from jgvisit import config
from jgvisit.content.guides import Guide
from jgvisit.documents.typesetting import Typesetter


class GuidePaper:
    """Draws guides with the vendored template, fonts and pictures."""

    def __init__(self, resources_dir: Path) -> None:
        self._typesetter = Typesetter(resources_dir / "guides" / "guide.typ", resources_dir / "fonts")

    def pdf(self, guide: Guide, made_at: datetime) -> bytes:
        """Return `guide` as PDF/A-3a and PDF/UA-1, dated `made_at`.

        Raises:
            RenderError: the template could not draw it.
        """
        return self._typesetter.pdf(self._inputs(guide), made_at)

    def pages(self, guide: Guide, made_at: datetime, pixels_per_inch: float = 110) -> tuple[bytes, ...]:
        """Return the pages as PNG, as they are in the PDF.

        Raises:
            RenderError: the template could not draw it.
        """
        return self._typesetter.pages(self._inputs(guide), made_at, pixels_per_inch)

    def _inputs(self, guide: Guide) -> dict[str, str]:
        drawn = msgspec.to_builtins(guide) | {"version": config.VERSION}
        return {"guide": json.dumps(drawn, ensure_ascii=False)}
