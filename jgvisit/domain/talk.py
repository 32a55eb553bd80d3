"""What was gone through with one person, and what came back in own words (H18, H23)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from jgvisit.ids import PersonId

Outcome = Literal["ownWordsCorrect", "correctAfterRepeat", "notYet", "later", "declined", "notAsked"]
UNSETTLED: tuple[Outcome, ...] = ("notYet", "later")
"""Outcomes that open a second talk."""


@dataclass(frozen=True)
class Heard:
    """A card was gone through with this person."""

    card: str
    on: date
    at: str | None = None
    """When it was written down (UTC, RFC 3339); None: only the day is known."""
    frame_said: str | None = None
    """Which frame the card said, where it says one."""
    about: tuple[PersonId, ...] = ()
    """About which children, where somebody has more than one card of this name: the rights card."""


@dataclass(frozen=True)
class Answered:
    """What this person gave back of a card."""

    card: str
    outcome: Outcome
    on: date
    follow_up_on: date | None = None
    about: tuple[PersonId, ...] = ()
    """As in `Heard`."""


Talk = tuple[Heard | Answered, ...]
"""What happened with one person, oldest first."""


def open_repeats(talk: Talk) -> tuple[str, ...]:
    """Return the cards said back "not yet" or "later" and not gone through since; a repeat closes it."""
    return tuple(dict.fromkeys(answer.card for answer in waiting(talk)))


def waiting(talk: Talk) -> tuple[Answered, ...]:
    """Return the answers that wait for a repeat, oldest first.

    Explained again, or answered again, settles the earlier answer. A card about one child settles nothing of what
    was said of another.
    """
    found: list[tuple[Answered, frozenset[PersonId]]] = []
    for event in talk:
        found = [(answer, left) for answer, about in found if (left := _left(answer, about, event)) is not None]
        if isinstance(event, Answered) and event.outcome in UNSETTLED:
            found.append((event, frozenset(event.about)))
    return tuple(answer for answer, _ in found)


def _left(answer: Answered, about: frozenset[PersonId], event: Heard | Answered) -> frozenset[PersonId] | None:
    """Return the children of whom `answer` still waits after `event`; None where it is settled."""
    if event.card != answer.card:
        return about
    if not event.about or not about:
        return None
    return about - set(event.about) or None
