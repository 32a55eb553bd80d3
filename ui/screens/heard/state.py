"""What the screen of heard words shows, as frozen values."""

from __future__ import annotations

from dataclasses import dataclass, field

from ui.widgets.frame_picture import FramePictureState
from ui.widgets.message_bar import Message


@dataclass(frozen=True)
class Came:
    """Somebody in the room who may have come with the word."""

    person: str
    name: str
    chosen: bool


@dataclass(frozen=True)
class Group:
    """Words of one sort, each (explanation, word)."""

    name: str
    words: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class OfferedQuestion:
    """An open question that may be offered to one person; `name` is theirs."""

    term: str
    person: str
    name: str
    question: str


@dataclass(frozen=True)
class HeardState:
    """What the screen of heard words shows."""

    opening: int = 0
    """Counts the openings: opened again it begins with `looked_for`."""
    looked_for: str = ""
    """What was half typed before a lock; empty where nothing was."""
    people: tuple[Came, ...] = ()
    groups: tuple[Group, ...] = ()
    other: str = ""
    """What was looked for, to be explained as a word that is not on the list; empty where nothing was."""
    questions: tuple[OfferedQuestion, ...] = ()
    explained: str = ""
    """The word that was just explained; empty before."""
    read_on: tuple[tuple[str, str], ...] = ()
    """(card, title) after an explanation."""
    frames: FramePictureState = field(default_factory=FramePictureState)
    message: Message | None = None
    busy: bool = False
