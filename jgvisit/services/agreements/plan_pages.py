"""What stands on the child's page and the wallet card of a safety plan, and who draws them.

Already chosen for its reader: nothing here is filtered later.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal, Protocol

from jgvisit.services.rights.view import Line

EMERGENCY = "112"
"""The emergency number of the Netherlands: the only telephone number that the program itself knows."""


@dataclass(frozen=True)
class PictureLine:
    """One promise: its picture, who makes it, and their words."""

    kind: str
    """Kind of promise: behaviour, supervision, check, support, contactPoint, or empty."""
    who: str
    words: str
    """Those written for a child, where somebody wrote them."""
    picture: str = ""
    """What was chosen for it, such as "outside"; empty: that of its kind."""
    alt: str = ""
    """What the picture shows, in a word; empty: the words of the promise."""
    until: Line | None = None
    """Its last day, where that comes before the end of the plan."""


@dataclass(frozen=True)
class ChildPage:
    """A plan for a child: large pictures, few words."""

    title: Line
    heading: Line
    lines: tuple[PictureLine, ...]
    task: Line
    look: Line | None
    talk: Line
    draw: Line | None
    """Beside the room for a drawing of the child; None in texts of before there was any."""
    call: Line | None
    """Heading above `callees`; None where nobody is named."""
    callees: tuple[str, ...]
    notices: tuple[Line, ...]
    language: str | None
    rtl: bool
    made_at: datetime
    demo: bool


@dataclass(frozen=True)
class WalletCard:
    """Whom one person can call, to take along."""

    title: Line
    danger: Line
    number: str
    lines: tuple[str, ...]
    us: Line | None
    """Heading above `reach`."""
    reach: str
    notices: tuple[Line, ...]
    language: str | None
    rtl: bool
    made_at: datetime
    demo: bool


CARDS_ON_A_SHEET = 8
"""Of wallet size, on A4, with room around them to cut."""
PlanPaperKind = Literal["child", "card"]


class PlanPaperMaker(Protocol):
    """Draws both papers."""

    def child_page(self, page: ChildPage) -> bytes:
        """Return the page as PDF/A-3a and PDF/UA-1; its metadata name nobody."""

    def child_pages(self, page: ChildPage) -> tuple[bytes, ...]:
        """Return the same as PNG."""

    def cards(self, cards: Sequence[WalletCard], *, columns: int = 2) -> bytes:
        """Return sheets with these cards, at least one, as PDF/A-3a and PDF/UA-1; the metadata name nobody.

        In one column they are fit to be enlarged.
        """

    def cards_pages(self, cards: Sequence[WalletCard], *, columns: int = 2) -> tuple[bytes, ...]:
        """Return the same as PNG."""
