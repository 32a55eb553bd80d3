"""A visit, from plan to end."""

from __future__ import annotations

from typing import Annotated, Literal

import msgspec

from jgvisit.records.body import Uuid
from jgvisit.records.payload_base import Day, Language, Line, Payload, Text

Place = Literal["home", "office", "school", "phone", "other"]


InterpreterKind = Literal[
    "professionalPhone", "professionalVideo", "professionalOnSite", "adultInformal", "noneAvailable", "notNeeded"
]
Hour = Annotated[str, msgspec.Meta(pattern=r"^([01][0-9]|2[0-3]):[0-5][0-9]\Z")]
"""An hour of the Netherlands."""


class VisitPlanned(Payload, frozen=True, kw_only=True):
    """A visit somebody intends to make; days and hours are those of the Netherlands."""

    visit: Uuid
    on: Day
    at: Hour
    place: Place = "home"
    purpose: Line | None = None
    worker: Line | None = None


class VisitStarted(Payload, frozen=True, kw_only=True):
    """The worker sits at the table; who is in the room decides what a screen may show (H4)."""

    visit: Uuid
    place: Place = "home"
    present: tuple[Uuid, ...]
    others_present: Line | None = None
    """Somebody who is no member of the case, such as a neighbour."""


class PresenceChanged(Payload, frozen=True, kw_only=True):
    """Somebody came in or left."""

    visit: Uuid
    present: tuple[Uuid, ...]
    others_present: Line | None = None


MayBeThere = Literal["yes", "no", "notYet"]


class PresenceAnswered(Payload, frozen=True, kw_only=True):
    """What somebody said, asked apart, of somebody else being at their talks, such as a new partner (H21).

    Help is given out of sight of others unless whom it concerns agrees (Jeugdwet 7.3.13). A later answer of the same
    person about the same other replaces it.
    """

    visit: Uuid
    """In which it was asked."""
    person: Uuid
    """Who was asked, with nobody else of the family there."""
    other: Uuid | None = None
    """Whom it is about, if they are a member of the case."""
    other_words: Line | None = None
    """The same of anybody else, in words."""
    may_be_there: MayBeThere

    def __post_init__(self) -> None:
        super().__post_init__()
        if (self.other is None) == (not (self.other_words or "").strip()):
            raise ValueError("it is about one other person, a member or in words")
        if self.other == self.person:
            raise ValueError("nobody is asked about themselves")


class InterpreterUsed(Payload, frozen=True, kw_only=True):
    """Which interpreter, if any (practice.md §5.7).

    That one is gone is a new version of the record, with `until_at`.
    """

    visit: Uuid
    language: Language
    kind: InterpreterKind
    number: Line | None = None
    """As the interpreter gives it."""
    name: Line | None = None
    agency: Line | None = None
    persons: tuple[Uuid, ...] = ()
    """For whom."""
    from_at: Hour | None = None
    until_at: Hour | None = None
    reason: Line | None = None


class VisitEnded(Payload, frozen=True, kw_only=True):
    """The worker closed the visit."""

    visit: Uuid
    note: Text | None = None


class VisitReopened(Payload, frozen=True, kw_only=True):
    """The worker took the end of the visit back; `supersedes` in the body names the end that fell away."""

    visit: Uuid


def about_whom(answered: PresenceAnswered) -> tuple[str, str]:
    """Return who was asked and about whom: one answer of one person about one other stands."""
    return answered.person, answered.other or " ".join((answered.other_words or "").split()).casefold()
