"""The child's page and the wallet card of a safety plan; not sealed, and with nothing attached."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path

from jgvisit.documents.errors import UndrawableTextError
from jgvisit.documents.lettering import clean, lay_out, undrawable
from jgvisit.documents.typesetting import Typesetter
from jgvisit.services.plan_pages import ChildPage, WalletCard
from jgvisit.services.rights_view import Line

PICTURES = {
    "behaviour": "home-heart",
    "supervision": "eye",
    "check": "file-check",
    "support": "heart-handshake",
    "contactPoint": "phone",
}
"""Kind of promise -> icon."""
_ANY_PROMISE = "heart-handshake"
_PICTURE_INK = "#1d4f63"
Drawn = dict[str, object]


class PlanPaper:
    """Draws both with the vendored template, fonts and icons; implements the services' `PlanPaperMaker`."""

    def __init__(self, resources_dir: Path) -> None:
        self._fonts, self._icons = resources_dir / "fonts", resources_dir / "icons"
        self._typesetter = Typesetter(resources_dir / "forms" / "plan.typ", self._fonts)

    def child_page(self, page: ChildPage) -> bytes:
        """Return the page as PDF/A-3a and PDF/UA-1, dated `made_at`.

        Raises:
            UndrawableTextError: a text holds a character no vendored font has.
            RenderError: the template could not draw it.
        """
        return self._pdf(self._of_child(page), page.made_at)

    def child_pages(self, page: ChildPage) -> tuple[bytes, ...]:
        """Return the same as PNG; errors as `child_page`."""
        return self._png(self._of_child(page), page.made_at)

    def card(self, card: WalletCard) -> bytes:
        """Return a sheet with the card in its corner as PDF/A-3a and PDF/UA-1; errors as `child_page`."""
        return self._pdf(self._of_card(card), card.made_at)

    def card_pages(self, card: WalletCard) -> tuple[bytes, ...]:
        """Return the same as PNG; errors as `child_page`."""
        return self._png(self._of_card(card), card.made_at)

    def _pdf(self, drawn: Drawn, made_at: datetime) -> bytes:
        return self._typesetter.pdf({"paper": json.dumps(drawn, ensure_ascii=False)}, made_at)

    def _png(self, drawn: Drawn, made_at: datetime) -> tuple[bytes, ...]:
        return self._typesetter.pages({"paper": json.dumps(drawn, ensure_ascii=False)}, made_at, 110)

    def _of_child(self, page: ChildPage) -> Drawn:
        return {
            **self._frame("child", page.title, page.notices, page.language, page.rtl, page.demo),
            "heading": self._line(page.heading),
            "lines": [
                {
                    "svg": self._svg(PICTURES.get(line.picture, _ANY_PROMISE)),
                    "alt": clean(line.words),
                    "who": self._text(line.who),
                    "words": self._text(line.words),
                }
                for line in page.lines
            ],
            "task": self._line(page.task),
            "look": None if page.look is None else self._line(page.look),
            "talk": self._line(page.talk),
            "call": None if page.call is None else self._line(page.call),
            "callees": [self._text(name) for name in page.callees],
            "phone": self._svg("phone"),
        }

    def _of_card(self, card: WalletCard) -> Drawn:
        return {
            **self._frame("card", card.title, card.notices, card.language, card.rtl, card.demo),
            "danger": self._line(card.danger),
            "number": card.number,
            "lines": [self._text(line) for line in card.lines],
            "us": None if card.us is None else self._line(card.us),
            "reach": self._text(card.reach),
        }

    def _frame(
        self, kind: str, title: Line, notices: Iterable[Line], language: str | None, rtl: bool, demo: bool
    ) -> Drawn:
        return {
            "kind": kind,
            "title": self._line(title),
            "notices": [self._text(dutch) for dutch, _ in notices],
            "language": language,
            "rtl": rtl,
            "demo": "DEMO" if demo else None,
        }

    def _line(self, line: Line) -> dict[str, str | None]:
        dutch, translated = line
        return {"nl": self._text(dutch), "tr": None if translated is None else self._text(translated)}

    def _text(self, text: str) -> str:
        cleaned = clean(text)
        missing = undrawable(cleaned, self._fonts)
        if missing:
            raise UndrawableTextError("plan", frozenset(missing))
        return lay_out(cleaned)

    def _svg(self, icon: str) -> str:
        return (self._icons / f"{icon}.svg").read_text("utf-8").replace("currentColor", _PICTURE_INK)
