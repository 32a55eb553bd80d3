"""The walk through the explanation: what to offer one person next (practice.md §10; H23, H29).

Rules that only advise: every card can be opened at any moment, and nothing here ever stops a
card, a call or a form. The cards and the duties stand in modules of their own and are offered
here too, so that who explains needs one import.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from jgvisit.domain.cards import child_card, consent_cards, first_conversation_cards, prerequisites
from jgvisit.domain.duties import (
    ClosedDuty,
    Due,
    Duty,
    FamilyTalks,
    Listener,
    by_press,
    dues_of,
    open_duties,
    shown,
)
from jgvisit.domain.talk import UNSETTLED, Answered, Heard, Outcome, Talk, open_repeats

SAID_BACK_CARD = "K02"
"""The one card of which a calm first visit asks the answer in own words (H23)."""


@dataclass(frozen=True)
class Step:
    """The next thing to offer one person: go through a card, or ask it back."""

    card: str
    what: Literal["explain", "ask_back"]


def next_step(cards: Sequence[str], this_visit: Talk, earlier: Talk = ()) -> Step | None:
    """Return what to offer next of `cards`, or None when all of it was offered.

    A card's prerequisites come first in the same visit. K02 is asked back once per person, and
    again only after a "not yet" or "later"; every other card is only offered (H23).

    Args:
        cards: the cards of this conversation, in order, without those put off by the worker.
        this_visit: what happened with this person in this visit.
        earlier: what happened with this person before.
    """
    repeats = tuple(card for card in open_repeats((*earlier, *this_visit)) if card not in cards)
    heard = [event.card for event in this_visit if isinstance(event, Heard)]
    for card in _with_prerequisites((*repeats, *cards)):
        if card not in heard:
            return Step(card, "explain")
        if card == SAID_BACK_CARD and _asks_back(this_visit, earlier):
            return Step(card, "ask_back")
    return None


def _with_prerequisites(cards: Iterable[str]) -> tuple[str, ...]:
    ordered: dict[str, None] = {}
    for card in cards:
        ordered.update(dict.fromkeys((*prerequisites(card), card)))
    return tuple(ordered)


def _asks_back(this_visit: Talk, earlier: Talk) -> bool:
    answered_now = any(isinstance(event, Answered) and event.card == SAID_BACK_CARD for event in this_visit)
    last = next(
        (event for event in reversed(earlier) if isinstance(event, Answered) and event.card == SAID_BACK_CARD), None
    )
    return not answered_now and (last is None or last.outcome in UNSETTLED)


__all__ = [
    "SAID_BACK_CARD",
    "Answered",
    "ClosedDuty",
    "Due",
    "Duty",
    "FamilyTalks",
    "Heard",
    "Listener",
    "Outcome",
    "Step",
    "Talk",
    "by_press",
    "child_card",
    "consent_cards",
    "dues_of",
    "first_conversation_cards",
    "next_step",
    "open_duties",
    "open_repeats",
    "prerequisites",
    "shown",
]
