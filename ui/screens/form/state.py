"""What the form screen shows, as frozen values."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from ui.theme import Tone
from ui.widgets.frame_picture import FramePictureState
from ui.widgets.ink_pad import Strokes
from ui.widgets.message_bar import Message

Stage = Literal["fill", "signers", "read", "sign", "done"]


@dataclass(frozen=True)
class FieldState:
    """One field to fill in."""

    id: str
    label: str
    kind: Literal["text", "lines", "date", "choice", "fixed"]
    required: bool
    help: str = ""
    choices: tuple[tuple[str, str], ...] = ()
    value: str = ""
    missing: bool = False


@dataclass(frozen=True)
class SignerRow:
    """One person the law names, and how it stands; never shown to another signer (H8)."""

    person: str
    name: str
    why: str
    status: str
    tone: Tone
    can_sign: bool
    """In the room, and not finished."""


@dataclass(frozen=True)
class DecisionChoice:
    """One thing this signer can say; none is larger than another."""

    code: str
    text: str
    translation: str | None = None
    needs_ink: bool = False
    asks_words: bool = False
    asks_date: bool = False


@dataclass(frozen=True)
class FormState:
    """What the form screen shows."""

    stage: Stage = "fill"
    key: str = ""
    """Changes with the form and child: what was typed for one child never stands in another's form."""
    title: str = ""
    child: str = ""
    frames: FramePictureState = field(default_factory=FramePictureState)
    fields: tuple[FieldState, ...] = ()
    signers: tuple[SignerRow, ...] = ()
    standing: str = ""
    """Whether the help may start, and what is still needed; for the worker."""
    standing_tone: Tone = "neutral"
    reasons: tuple[str, ...] = ()
    signer: str = ""
    signer_name: str = ""
    rtl: bool = False
    pages: tuple[bytes, ...] = ()
    """PNG, from the template that is sealed."""
    reading_text: tuple[str, ...] = ()
    """The same words, for the screen reader."""
    decisions: tuple[DecisionChoice, ...] = ()
    strokes: Strokes = ()
    """Of a draft."""
    worker_name: str = ""
    earliest_later: date | None = None
    document_name: str = ""
    message: Message | None = None
    busy: bool = False
