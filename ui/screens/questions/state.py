"""What the screen of questions shows, as frozen values."""

from __future__ import annotations

from dataclasses import dataclass, field

from jgvisit.content.family_words import DUTCH_ONLY, FamilyWords
from ui.widgets.frame_picture import FramePictureState
from ui.widgets.message_bar import Message


@dataclass(frozen=True)
class Asker:
    """Those in the room who hear the same words, to choose whose questions stand here."""

    audience: str
    names: tuple[str, ...]


@dataclass(frozen=True)
class QuestionRow:
    """One question, with its translation where that may be shown."""

    question: str
    text: str
    translation: str | None
    told: bool = False
    """Everybody it is for has heard its card."""


@dataclass(frozen=True)
class QuestionRows:
    """Questions of one sort; the name is Dutch, its translation comes from `QuestionsState.words`."""

    name: str
    rows: tuple[QuestionRow, ...]


@dataclass(frozen=True)
class QuestionsState:
    """What the screen of questions shows."""

    opening: int = 0
    """Counts the openings: each begins at the top."""
    askers: tuple[Asker, ...] = ()
    """Empty where all here hear the same words."""
    audience: str = "parent"
    groups: tuple[QuestionRows, ...] = ()
    words: FamilyWords = DUTCH_ONLY
    notices: tuple[tuple[str, str | None], ...] = ()
    frames: FramePictureState = field(default_factory=FramePictureState)
    message: Message | None = None
    busy: bool = False
