"""The explanation: what was explained, what came back, and how a duty ended otherwise."""

from __future__ import annotations

from typing import Annotated, Literal

import msgspec

from jgvisit.records.body import Uuid
from jgvisit.records.payload_base import Day, Language, Line, Payload, Text

TeachBackOutcome = Literal["ownWordsCorrect", "correctAfterRepeat", "notYet", "later", "declined", "notAsked"]
Face = Literal["clear", "partly", "notClear"]
NOT_HEARD: tuple[TeachBackOutcome, ...] = ("later", "notAsked")
"""Outcomes at which nothing was gone over or asked: nobody heard anything."""


class CardExplained(Payload, frozen=True, kw_only=True):
    """A card was gone through with these persons; `statements` are the lines really shown."""

    visit: Uuid
    card: Line
    card_version: Line
    audience: Literal["parent", "child6", "youth12", "youth16"]
    languages: tuple[Language, ...]
    statements: tuple[Line, ...]
    heard_by: tuple[Uuid, ...]
    reading_mode: Literal["self", "readAloud", "pictograms"]
    moment: Literal["firstConversation", "whenItMatters"] = "firstConversation"
    about_children: tuple[Uuid, ...] = ()
    frame_said: Literal["voluntary", "court_ordered", "checking"] | None = None


class SaidBack(Payload, frozen=True, kw_only=True):
    """What one person gave back of a card, in their own words (teach-back)."""

    visit: Uuid
    card: Line
    card_version: Line
    person: Uuid
    outcome: TeachBackOutcome
    question: Line | None = None
    own_words: Text | None = None
    reason: Line | None = None
    """Required for `notAsked`."""
    repeats: int = 0
    follow_up_on: Day | None = None
    """Required for `notYet` and `later`: a second talk within 7 days (H23)."""


class SaidBackToColleague(SaidBack, frozen=True, kw_only=True):
    """Second version of `saidBack`: a colleague went over the card again, and heard what came back (H23)."""

    colleague: Line
    """Who that was, as the worker typed it."""
    colleague_number: Line | None = None
    """The colleague's own number; absent where the name leads to nobody the laptop was told of."""

    def __post_init__(self) -> None:
        super().__post_init__()
        if not self.colleague.strip():
            raise ValueError("a colleague has a name")
        if self.outcome in NOT_HEARD:
            raise ValueError("nobody heard what was not said")


class HeardTermExplained(Payload, frozen=True, kw_only=True):
    """A word that somebody heard, or a belief that somebody holds, and to whom it was explained (practice.md §5.6)."""

    visit: Uuid
    term: Line
    """Id of the explanation in the pack, such as "drang"."""
    term_version: Line
    word: Line
    """As it was said; quoted, never ours."""
    sort: Literal["word", "belief"]
    audience: Literal["parent", "child6", "youth12", "youth16"]
    used_by: tuple[Uuid, ...] = ()
    """Who came with it; empty where nobody asked."""
    explained_to: tuple[Uuid, ...]
    languages: tuple[Language, ...]
    statements: tuple[Line, ...]
    about_children: tuple[Uuid, ...] = ()
    frame_said: Literal["voluntary", "court_ordered", "checking"] | None = None


class BeliefAskedBack(Payload, frozen=True, kw_only=True):
    """What one person gave back of the open question about a belief; `card` is the one that answers it."""

    visit: Uuid
    term: Line
    term_version: Line
    card: Line
    card_version: Line
    person: Uuid
    outcome: TeachBackOutcome
    question: Text
    own_words: Text | None = None
    reason: Line | None = None
    """Required for `notAsked`."""
    follow_up_on: Day | None = None
    """Required for `notYet` and `later`: a second talk within 7 days (H23)."""


class DutyClosed(Payload, frozen=True, kw_only=True):
    """How a duty to explain ended other than by explanation (H18)."""

    moment: Annotated[int, msgspec.Meta(ge=1, le=31)]
    person: Uuid
    how: Literal["declined", "withheld", "unreachable", "unsafe"]
    reason: Line
    colleague: Line | None = None
    again_on: Day | None = None
    attempts: tuple[Line, ...] = ()


class DutyClosedWhen(Payload, frozen=True, kw_only=True):
    """Second version of `dutyClosed`: names the day of the moment, so that it closes exactly that duty (H18)."""

    moment: Annotated[int, msgspec.Meta(ge=1, le=31)]
    person: Uuid
    due: Day
    """The day of the moment, as the duty said it."""
    how: Literal["declined", "withheld", "unreachable", "unsafe"]
    reason: Line
    colleague: Line | None = None
    """Required for `withheld` (Jw 7.3.2 lid 4)."""
    again_on: Day | None = None
    """Required for `withheld`: the later date."""
    attempts: tuple[Line, ...] = ()
    """Required for `unreachable`: what was tried, and when."""

    def __post_init__(self) -> None:
        super().__post_init__()
        if not self.reason.strip():
            raise ValueError("a duty is closed with a reason")
        if self.how == "withheld" and not (self.again_on and (self.colleague or "").strip()):
            raise ValueError("withheld needs a colleague and a later date")
        if self.how == "unreachable" and not any(attempt.strip() for attempt in self.attempts):
            raise ValueError("unreachable needs attempts")


class ExplanationRated(Payload, frozen=True, kw_only=True):
    """How somebody found our explanation in a visit, by one of three faces: about us, and never a worker's score."""

    rating: Uuid
    """Which answer it is: a later one with the same replaces it."""
    visit: Uuid
    face: Face | None = None
    """Absent: taken back."""
    person: Uuid | None = None
    """Who says so; absent where they want it on nobody's name."""
    words: Line | None = None
    """What they say of it themselves, in one sentence; only beside a face (practice.md §8)."""

    def __post_init__(self) -> None:
        super().__post_init__()
        if self.words is not None and self.face is None:
            raise ValueError("what was taken back says nothing")
