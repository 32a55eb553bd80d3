"""Table C: the moments that follow from the facts alone, at which the explanation is current again."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from jgvisit.domain.ages import TURNING_AGES, age_on, birthday
from jgvisit.domain.answer import ExplainAgain
from jgvisit.domain.cards import YOUNGEST_LISTENER
from jgvisit.domain.facts import GI, UNKNOWN, CourtOrder, Facts, Subject
from jgvisit.domain.frames import FrameReading
from jgvisit.domain.orders import SUPERVISION, first_day_without, is_proven
from jgvisit.domain.terms import DAY, add_months
from jgvisit.ids import PersonId

LOOK_BACK = timedelta(days=365)
LOOK_AHEAD = timedelta(days=42)
OLDEST_FORM_MONTHS = 12
"""Row 30: the municipality may set another age; one year is what law.md proposes."""

FROM_FACTS = frozenset({2, 6, 8, 10, 11, 12, 14, 20, 21, 23, 24, 25, 26, 30})
"""Rows that the facts carry; what opens the others stands in the book, row by row."""
_PROPOSED: tuple[tuple[Subject, int], ...] = (
    ("safety_plan", 6),
    ("share", 8),
    ("voluntary_stay", 10),
    ("contact", 11),
    ("handover", 14),
)
"""Who put or refused a mark on such a paper was proposed it, that day at the latest."""

_Event = tuple[int, date, tuple[PersonId, ...]]


def explain_again(facts: Facts, child: PersonId, frame: FrameReading) -> tuple[ExplainAgain, ...]:
    """Return the moments in the 365 days up to `facts.on` or due within 42 days after, sorted.

    Two events with the same row and day are one moment for the persons of both. An order counts
    only when it was seen; one we were told of has its own duty (H12).
    """
    merged: dict[tuple[int, date], set[PersonId]] = {}
    for number, due, persons in _events(facts, child, frame):
        if facts.on - LOOK_BACK <= due <= facts.on + LOOK_AHEAD and persons:
            merged.setdefault((number, due), set()).update(persons)
    return tuple(ExplainAgain(number, due, tuple(sorted(who))) for (number, due), who in sorted(merged.items()))


def _events(facts: Facts, child: PersonId, frame: FrameReading) -> Iterator[_Event]:
    everyone = (*frame.authority.candidates, *_listening(facts, child))
    orders = [order for order in facts.orders if order.child == child and is_proven(order)]
    yield from _authority_changes(facts, child, orders)
    yield from _proposed(facts, everyone)
    yield from _orders_granted(orders, everyone)
    yield from _orders_extended(orders, everyone)
    yield from _frames_ended(facts, child, orders, everyone)
    yield from _birthdays(facts, child, (*frame.authority.candidates, child))
    yield from _stays(facts, (*frame.authority.candidates, *_carers(facts)))
    yield from _consents(facts)


def _listening(facts: Facts, child: PersonId) -> tuple[PersonId, ...]:
    """Return the child, if it is old enough for a card of its own (practice.md §9, K24a)."""
    born = _born(facts, child)
    return (child,) if born is None or age_on(born, facts.on) >= YOUNGEST_LISTENER else ()


def _born(facts: Facts, person: PersonId) -> date | None:
    return next((known.born for known in facts.persons if known.id == person), None)


def _carers(facts: Facts) -> tuple[PersonId, ...]:
    """Return the foster parents, and who agreed to take a child in, such as grandparents (BW 1:253s)."""
    agreed = {
        consent.person
        for consent in facts.consents
        if consent.subject == "voluntary_stay" and consent.kind == "A" and consent.given
    }
    return (*(person.id for person in facts.persons if person.role == "foster_parent"), *agreed)


def _authority_changes(facts: Facts, child: PersonId, orders: Iterable[CourtOrder]) -> Iterator[_Event]:
    lines = [line for line in facts.authority if line.child == child and line.evidence]
    concerned = tuple({PersonId(line.holder) for line in lines if line.holder not in (GI, UNKNOWN)})
    born = _born(facts, child)
    days = {line.since for line in lines if line.since != born}
    days |= {line.until + DAY for line in lines if line.until is not None}
    days |= {order.starts_on for order in orders if order.kind in ("authority_ended", "authority_suspended")}
    return ((2, day, concerned) for day in days)


def _orders_granted(orders: Iterable[CourtOrder], everyone: tuple[PersonId, ...]) -> Iterator[_Event]:
    for order in orders:
        day = order.decided_on or order.starts_on
        if order.kind in SUPERVISION:
            yield 20, day, everyone
        elif order.kind in ("placement", "closed_care"):
            yield 21, day, everyone


def _proposed(facts: Facts, everyone: tuple[PersonId, ...]) -> Iterator[_Event]:
    """Yield the first day on which each agreement or sharing was on the table (rows 6, 8, 10, 11, 14).

    A promise or a sharing is explained to who was asked, whatever concerns the child to everybody.
    """
    for subject, number in _PROPOSED:
        asked = [consent for consent in facts.consents if consent.subject == subject and consent.on <= facts.on]
        for concern in {consent.concerns for consent in asked}:
            about = [consent for consent in asked if consent.concerns == concern]
            persons = tuple(consent.person for consent in about)
            yield number, min(consent.on for consent in about), persons if number in (6, 8) else (*everyone, *persons)


def _orders_extended(orders: list[CourtOrder], everyone: tuple[PersonId, ...]) -> Iterator[_Event]:
    """Yield the days on which an order was decided that goes on where one of the same kind ends (row 23)."""
    for order in orders:
        earlier = (other for other in orders if other.kind == order.kind and other.starts_on < order.starts_on)
        if any(first_day_without(other) == order.starts_on for other in earlier):
            yield 23, order.decided_on or order.starts_on, everyone


def _frames_ended(
    facts: Facts, child: PersonId, orders: Iterable[CourtOrder], everyone: tuple[PersonId, ...]
) -> Iterator[_Event]:
    """Yield the days on which help became voluntary again: the last order ended and none followed on."""
    spans = [(order.starts_on, first_day_without(order)) for order in orders if order.kind in SUPERVISION]
    spans += [
        (line.since, None if line.until is None else line.until + DAY)
        for line in facts.authority
        if line.child == child and line.holder == GI and line.evidence and not line.suspended
    ]
    for start, end in spans:
        if end is None or end <= start:
            continue
        if not any(other <= end and (stop is None or stop > end) for other, stop in spans):
            yield 24, end, everyone


def _birthdays(facts: Facts, child: PersonId, persons: tuple[PersonId, ...]) -> Iterator[_Event]:
    born = _born(facts, child)
    if born is not None:
        yield from ((25, birthday(born, age), persons) for age in TURNING_AGES)


def stays_since(facts: Facts) -> dict[str | None, date]:
    """Return since when each voluntary stay that goes on runs, counted from the first consent to it (BW 1:253s)."""
    by_concern: dict[str | None, date] = {}
    for consent in facts.consents:
        over = consent.withdrawn_on is not None and consent.withdrawn_on <= facts.on
        if consent.subject == "voluntary_stay" and consent.given and not over:
            by_concern[consent.concerns] = min(consent.on, by_concern.get(consent.concerns, consent.on))
    return by_concern


def _stays(facts: Facts, persons: tuple[PersonId, ...]) -> Iterator[_Event]:
    """Yield nine and twelve months of a voluntary stay."""
    return ((12, add_months(first, months), persons) for first in stays_since(facts).values() for months in (9, 12))


def _consents(facts: Facts) -> Iterator[_Event]:
    """Yield refusals and withdrawals (row 26) and the first birthday of a form (row 30)."""
    for consent in facts.consents:
        ended = consent.withdrawn_on
        if ended is not None and ended <= facts.on:
            yield 26, ended, (consent.person,)
            continue
        if not consent.given:
            if consent.on <= facts.on:
                yield 26, consent.on, (consent.person,)
            continue
        year_old = add_months(consent.on, OLDEST_FORM_MONTHS)
        if consent.until is None or consent.until >= year_old:
            yield 30, year_old, (consent.person,)
