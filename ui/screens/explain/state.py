"""What the explain screen shows, as frozen values."""

from __future__ import annotations

from dataclasses import dataclass, field

from jgvisit.content.family_words import DUTCH_ONLY, FamilyWords
from jgvisit.content.model import Audience
from ui.widgets.frame_picture import FramePictureState
from ui.widgets.message_bar import Message

Line = tuple[str, str | None]
"""(Dutch, translation)"""


@dataclass(frozen=True)
class Listener:
    """Somebody in the room the card is for."""

    person: str
    name: str


@dataclass(frozen=True)
class ExplainState:
    """What the explain screen shows."""

    opening: int = 0
    """Counts the openings: a card opened again begins at `page`."""
    page: int = 0
    """Page at which an opening begins; after a lock the one that was in sight."""
    card: str = ""
    """Whose pictogram stands beside the title."""
    title: str = ""
    title_translated: str | None = None
    words: FamilyWords = DUTCH_ONLY
    """What stands beside the Dutch of the screen itself."""
    audience: Audience = "parent"
    lines: tuple[Line, ...] = ()
    rtl: bool = False
    readable_translation: str = ""
    """Language of the translation where the program may read it aloud: never an unchecked one (H27)."""
    questions: tuple[Line, ...] = ()
    frames: FramePictureState = field(default_factory=FramePictureState)
    show_frames: bool = False
    listeners: tuple[Listener, ...] = ()
    notices: tuple[Line, ...] = ()
    own_words: str = ""
    """A draft of the answer of whoever is asked."""
    asking: str = ""
    """Person who is asked to say it back now; empty while the card is explained."""
    may_offer: bool = False
    """Whether somebody here can still be offered to say this card back, beyond what is asked anyway (H23)."""
    is_offered: bool = False
    """Whether the question now is an offer: then nobody has to tell why it was not asked."""
    asks_colleague: bool = False
    """Whether somebody else of us is to go over it with who is asked now: then who that is can be written down."""
    colleague: str = ""
    """The name as far as it was typed."""
    colleagues: tuple[str, ...] = ()
    """To offer there."""
    message: Message | None = None
    busy: bool = False
