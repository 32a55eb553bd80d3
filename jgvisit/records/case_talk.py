"""What was explained and came back, in the case file."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from jgvisit.ids import PersonId, VisitId, WorkerId
from jgvisit.records.body import PackRef
from jgvisit.records.case_stamp import Stamp
from jgvisit.records.payload_talk import Face, TeachBackOutcome


@dataclass(frozen=True)
class ExplainedCard:
    """One card gone through with some persons."""

    visit: VisitId
    card: str
    card_version: str
    audience: str
    languages: tuple[str, ...]
    statements: tuple[str, ...]
    heard_by: tuple[PersonId, ...]
    reading_mode: str
    moment: str
    about_children: tuple[PersonId, ...]
    frame_said: str | None
    pack: PackRef | None
    stamp: Stamp


@dataclass(frozen=True)
class SaidBackAnswer:
    """What one person gave back of a card."""

    visit: VisitId
    card: str
    card_version: str
    person: PersonId
    outcome: TeachBackOutcome
    question: str | None
    own_words: str | None
    reason: str | None
    repeats: int
    follow_up_on: str | None
    stamp: Stamp
    belief: str | None = None
    """Id of the belief whose open question was asked, where it was not the card's own question."""
    colleague: str | None = None
    """Who went over it again and heard the answer beside the author, as it was typed."""
    colleague_number: WorkerId | None = None
    """Whose number that is, where the name led to one."""

    @property
    def heard_by(self) -> frozenset[str]:
        """Who of us heard it: the author by number, a colleague by number too, or by name where there is none."""
        also = self.colleague_number or self.colleague
        return frozenset({self.stamp.author, *([also] if also else [])})


@dataclass(frozen=True)
class HeardTerm:
    """A word or belief that came up, and to whom it was explained."""

    visit: VisitId
    term: str
    term_version: str
    word: str
    sort: Literal["word", "belief"]
    audience: str
    used_by: tuple[PersonId, ...]
    explained_to: tuple[PersonId, ...]
    languages: tuple[str, ...]
    statements: tuple[str, ...]
    about_children: tuple[PersonId, ...]
    frame_said: str | None
    pack: PackRef | None
    stamp: Stamp


@dataclass(frozen=True)
class ClosedDuty:
    """A duty to explain that ended without an explanation (H18)."""

    moment: int
    person: PersonId
    how: Literal["declined", "withheld", "unreachable", "unsafe"]
    reason: str
    again_on: str | None
    stamp: Stamp
    due: str | None = None
    """The day of the moment it closes; None in records of the first version, which close what came up before them."""
    colleague: str | None = None
    attempts: tuple[str, ...] = ()


@dataclass(frozen=True)
class Rating:
    """How somebody found our explanation in a visit; of rival versions each."""

    rating: str
    visit: VisitId
    face: Face
    person: PersonId | None
    """None: on nobody's name."""
    stamp: Stamp
    words: str | None = None
    """What they said of it themselves."""
