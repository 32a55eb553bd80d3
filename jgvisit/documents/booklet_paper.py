"""The general booklet as a PDF: a cover that tells nothing, and the cards; it holds nothing of anybody (H5)."""

from __future__ import annotations

import json
from pathlib import Path

from jgvisit.content.booklet import Booklet, Line
from jgvisit.documents.errors import UndrawableTextError
from jgvisit.documents.lettering import clean, lay_out, undrawable
from jgvisit.documents.typesetting import Typesetter
from jgvisit.services.rights.sheet import NO_DAY

Drawn = dict[str, object]


class BookletPaper:
    """Draws booklets with the vendored template and fonts; implements the services' `BookletMaker`."""

    def __init__(self, resources_dir: Path, mark: str = "") -> None:
        """Prepare; `mark` is the word on every page of one that is not a real one."""
        self._fonts = resources_dir / "fonts"
        self._typesetter = Typesetter(resources_dir / "forms" / "booklet.typ", self._fonts, mark)

    def pdf(self, booklet: Booklet, *, large: bool) -> bytes:
        """Return `booklet` as PDF/A-3a and PDF/UA-1; it has no day, and its metadata tell nothing.

        Args:
            booklet: what stands in it.
            large: in letters of 18 points instead of 12.

        Raises:
            UndrawableTextError: a text holds a character no vendored font has.
            RenderError: the template could not draw it.
        """
        return self._typesetter.pdf(self._inputs(booklet, large=large), NO_DAY)

    def pages(self, booklet: Booklet, *, large: bool, pixels_per_inch: float = 110) -> tuple[bytes, ...]:
        """Return the pages as PNG, as they are in the PDF; errors as `pdf`."""
        return self._typesetter.pages(self._inputs(booklet, large=large), NO_DAY, pixels_per_inch)

    def _inputs(self, booklet: Booklet, *, large: bool) -> dict[str, str]:
        drawn: Drawn = {
            "plain_title": clean(booklet.title[0]),
            "title": self._line(booklet.title),
            "version": self._line(booklet.version),
            "code": booklet.code,
            "general": self._line(booklet.general),
            "ask": self._line(booklet.ask),
            "notices": [self._line(notice) for notice in booklet.notices],
            "parts": [
                {
                    "heading": self._line(part.heading),
                    "cards": [
                        {"title": self._line(card.title), "lines": [self._line(line) for line in card.lines]}
                        for card in part.cards
                    ],
                }
                for part in booklet.parts
            ],
            "language": booklet.language,
            "rtl": booklet.rtl,
            "large": large,
        }
        return {"booklet": json.dumps(drawn, ensure_ascii=False)}

    def _line(self, line: Line) -> Drawn:
        return {"nl": self._text(line[0]), "tr": None if line[1] is None else self._text(line[1])}

    def _text(self, text: str) -> str:
        missing = undrawable(text, self._fonts)
        if missing:
            raise UndrawableTextError("booklet", frozenset(missing))
        return lay_out(clean(text)).strip()
