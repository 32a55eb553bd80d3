"""What was gone through with one person, and what came back in own words (H18, H23)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

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


@dataclass(frozen=True)
class Answered:
    """What this person gave back of a card."""

    card: str
    outcome: Outcome
    on: date
    follow_up_on: date | None = None


Talk = tuple[Heard | Answered, ...]
"""What happened with one person, oldest first."""


def open_repeats(talk: Talk) -> tuple[str, ...]:
    """Return the cards said back "not yet" or "later" and not gone through since; a repeat closes it."""
    return tuple(waiting(talk))


def waiting(talk: Talk) -> dict[str, Answered]:
    """Return the answers that wait for a repeat, by card, oldest first."""
    open_answers: dict[str, Answered] = {}
    for event in talk:
        open_answers.pop(event.card, None)  # explained again, or answered again: the earlier answer is settled
        if isinstance(event, Answered) and event.outcome in UNSETTLED:
            open_answers[event.card] = event
    return open_answers
