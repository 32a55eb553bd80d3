"""The child's page and the wallet cards of a safety plan; not sealed, and with nothing attached."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from datetime import datetime
from functools import partial
from pathlib import Path

from jgvisit.documents.errors import UndrawableTextError
from jgvisit.documents.lettering import clean, lay_out, undrawable
from jgvisit.documents.typesetting import Typesetter
from jgvisit.records.certificates import DEMO
from jgvisit.services.agreements.plan_pages import ChildPage, WalletCard
from jgvisit.services.rights.view import Line

OF_A_KIND = {
    "behaviour": "promise",
    "supervision": "adult",
    "check": "look",
    "support": "help",
    "contactPoint": "call",
}
"""Kind of promise -> picture, where nobody chose one."""
_ANY_PROMISE = "promise"
Drawn = dict[str, object]


class PlanPaper:
    """Draws both with the vendored template, fonts and pictures; implements the services' `PlanPaperMaker`."""

    def __init__(self, resources_dir: Path, mark: str = DEMO) -> None:
        self._fonts = resources_dir / "fonts"
        self._pictures = {file.stem: file for file in (resources_dir / "pictures").glob("*.svg")}
        self._typesetter = Typesetter(resources_dir / "forms" / "plan.typ", self._fonts, mark)

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

    def cards(self, cards: Sequence[WalletCard], *, columns: int = 2) -> bytes:
        """Return sheets of cards, to be cut along their lines, as PDF/A-3a and PDF/UA-1; errors as `child_page`."""
        return self._pdf(self._of_cards(cards, columns), cards[0].made_at)

    def cards_pages(self, cards: Sequence[WalletCard], *, columns: int = 2) -> tuple[bytes, ...]:
        """Return the same as PNG; errors as `child_page`."""
        return self._png(self._of_cards(cards, columns), cards[0].made_at)

    def _pdf(self, drawn: Drawn, made_at: datetime) -> bytes:
        return self._typesetter.pdf({"paper": json.dumps(drawn, ensure_ascii=False)}, made_at)

    def _png(self, drawn: Drawn, made_at: datetime) -> tuple[bytes, ...]:
        return self._typesetter.pages({"paper": json.dumps(drawn, ensure_ascii=False)}, made_at, 110)

    def _of_child(self, page: ChildPage) -> Drawn:
        line = partial(self._line, page.language, page.rtl)
        return {
            **self._frame("child", line(page.title), page.notices, page.demo),
            "heading": line(page.heading),
            "lines": [
                {
                    "svg": self._svg(each.picture or OF_A_KIND.get(each.kind, "")),
                    "alt": clean(each.alt or each.words),
                    "who": self._text(each.who),
                    "words": self._text(each.words),
                    "until": None if each.until is None else line(each.until),
                }
                for each in page.lines
            ],
            "task": line(page.task),
            "look": None if page.look is None else line(page.look),
            "talk": line(page.talk),
            "call": None if page.call is None else line(page.call),
            "callees": [self._text(name) for name in page.callees],
            "phone": self._svg("call"),
            "draw": None if page.draw is None else line(page.draw),
        }

    def _of_cards(self, cards: Sequence[WalletCard], columns: int) -> Drawn:
        notices = {dutch: (dutch, None) for card in cards for dutch, _ in card.notices}
        first = cards[0]
        title = self._line(None, False, (first.title[0], None))
        return {
            **self._frame("cards", title, notices.values(), first.demo),
            "columns": columns,
            "cards": [self._of_card(card) for card in cards],
        }

    def _of_card(self, card: WalletCard) -> Drawn:
        line = partial(self._line, card.language, card.rtl)
        return {
            "title": line(card.title),
            "danger": line(card.danger),
            "number": card.number,
            "lines": [self._text(text) for text in card.lines],
            "us": None if card.us is None else line(card.us),
            "reach": self._text(card.reach),
        }

    def _frame(self, kind: str, title: Drawn, notices: Iterable[Line], demo: bool) -> Drawn:
        return {
            "kind": kind,
            "title": title,
            "notices": [self._text(dutch) for dutch, _ in notices],
            "demo": demo,
        }

    def _line(self, language: str | None, rtl: bool, line: Line) -> Drawn:
        dutch, translated = line
        other = None if translated is None else self._text(translated)
        return {"nl": self._text(dutch), "tr": other, "language": language, "rtl": rtl}

    def _text(self, text: str) -> str:
        cleaned = clean(text)
        missing = undrawable(cleaned, self._fonts)
        if missing:
            raise UndrawableTextError("plan", frozenset(missing))
        return lay_out(cleaned)

    def _svg(self, picture: str) -> str:
        """Return a picture; that of any promise for one that these resources do not have."""
        return self._pictures.get(picture, self._pictures[_ANY_PROMISE]).read_text("utf-8")
