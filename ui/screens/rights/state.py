"""What the rights screen shows, as frozen values."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from jgvisit.content.family_words import DUTCH_ONLY, FamilyWords
from ui.screens.explain.state import ExplainState, Line, Listener
from ui.widgets.frame_picture import FramePictureState
from ui.widgets.message_bar import Message

Page = Literal["choose", "card", "ask", "phone", "paper", "seen"]


@dataclass(frozen=True)
class CardRow:
    """One card there is, by whose it is and about whom. Whether it was shown before is not told (H8)."""

    key: str
    name: str
    about: str
    can_ask: bool
    """Whether something could be added that would change it."""


@dataclass(frozen=True)
class RightLine:
    """One line of the card."""

    title: Line
    sentences: tuple[Line, ...]
    source: str


@dataclass(frozen=True)
class RightsGroup:
    """Lines under one heading."""

    heading: Line
    lines: tuple[RightLine, ...]


@dataclass(frozen=True)
class Code:
    """A code for a telephone; `squares` row by row, dark is true."""

    caption: str
    squares: tuple[tuple[bool, ...], ...]
    words: str
    """The plain text in it, for who cannot see it."""


@dataclass(frozen=True)
class SeenRow:
    """Something that would change the card, and whether it was seen."""

    what: str
    words: str
    recorded: bool = False


@dataclass(frozen=True)
class RightsState:
    """What the rights screen shows."""

    page: Page = "choose"
    rows: tuple[CardRow, ...] = ()
    opening: int = 0
    """Counts the openings of a card."""
    at: int = 0
    """The page of the card at which it opens."""
    name: str = ""
    title: Line = ("", None)
    groups: tuple[RightsGroup, ...] = ()
    rtl: bool = False
    readable_translation: str = ""
    """Language of the translation where the program may read it aloud: never an unchecked one (H27)."""
    notices: tuple[Line, ...] = ()
    words: FamilyWords = DUTCH_ONLY
    """What stands beside the Dutch of the screen itself."""
    listeners: tuple[Listener, ...] = ()
    ask: ExplainState = field(default_factory=ExplainState)
    """The question to whose card it is, after the card."""
    codes: tuple[Code, ...] = ()
    warnings: tuple[Line, ...] = ()
    """That the telephone keeps what it scans."""
    pages: tuple[bytes, ...] = ()
    """The sheet, PNG; empty while it is drawn."""
    sheet: Literal["general", "personal"] = "general"
    may_be_personal: bool = False
    sheet_words: str = ""
    seen: tuple[SeenRow, ...] = ()
    source: str = ""
    """A half-typed source, from the draft."""
    today: date = date.min
    """No stay begins after it."""
    frames: FramePictureState = field(default_factory=FramePictureState)
    message: Message | None = None
    busy: bool = False
