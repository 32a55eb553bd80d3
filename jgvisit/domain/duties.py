"""What still has to be explained to whom, and how such a duty ends (H18, H23).

A duty is a reminder: nothing here ever stops a card, a call or a form (H29).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from jgvisit.domain.answer import ExplainAgain
from jgvisit.domain.cards import RIGHTS_CARD, child_card, first_conversation_cards
from jgvisit.domain.facts import KnownAt, Role
from jgvisit.domain.law_book import LawBook, Rank
from jgvisit.domain.talk import Heard, Talk, waiting
from jgvisit.ids import PersonId

Closing = Literal["declined", "withheld", "unreachable", "unsafe"]
DutyReason = Literal["not_explained", "repeat"]
FIRST_MOMENT = 1
REPEAT_WITHIN = timedelta(days=7)
SHOWN_PER_FAMILY = 3
_SAYS: dict[int, tuple[str, ...]] = {
    20: ("court_ordered",),
    21: ("court_ordered", "voluntary"),  # closed care leaves the frame voluntary (H13)
    24: ("voluntary", "checking"),  # past its end without proof: no valid order, and we look into it (H16)
}
_CHANGES: dict[int, tuple[str, ...]] = {20: _SAYS[20], 24: _SAYS[24], 25: ("voluntary",)}
"""What a card may say after such a moment; at 18 (row 25) nothing of a measure is left."""
RANKS: tuple[Rank, ...] = ("before_we_act", "next_visit", "to_know")
"""Most pressing first."""


@dataclass(frozen=True)
class ClosedDuty:
    """A duty that ended otherwise than by explaining (H18); it comes back on `again_on`."""

    moment: int
    how: Closing
    on: date
    again_on: date | None = None
    due: date | None = None
    """The day of the moment it closes; None closes everything of that moment that came up until `on`."""


@dataclass(frozen=True)
class Listener:
    """One person to whom something may have to be explained."""

    id: PersonId
    role: Role
    age: int | None
    has_authority: bool
    talk: Talk = ()
    closed: tuple[ClosedDuty, ...] = ()


@dataclass(frozen=True)
class Due:
    """A moment of table C that came up, with the cards of the book that go with it."""

    moment: int
    on: date
    persons: tuple[PersonId, ...]
    cards: tuple[str, ...]
    rank: Rank
    known_at: KnownAt = None
    """When what opens it was written down: a talk before that cannot have been about it."""


@dataclass(frozen=True)
class FamilyTalks:
    """What `open_duties` looks at."""

    listeners: tuple[Listener, ...]
    moments: tuple[Due, ...] = ()
    known_since: date | None = None
    """When the family came to us; the first conversation is due from then."""


@dataclass(frozen=True)
class Duty:
    """Something that still has to be explained to one person."""

    rank: Rank
    due: date
    person: PersonId
    moment: int
    cards: tuple[str, ...]
    reason: DutyReason


def dues_of(moments: Iterable[ExplainAgain], book: LawBook) -> tuple[Due, ...]:
    """Return the moments of an answer with their cards and rank from the book."""
    return tuple(
        Due(
            moment.moment,
            moment.due,
            moment.persons,
            book.moment(moment.moment).cards,
            book.moment(moment.moment).rank,
            moment.known_at,
        )
        for moment in moments
    )


def open_duties(case: FamilyTalks, on: date) -> tuple[Duty, ...]:
    """Return what still has to be explained, most pressing first.

    Moment 1 is due to everybody with authority and each child from 6; a "not yet" or "later"
    opens a repeat within 7 days. A duty ends by explaining, or declined, withheld, unreachable
    or unsafe (H18).
    """
    duties = {duty for listener in case.listeners for duty in _duties_of(listener, case, on)}
    return by_press(duties)


def by_press(duties: Iterable[Duty]) -> tuple[Duty, ...]:
    """Return the duties, most pressing first."""
    return tuple(
        sorted(duties, key=lambda duty: (RANKS.index(duty.rank), duty.due, duty.person, duty.moment, duty.cards))
    )


def shown(duties: Sequence[Duty]) -> tuple[Duty, ...]:
    """Return at most three duties of a family, the most pressing (H18)."""
    return tuple(duties[:SHOWN_PER_FAMILY])


def _duties_of(listener: Listener, case: FamilyTalks, on: date) -> list[Duty]:
    duties: list[Duty] = []
    repeats = waiting(listener.talk)
    if listener.has_authority or listener.role == "child":
        wanted = first_conversation_cards(listener.role, listener.age)
        first_due = case.known_since or on
        missing = tuple(card for card in wanted if not _heard(listener, card))
        if missing and not _is_closed(listener, FIRST_MOMENT, first_due, on):
            duties.append(Duty("before_we_act", first_due, listener.id, FIRST_MOMENT, missing, "not_explained"))
    for answer in repeats:
        again = answer.follow_up_on or answer.on + REPEAT_WITHIN
        if not _is_closed(listener, FIRST_MOMENT, answer.on, on):
            duties.append(Duty("next_visit", again, listener.id, FIRST_MOMENT, (answer.card,), "repeat"))
    duties.extend(duty for due in case.moments if (duty := _again(listener, due, case.moments, on)) is not None)
    return duties


def _again(listener: Listener, due: Due, moments: Sequence[Due], on: date) -> Duty | None:
    if listener.id not in due.persons or _is_closed(listener, due.moment, due.on, on):
        return None
    missing = tuple(card for card in _cards_for(listener, due.cards) if not _told(listener, card, due, moments))
    rank: Rank = due.rank if due.on <= on else "to_know"
    return Duty(rank, due.on, listener.id, due.moment, missing, "not_explained") if missing else None


def _cards_for(listener: Listener, cards: tuple[str, ...]) -> tuple[str, ...]:
    """Return the cards of a moment for this person.

    A child hears its own card instead of its parents'; its rights card is about itself already.
    """
    if listener.role == "child" and (listener.age is None or listener.age < 18):
        own = None if listener.age is None else child_card(listener.age)
        return () if own is None else (own, *(card for card in cards if card == RIGHTS_CARD))
    return tuple(card for card in cards if card != "K24")


def _heard(listener: Listener, card: str) -> bool:
    return any(isinstance(event, Heard) and event.card == card for event in listener.talk)


def _told(listener: Listener, card: str, due: Due, moments: Sequence[Due]) -> bool:
    """Tell whether this person heard the card of a moment since it came up, and since we knew of it."""
    return any(
        isinstance(event, Heard)
        and event.card == card
        and event.on >= due.on
        and (due.known_at is None or event.at is None or event.at >= due.known_at)
        and _fits(listener, event, due, moments)
        for event in listener.talk
    )


def _fits(listener: Listener, heard: Heard, due: Due, moments: Sequence[Due]) -> bool:
    """Tell whether the card said the frame of the moment, or that of a later change which came up since."""
    right = _SAYS.get(due.moment)
    if right is None or heard.frame_said is None or heard.frame_said in right:
        return True
    return any(
        later.moment in _CHANGES
        and later.moment != due.moment
        and due.on < later.on <= heard.on
        and listener.id in later.persons
        and heard.frame_said in _CHANGES[later.moment]
        for later in moments
    )


def _is_closed(listener: Listener, moment: int, due: date, on: date) -> bool:
    """Tell whether somebody closed this duty after it came up and it has not come back."""
    return any(
        closed.moment == moment
        and (closed.on >= due if closed.due is None or moment == FIRST_MOMENT else closed.due == due)
        and (closed.again_on is None or closed.again_on > on)
        for closed in listener.closed
    )
