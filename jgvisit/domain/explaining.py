"""The walk through the explanation, and what still has to be explained (practice.md §10; H18, H23, H29).

Rules that only advise: every card can be opened at any moment, and nothing here ever stops a
card, a call or a form (H29). Cards of a child are K24a, b and c by age.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from jgvisit.domain.answer import ExplainAgain
from jgvisit.domain.facts import Role
from jgvisit.domain.law_book import LawBook, Rank
from jgvisit.ids import PersonId

Outcome = Literal["ownWordsCorrect", "correctAfterRepeat", "notYet", "later", "declined", "notAsked"]
Closing = Literal["declined", "withheld", "unreachable", "unsafe"]
DutyReason = Literal["not_explained", "repeat"]

FIRST_MOMENT = 1
SAID_BACK_CARD = "K02"
"""The one card of which a calm first visit asks the answer in own words (H23)."""
REPEAT_WITHIN = timedelta(days=7)
SHOWN_PER_FAMILY = 3
YOUNGEST_LISTENER = 6
_PARENT_CARDS = ("K01", "K02", "K03", "K21", "K23")
_BYSTANDER_CARDS = ("K01",)
_FORM_CARDS: dict[str, tuple[str, ...]] = {
    "A": ("K04", "K19", "K20"),
    "B": ("K10", "K19", "K20"),
    "D": ("K07", "K08", "K19"),
    "E": ("K11", "K22", "K19", "K20"),
    "F": ("K18", "K19", "K20"),
    "I": ("K13", "K14", "K21", "K22"),
}
_PREREQUISITES: dict[str, tuple[str, ...]] = {card: ("K02",) for card in ("K07", "K11", "K12", "K18")}
_UNSETTLED: tuple[Outcome, ...] = ("notYet", "later")
_RANKS: tuple[Rank, ...] = ("before_we_act", "next_visit", "to_know")


def child_card(age: int) -> str | None:
    """Return the card in which a child of this age hears about its own voice; None under 6 and from 18."""
    if age < YOUNGEST_LISTENER or age >= 18:
        return None
    if age < 12:
        return "K24a"
    return "K24b" if age < 16 else "K24c"


def first_conversation_cards(role: Role, age: int | None) -> tuple[str, ...]:
    """Return the cards of a first conversation for one person, in order.

    Parents and guardians hear the full set, and so does a young adult; a child its own card. Foster
    parents and others hear what the visit is; nothing about the family is told to them as a duty.
    """
    if role == "child" and (age is None or age < 18):
        own = None if age is None else child_card(age)
        return () if own is None else (own,)
    return _PARENT_CARDS if role in ("parent", "guardian", "child") else _BYSTANDER_CARDS


def consent_cards(form: str) -> tuple[str, ...]:
    """Return the cards that belong before a form (its letter, such as "A"), in order."""
    return _FORM_CARDS.get(form, ())


def prerequisites(card: str) -> tuple[str, ...]:
    """Return the cards that come before `card` in the same visit."""
    return _PREREQUISITES.get(card, ())


@dataclass(frozen=True)
class Heard:
    """A card was gone through with this person."""

    card: str
    on: date


@dataclass(frozen=True)
class Answered:
    """What this person gave back of a card."""

    card: str
    outcome: Outcome
    on: date
    follow_up_on: date | None = None


Talk = tuple[Heard | Answered, ...]
"""What happened with one person, oldest first."""


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
    return not answered_now and (last is None or last.outcome in _UNSETTLED)


def open_repeats(talk: Talk) -> tuple[str, ...]:
    """Return the cards said back "not yet" or "later" and not gone through since; a repeat closes it."""
    waiting: dict[str, Answered] = _waiting(talk)
    return tuple(waiting)


def _waiting(talk: Talk) -> dict[str, Answered]:
    waiting: dict[str, Answered] = {}
    for event in talk:
        waiting.pop(event.card, None)  # explained again, or answered again: the earlier answer is settled
        if isinstance(event, Answered) and event.outcome in _UNSETTLED:
            waiting[event.card] = event
    return waiting


def needs_repeat_first(form: str, talk: Talk) -> bool:
    """Tell whether this form waits for a repeat by someone else or with an interpreter: form E only (H23)."""
    return form == "E" and any(answer.outcome == "notYet" for answer in _waiting(talk).values())


@dataclass(frozen=True)
class ClosedDuty:
    """A duty that ended otherwise than by explaining (H18); it comes back on `again_on`."""

    moment: int
    how: Closing
    on: date
    again_on: date | None = None


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
            moment.moment, moment.due, moment.persons, book.moment(moment.moment).cards, book.moment(moment.moment).rank
        )
        for moment in moments
    )


def open_duties(case: FamilyTalks, on: date) -> tuple[Duty, ...]:
    """Return what still has to be explained, most pressing first.

    Moment 1 is due to everybody with authority and each child from 6; a "not yet" or "later"
    opens a repeat within 7 days. A duty ends by explaining, or declined, withheld, unreachable
    or unsafe (H18).
    """
    duties = [duty for listener in case.listeners for duty in _duties_of(listener, case, on)]
    return tuple(sorted(duties, key=lambda duty: (_RANKS.index(duty.rank), duty.due, duty.person, duty.moment)))


def shown(duties: Sequence[Duty]) -> tuple[Duty, ...]:
    """Return at most three duties of a family, the most pressing (H18)."""
    return tuple(duties[:SHOWN_PER_FAMILY])


def _duties_of(listener: Listener, case: FamilyTalks, on: date) -> list[Duty]:
    duties: list[Duty] = []
    repeats = _waiting(listener.talk)
    if listener.has_authority or listener.role == "child":
        wanted = first_conversation_cards(listener.role, listener.age)
        first_due = case.known_since or on
        missing = tuple(card for card in wanted if not _heard_since(listener, card, None))
        if missing and not _is_closed(listener, FIRST_MOMENT, first_due, on):
            duties.append(Duty("before_we_act", first_due, listener.id, FIRST_MOMENT, missing, "not_explained"))
    for card, answer in repeats.items():
        again = answer.follow_up_on or answer.on + REPEAT_WITHIN
        if not _is_closed(listener, FIRST_MOMENT, answer.on, on):
            duties.append(Duty("next_visit", again, listener.id, FIRST_MOMENT, (card,), "repeat"))
    duties.extend(duty for due in case.moments if (duty := _again(listener, due, on)) is not None)
    return duties


def _again(listener: Listener, due: Due, on: date) -> Duty | None:
    if listener.id not in due.persons or _is_closed(listener, due.moment, due.on, on):
        return None
    missing = tuple(card for card in _cards_for(listener, due.cards) if not _heard_since(listener, card, due.on))
    rank: Rank = due.rank if due.on <= on else "to_know"
    return Duty(rank, due.on, listener.id, due.moment, missing, "not_explained") if missing else None


def _cards_for(listener: Listener, cards: tuple[str, ...]) -> tuple[str, ...]:
    """Return the cards of a moment for this person: a child hears its own card instead of its parents'."""
    if listener.role == "child" and (listener.age is None or listener.age < 18):
        own = None if listener.age is None else child_card(listener.age)
        return () if own is None else (own,)
    return tuple(card for card in cards if card != "K24")


def _heard_since(listener: Listener, card: str, since: date | None) -> bool:
    return any(
        isinstance(event, Heard) and event.card == card and (since is None or event.on >= since)
        for event in listener.talk
    )


def _is_closed(listener: Listener, moment: int, due: date, on: date) -> bool:
    """Tell whether somebody closed this duty after it came up and it has not come back."""
    return any(
        closed.moment == moment and closed.on >= due and (closed.again_on is None or closed.again_on > on)
        for closed in listener.closed
    )
