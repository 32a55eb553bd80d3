"""What the screen of finding shows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from ui.widgets.message_bar import Message

Place = Literal["family", "forms", "papers", "exceptions"]
"""On which page of the family it stands."""


@dataclass(frozen=True)
class HitLine:
    """One thing that holds the words."""

    key: str
    what: str
    """Which kind of thing, and whom it is about."""
    when: str
    excerpt: str
    place: Place = "family"


@dataclass(frozen=True)
class FoundFamily:
    """What was found in one family."""

    case: str
    name: str
    hits: tuple[HitLine, ...]
    more: int = 0


@dataclass(frozen=True)
class SearchState:
    """Everything on the screen."""

    looked_for: str = ""
    """What the results are of; what is typed meanwhile may be longer."""
    families: tuple[FoundFamily, ...] = ()
    cut: bool = False
    """There is more than is shown."""
    busy: bool = False
    """What came since the last time is being taken in."""
    opening: int = 0
    """Which time the page was opened: the words typed belong to one time."""
    message: Message | None = None
