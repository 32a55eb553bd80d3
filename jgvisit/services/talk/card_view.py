"""A card as this family may see it now."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from jgvisit.content.model import Audience, ReviewState
from jgvisit.ids import PersonId
from jgvisit.services.law.frames import ChildFrame

FrameSaid = Literal["voluntary", "court_ordered", "checking"]


@dataclass(frozen=True)
class CardLine:
    """One sentence on the card, with its translation where there is one."""

    id: str
    text: str
    translation: str | None
    source: str


@dataclass(frozen=True)
class CardView:
    """A card as this family may see it now."""

    card: str
    title: str
    translated_title: str | None
    """Beside the Dutch, where the translation may open."""
    version: str
    audience: Audience
    language: str | None
    """Of the translation beside the Dutch, None where there is none or it may not open."""
    rtl: bool
    lines: tuple[CardLine, ...]
    questions: tuple[str, ...]
    translated_questions: tuple[str, ...]
    listen_for: tuple[str, ...]
    worker_checks: tuple[str, ...]
    opens: tuple[str, ...]
    review: ReviewState
    """As long as no jurist has released this text, a mark says so."""
    expired_on: date | None
    """Last day of the texts in use, once it is over: every card says so, none is held back."""
    unchecked_translation: bool
    needs_interpreter: bool
    """There is a translation, but it opens only with an interpreter logged (H27)."""
    untranslated: bool
    """The language asked for has no words for this version of the card: it is shown in Dutch, and says so."""
    frames: tuple[ChildFrame, ...]
    children: tuple[PersonId, ...]

    @property
    def draft(self) -> bool:
        """Whether the text carries a mark."""
        return self.review != "released"


def frame_said(view: CardView) -> FrameSaid | None:
    """Return which frame the card said, where it says one and it is the same for all children."""
    said = {entry.said for entry in view.frames}
    return said.pop() if view.card == "K02" and len(said) == 1 else None
