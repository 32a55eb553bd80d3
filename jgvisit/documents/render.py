"""Draw a paper: the PDF that is sealed and the pages that are shown come from one template."""

from __future__ import annotations

import json
from pathlib import Path

from jgvisit.documents.model import Paper
from jgvisit.documents.sheet import Sheet
from jgvisit.documents.typesetting import Typesetter
from jgvisit.records.certificates import DEMO


class Renderer:
    """Draws papers with the template and fonts of `resources_dir`; may be used from any thread."""

    def __init__(self, resources_dir: Path, mark: str = DEMO) -> None:
        self._fonts = resources_dir / "fonts"
        self._typesetter = Typesetter(resources_dir / "forms" / "paper.typ", self._fonts, mark)

    def pdf(self, paper: Paper) -> bytes:
        """Return `paper` as PDF/A-3a and PDF/UA-1, with its attachment, dated `made_at`.

        Raises:
            UndrawableTextError: a text holds a character no vendored font has.
            RenderError: the template could not draw the paper.
        """
        return self._typesetter.pdf(self._inputs(paper), paper.made_at)

    def pages(self, paper: Paper, pixels_per_inch: float = 110) -> tuple[bytes, ...]:
        """Return the pages of `paper` as PNG, as they are in the PDF.

        Raises:
            UndrawableTextError: a text holds a character no vendored font has.
            RenderError: the template could not draw the paper.
        """
        return self._typesetter.pages(self._inputs(paper), paper.made_at, pixels_per_inch)

    def _inputs(self, paper: Paper) -> dict[str, str]:
        drawn = Sheet(self._fonts).draw(paper)
        return {"paper": json.dumps(drawn, ensure_ascii=False), "attachment": paper.attachment.decode("utf-8")}
