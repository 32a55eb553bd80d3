"""The guide on paper or as a file; it holds nothing of anybody."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Protocol

from jgvisit.content.guides import Guide
from jgvisit.errors import InputError
from jgvisit.services.papers.handing_over import PRINT_DPI, PaperReader
from jgvisit.services.papers.page_image import PageImage


class GuideMaker(Protocol):
    """Draws a guide."""

    def pdf(self, guide: Guide, made_at: datetime) -> bytes:
        """Return `guide` as a PDF dated `made_at`."""


class GuidePrints:
    """Makes a guide for the printer, or keeps it in a file."""

    def __init__(self, maker: GuideMaker, reader: PaperReader, now: Callable[[], datetime]) -> None:
        self._maker, self._reader, self._now = maker, reader, now

    def images(self, guide: Guide) -> tuple[PageImage, ...]:
        """Return its pages as they are printed.

        Raises:
            RenderError: it cannot be drawn.
        """
        return self._reader.pages(self._maker.pdf(guide, self._now()), PRINT_DPI)

    def save(self, guide: Guide, out: Path) -> None:
        """Write it to a file.

        Raises:
            RenderError: it cannot be drawn.
            InputError: the file cannot be written.
        """
        try:
            out.write_bytes(self._maker.pdf(guide, self._now()))
        except OSError as error:
            raise InputError(error.strerror or "cannot be written", str(out)) from error
