"""Table C: the moments at which the explanation is current again, from the facts and from what happened.

Moment 1 and moment 31 are worked out where the conversations and the texts are known
(`domain.duties`, `services.new_texts`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from jgvisit.domain.ages import TURNING_AGES, age_on, birthday
from jgvisit.domain.answer import ExplainAgain
from jgvisit.domain.facts import GI, UNKNOWN, Consent, CourtOrder, Facts, Happening, Subject
from jgvisit.domain.frames import FrameReading
from jgvisit.domain.law_book import Group, Moment
from jgvisit.domain.moment_people import Event, Everyone, born_of, listening
from jgvisit.domain.moments_of_orders import of_orders
from jgvisit.domain.orders import is_proven
from jgvisit.domain.stays import expected_stays
from jgvisit.domain.terms import DAY, add_months
from jgvisit.ids import PersonId

LOOK_BACK = timedelta(days=365)
LOOK_AHEAD = timedelta(days=42)
OLDEST_FORM_MONTHS = 12
"""Row 30: the municipality may set another age; one year is what law.md proposes."""

_ELSEWHERE = frozenset({1, 31})
"""Rows worked out from the conversations and the texts."""
FROM_FACTS = frozenset({2, 6, 8, 10, 11, 12, 14, 20, 21, 23, 24, 25, 26, 30})
"""Rows that births, authority, orders and consents open; which records open a row stands in the book."""
_PROPOSED: tuple[tuple[Subject, int], ...] = (
    ("safety_plan", 6),
    ("share", 8),
    ("voluntary_stay", 10),
    ("contact", 11),
    ("handover", 14),
)
"""Who put or refused a mark on such a paper was proposed it, that day at the latest."""


def explain_again(
    facts: Facts, child: PersonId, frame: FrameReading, table: Iterable[Moment], since: date | None = None
) -> tuple[ExplainAgain, ...]:
    """Return the moments of table C for `child` up to 42 days after `facts.on`, sorted.

    Two events with the same row and day are one moment for the persons of both. An order counts
    only when it was seen; one we were told of has its own duty (H12).

    Args:
        facts: what is known on `facts.on`.
        child: whom it is about.
        frame: the reading of the child's frame on that day.
        table: the rows of the book; their `opened_by` names what opens them.
        since: the first day that counts; 365 days before `facts.on` where it is not given. A fixed
            day lets no moment fall away because time passes (H18).
    """
    start = since if since is not None else facts.on - LOOK_BACK
    merged: dict[tuple[int, date], set[PersonId]] = {}
    known: dict[tuple[int, date], str] = {}
    for number, due, persons, known_at in (*_events(facts, child, frame), *_opened(facts, child, frame, table)):
        if start <= due <= facts.on + LOOK_AHEAD and persons:
            merged.setdefault((number, due), set()).update(persons)
            if known_at is not None:  # of two events of one day the last one told: a talk before it was not about both
                known[number, due] = max(known_at, known.get((number, due), known_at))
    return tuple(
        ExplainAgain(number, due, tuple(sorted(who)), known.get((number, due)))
        for (number, due), who in sorted(merged.items())
    )


def _events(facts: Facts, child: PersonId, frame: FrameReading) -> Iterator[Event]:
    everyone = Everyone(facts, child, frame)
    orders = [order for order in facts.orders if order.child == child and is_proven(order)]
    yield from _authority_changes(facts, child, orders)
    yield from _proposed(facts, child, everyone)
    yield from of_orders(facts, child, orders, everyone)
    yield from _birthdays(facts, child, everyone)
    yield from _stays(facts, child, everyone)
    yield from _consents(facts)


def _opened(facts: Facts, child: PersonId, frame: FrameReading, table: Iterable[Moment]) -> Iterator[Event]:
    """Yield what records opened; where an event names nobody it concerns, it is the parents'."""
    everyone = Everyone(facts, child, frame)
    by_name = [(name, row) for row in table if row.number not in _ELSEWHERE for name in row.opened_by]
    for happened in facts.happenings:
        if not happened.is_about(child):
            continue
        names = {happened.kind, *(f"{happened.kind}.{text}" for _, text in happened.details)}
        for name, row in by_name:
            if name in names:
                persons = {person for group in row.to for person in _of_group(group, happened, facts, child, everyone)}
                told = persons or set(everyone.parents(happened.on))
                yield Event(row.number, happened.on, tuple(told), happened.known_at)


