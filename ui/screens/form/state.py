"""What the form screen shows, as frozen values."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from jgvisit.content.advice import Advice
from jgvisit.content.family_words import DUTCH_ONLY, FamilyWords
from ui.screens.explain.state import Line
from ui.theme import Tone
from ui.widgets.frame_picture import FramePictureState
from ui.widgets.ink_pad import Strokes
from ui.widgets.message_bar import Message

Stage = Literal["fill", "signers", "read", "sign", "check", "done"]
FieldGroup = Literal["what", "when", "how"]


@dataclass(frozen=True)
class FieldState:
    """One field to fill in."""

    id: str
    label: str
    kind: Literal["text", "lines", "date", "choice", "fixed"]
    required: bool
    group: FieldGroup = "what"
    help: str = ""
    choices: tuple[tuple[str, str], ...] = ()
    value: str = ""
    missing: bool = False
    problem: str = ""
    """Why what stands there cannot stay, where it is not just empty."""
    advised_text: str = ""
    """What stood in the field when `advice` was given."""
    advice: tuple[Advice, ...] = ()


@dataclass(frozen=True)
class SignerRow:
    """One person the law names. Whether they answered, and what, is not told: the room looks along (H4, H8)."""

    person: str
    name: str
    why: str
    can_sign: bool
    """In the room; who has answered may always answer anew."""


InBoth = tuple[str, str | None]
"""Dutch, and the same in the signer's language where that may open."""


@dataclass(frozen=True)
class DecisionChoice:
    """One thing this signer can say; none is larger than another."""

    code: str
    text: str
    translation: str | None = None
    needs_ink: bool = False
    asks_words: bool = False
    needs_words: bool = False
    """Complete only with the part it is about, in words."""
    asks_date: bool = False


@dataclass(frozen=True)
class SignIntent:
    """What one signer decided, with the ink of both; empty as long as nothing was chosen or drawn."""

    decision: str = ""
    strokes: Strokes = ()
    worker_strokes: Strokes = ()
    view_text: str = ""
    later_on: date | None = None
    pad_width_mm100: int = 0


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
    """Changes each time the form is handed to somebody: nothing of the time before is left on the screen."""
    signer_name: str = ""
    rtl: bool = False
    pages: tuple[bytes, ...] = ()
    """PNG, from the template that is sealed; before the choice."""
    laid_out: tuple[bytes, ...] = ()
    """PNG of what will be sealed: the same with the choice and the ink."""
    chosen: str = ""
    """The sentence that was chosen, with its part, for the screen reader."""
    reading_text: tuple[str, ...] = ()
    """The same words, for the screen reader."""
    decisions: tuple[DecisionChoice, ...] = ()
    which_part: InBoth = ("", None)
    """Asks which part, under a choice that is about a part."""
    part_needed: InBoth = ("", None)
    """Says that such a choice is complete only with the part."""
    recorded: InBoth = ("", None)
    thanks: InBoth = ("", None)
    words: FamilyWords = DUTCH_ONLY
    """What stands beside the Dutch of the screen itself, once the form is in somebody's hands."""
    informal: bool = False
    """A child is addressed as "jij"."""
    kept: SignIntent = field(default_factory=SignIntent)
    """What this signer chose, drew and typed before a lock or before stepping back."""
    worker_name: str = ""
    earliest_later: date | None = None
    notices: tuple[Line, ...] = ()
    """What must be known of the text itself: no jurist checked it yet, or its last day is over."""
    message: Message | None = None
    busy: bool = False
