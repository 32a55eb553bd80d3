"""The sheet about somebody's rights as one side of A4; not sealed, and with nothing attached."""

from __future__ import annotations

import json
from pathlib import Path

from jgvisit.documents.errors import UndrawableTextError
from jgvisit.documents.lettering import clean, lay_out, undrawable
from jgvisit.documents.phone_code import modules_of, svg_of
from jgvisit.documents.typesetting import Typesetter
from jgvisit.records.certificates import DEMO
from jgvisit.services.rights.sheet import Modules, RightsSheet
from jgvisit.services.rights.view import Line, RightsLine

_NO_BREAK = "\u00a0"
Drawn = dict[str, object]


class RightsPaper:
    """Draws sheets with the vendored template and fonts; implements the services' `SheetMaker`."""

    def __init__(self, resources_dir: Path, mark: str = DEMO) -> None:
        self._fonts = resources_dir / "fonts"
        self._typesetter = Typesetter(resources_dir / "forms" / "rights.typ", self._fonts, mark)

    def pdf(self, sheet: RightsSheet) -> bytes:
        """Return `sheet` as PDF/A-3a and PDF/UA-1, dated `made_at`; its metadata name nobody.

        Raises:
            UndrawableTextError: a text holds a character no vendored font has.
            RenderError: the template could not draw it.
        """
        return self._typesetter.pdf(self._inputs(sheet), sheet.made_at)

    def pages(self, sheet: RightsSheet, pixels_per_inch: float = 110) -> tuple[bytes, ...]:
        """Return the pages as PNG, as they are in the PDF: one, by the size of its letters.

        Raises:
            UndrawableTextError: a text holds a character no vendored font has.
            RenderError: the template could not draw it.
        """
        return self._typesetter.pages(self._inputs(sheet), sheet.made_at, pixels_per_inch)

    def modules(self, text: str) -> Modules:
        """Return the squares of the code that holds `text`."""
        return modules_of(text)

    def _inputs(self, sheet: RightsSheet) -> dict[str, str]:
        drawn: Drawn = {
            "title": self._line(sheet.title),
            "plain_title": clean(sheet.title[0]),
            "notices": [self._line(notice) for notice in sheet.notices],
            "labels": [{"label": self._line(label), "value": self._text(value)} for label, value in sheet.labels],
            "known": None if sheet.known is None else self._line(sheet.known),
            "groups": [
                {"heading": self._line(heading), "lines": [self._right(line) for line in lines]}
                for _, heading, lines in sheet.groups
            ],
            "levels": max((line.spare for _, _, lines in sheet.groups for line in lines), default=0),
            "more": self._line(sheet.more),
            "closing": [self._line(line) for line in sheet.closing],
            "codes": [{"caption": self._text(code.caption), "svg": svg_of(code.text)} for code in sheet.codes],
            "organisation": self._text(sheet.organisation),
            "version": self._text(sheet.version),
            "language": sheet.language,
            "rtl": sheet.rtl,
            "demo": None if sheet.demo is None else self._line(sheet.demo),
        }
        return {"sheet": json.dumps(drawn, ensure_ascii=False)}

    def _right(self, line: RightsLine) -> Drawn:
        """A line with its sentences run on; a sentence without a translation stands in Dutch only."""
        told = [translated for _, translated in line.sentences if translated is not None]
        return {
            "title": self._line(line.title),
            "text": self._line((" ".join(dutch for dutch, _ in line.sentences), " ".join(told) or None)),
            "spare": line.spare,
            "articles": self._text(", ".join(article.replace(" ", _NO_BREAK) for article in line.articles)),
        }

    def _line(self, line: Line) -> Drawn:
        return {"nl": self._text(line[0]), "tr": None if line[1] is None else self._text(line[1])}

    def _text(self, text: str) -> str:
        missing = undrawable(text, self._fonts)
        if missing:
            raise UndrawableTextError("sheet", frozenset(missing))
        return lay_out(clean(text)).strip()