def _of_group(
    group: Group, happened: Happening, facts: Facts, child: PersonId, everyone: Everyone
) -> tuple[PersonId, ...]:
    match group:
        case "parents":
            return everyone.parents(happened.on)
        case "child":
            return listening(facts, child)
        case "child_12":
            born = born_of(facts, child)
            return (child,) if born is None or age_on(born, facts.on) >= 12 else ()
        case "foster_parents":
            return tuple(person.id for person in facts.persons if person.role == "foster_parent")
        case "concerned":
            return happened.persons


def _carers(facts: Facts, child: PersonId) -> tuple[PersonId, ...]:
    """Return the foster parents, and who agreed to take a child in, such as grandparents (BW 1:253s)."""
    agreed = {
        consent.person
        for consent in _marks(facts)
        if consent.subject == "voluntary_stay" and consent.kind == "A" and consent.given and consent.is_about(child)
    }
    return (*(person.id for person in facts.persons if person.role == "foster_parent"), *agreed)


def _authority_changes(facts: Facts, child: PersonId, orders: Iterable[CourtOrder]) -> Iterator[Event]:
    lines = [line for line in facts.authority if line.child == child and (line.is_proven or line.was_proven)]
    concerned = tuple({PersonId(line.holder) for line in lines if line.holder not in (GI, UNKNOWN)})
    born = born_of(facts, child)
    days = {(line.since, line.known_at) for line in lines if line.since != born}
    days |= {(line.until + DAY, line.end_known_at) for line in lines if line.until is not None}
    days |= {
        (order.starts_on, order.known_at)
        for order in orders
        if order.kind in ("authority_ended", "authority_suspended")
    }
    return (Event(2, day, concerned, known_at) for day, known_at in days)


def _proposed(facts: Facts, child: PersonId, everyone: Everyone) -> Iterator[Event]:
    """Yield the first day on which each agreement or sharing was on the table (rows 6, 8, 10, 11, 14).

    A promise or a sharing is explained to who was asked, whatever concerns the child to everybody.
    """
    for subject, number in _PROPOSED:
        asked = [
            consent
            for consent in _marks(facts)
            if consent.subject == subject and consent.on <= facts.on and consent.is_about(child)
        ]
        for concern in {consent.concerns for consent in asked}:
            about = [consent for consent in asked if consent.concerns == concern]
            persons = tuple(consent.person for consent in about)
            day = min(min(consent.on, consent.proposed_on or consent.on) for consent in about)
            yield Event(number, day, persons if number in (6, 8) else (*everyone.on(day), *persons))


def _birthdays(facts: Facts, child: PersonId, everyone: Everyone) -> Iterator[Event]:
    born = born_of(facts, child)
    for day in () if born is None else (birthday(born, age) for age in TURNING_AGES):
        yield Event(25, day, (*everyone.parents(day), child))


def _stays(facts: Facts, child: PersonId, everyone: Everyone) -> Iterator[Event]:
    """Yield nine and twelve months of a voluntary stay, also where it ended after that day.

    Who takes a consent back after a year needs to know of the blokkaderecht more than anybody (H19).
    """
    for stay in expected_stays(facts, child):
        for day in (add_months(stay.since, months) for months in (9, 12)):
            if stay.until is None or day <= stay.until:
                yield Event(12, day, (*everyone.parents(day), *_carers(facts, child), *stay.carers))


def _marks(facts: Facts) -> tuple[Consent, ...]:
    """Return every mark that was put or refused, whatever took its place: what it opened stays open (H18)."""
    return (*facts.consents, *facts.once)


def _consents(facts: Facts) -> Iterator[Event]:
    """Yield refusals and withdrawals (row 26) and the first birthday of a form (row 30).

    What ended after that birthday was as old all the same: its end takes nothing back.
    """
    for consent in _marks(facts):
        if not consent.given:
            if consent.on <= facts.on:
                yield Event(26, consent.on, (consent.person,))
            continue
        ends = [day for day in (consent.withdrawn_on, consent.replaced_on) if day is not None and day <= facts.on]
        if consent.withdrawn_on in ends and consent.withdrawn_on is not None:
            yield Event(26, consent.withdrawn_on, (consent.person,))
        year_old = add_months(consent.on, OLDEST_FORM_MONTHS)
        if consent.until is not None:
            ends.append(consent.until)
        if min(ends, default=year_old) >= year_old:
            yield Event(30, year_old, (consent.person,))
