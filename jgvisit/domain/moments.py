"""Table C: the moments at which the explanation is current again, from the facts and from what happened.

Moment 1 and moment 31 are worked out where the conversations and the texts are known
(`domain.duties`, `services.new_texts`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from typing import NamedTuple

from jgvisit.domain.ages import TURNING_AGES, age_on, birthday
from jgvisit.domain.answer import ExplainAgain
from jgvisit.domain.authority import authority_over
from jgvisit.domain.cards import YOUNGEST_LISTENER
from jgvisit.domain.facts import GI, UNKNOWN, Consent, CourtOrder, Facts, Happening, KnownAt, Person, Subject
from jgvisit.domain.frames import FrameReading
from jgvisit.domain.law_book import Group, Moment
from jgvisit.domain.orders import SUPERVISION, first_day_without, is_proven
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


class _Event(NamedTuple):
    """What opens a moment on a day, for whom, and when that was first written down."""

    number: int
    day: date
    persons: tuple[PersonId, ...]
    known_at: KnownAt = None


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


def _events(facts: Facts, child: PersonId, frame: FrameReading) -> Iterator[_Event]:
    everyone = _Everyone(facts, child, frame)
    orders = [order for order in facts.orders if order.child == child and is_proven(order)]
    yield from _authority_changes(facts, child, orders)
    yield from _proposed(facts, child, everyone)
    yield from _orders_granted(orders, everyone)
    yield from _orders_extended(orders, everyone)
    yield from _frames_ended(facts, child, orders, everyone)
    yield from _birthdays(facts, child, everyone)
    yield from _stays(facts, child, everyone)
    yield from _consents(facts)


class _Everyone:
    """Whom an event of a day is explained to: who held authority then or since, who holds it now, and the child.

    That somebody lost authority later, or cannot exercise it, takes nothing away of what was to be
    explained (H18): who is under age, cannot be found or is suspended since was owed it that day.
    """

    def __init__(self, facts: Facts, child: PersonId, frame: FrameReading) -> None:
        self._facts, self._child = facts, child
        self._now = frame.authority.candidates
        self._began = {line.since for line in facts.authority if line.child == child and line.since <= facts.on}
        self._then: dict[date, tuple[PersonId, ...]] = {}
        self._at: dict[date, tuple[PersonId, ...]] = {}

    def parents(self, day: date) -> tuple[PersonId, ...]:
        """Return who held, or may have held, authority on `day` or began to hold it since."""
        if day > self._facts.on:  # what did not come up yet is for who holds authority then, as far as we know
            return self._now
        if day not in self._then:
            days = (day, *(began for began in self._began if began > day))
            self._then[day] = tuple(sorted({*self._now, *(person for each in days for person in self._held_at(each))}))
        return self._then[day]

    def _held_at(self, day: date) -> tuple[PersonId, ...]:
        if day not in self._at:
            self._at[day] = authority_over(_as_held(self._facts, day), self._child).candidates
        return self._at[day]

    def on(self, day: date) -> tuple[PersonId, ...]:
        """Return the parents and the child, if it is old enough to listen."""
        return (*self.parents(day), *_listening(self._facts, self._child))


def _as_held(facts: Facts, day: date) -> Facts:
    """Return the facts of `day` as to who held authority, whether or not they could exercise it.

    An order that begins on the day itself takes nobody out: what happened that morning was theirs to know.
    """
    return replace(
        facts,
        on=day,
        persons=tuple(Person(person.id, None, person.role) for person in facts.persons),
        orders=tuple(order for order in facts.orders if order.starts_on < day),
        authority=tuple(
            replace(line, suspended=False)
            if line.suspended_told_on is not None and day <= line.suspended_told_on
            else line
            for line in facts.authority
        ),
    )


def _opened(facts: Facts, child: PersonId, frame: FrameReading, table: Iterable[Moment]) -> Iterator[_Event]:
    """Yield what records opened; where an event names nobody it concerns, it is the parents'."""
    everyone = _Everyone(facts, child, frame)
    by_name = [(name, row) for row in table if row.number not in _ELSEWHERE for name in row.opened_by]
    for happened in facts.happenings:
        if not happened.is_about(child):
            continue
        names = {happened.kind, *(f"{happened.kind}.{text}" for _, text in happened.details)}
        for name, row in by_name:
            if name in names:
                persons = {person for group in row.to for person in _of_group(group, happened, facts, child, everyone)}
                told = persons or set(everyone.parents(happened.on))
                yield _Event(row.number, happened.on, tuple(told), happened.known_at)


def _of_group(
    group: Group, happened: Happening, facts: Facts, child: PersonId, everyone: _Everyone
) -> tuple[PersonId, ...]:
    match group:
        case "parents":
            return everyone.parents(happened.on)
        case "child":
            return _listening(facts, child)
        case "child_12":
            born = _born(facts, child)
            return (child,) if born is None or age_on(born, facts.on) >= 12 else ()
        case "foster_parents":
            return tuple(person.id for person in facts.persons if person.role == "foster_parent")
        case "concerned":
            return happened.persons


def _listening(facts: Facts, child: PersonId) -> tuple[PersonId, ...]:
    """Return the child, if it is old enough for a card of its own (practice.md §9, K24a)."""
    born = _born(facts, child)
    return (child,) if born is None or age_on(born, facts.on) >= YOUNGEST_LISTENER else ()


def _born(facts: Facts, person: PersonId) -> date | None:
    return next((known.born for known in facts.persons if known.id == person), None)


def _carers(facts: Facts, child: PersonId) -> tuple[PersonId, ...]:
    """Return the foster parents, and who agreed to take a child in, such as grandparents (BW 1:253s)."""
    agreed = {
        consent.person
        for consent in _marks(facts)
        if consent.subject == "voluntary_stay" and consent.kind == "A" and consent.given and consent.is_about(child)
    }
    return (*(person.id for person in facts.persons if person.role == "foster_parent"), *agreed)


def _authority_changes(facts: Facts, child: PersonId, orders: Iterable[CourtOrder]) -> Iterator[_Event]:
    lines = [line for line in facts.authority if line.child == child and (line.is_proven or line.was_proven)]
    concerned = tuple({PersonId(line.holder) for line in lines if line.holder not in (GI, UNKNOWN)})
    born = _born(facts, child)
    days = {(line.since, line.known_at) for line in lines if line.since != born}
    days |= {(line.until + DAY, line.end_known_at) for line in lines if line.until is not None}
    days |= {
        (order.starts_on, order.known_at)
        for order in orders
        if order.kind in ("authority_ended", "authority_suspended")
    }
    return (_Event(2, day, concerned, known_at) for day, known_at in days)


def _orders_granted(orders: Iterable[CourtOrder], everyone: _Everyone) -> Iterator[_Event]:
    for order in orders:
        day = order.decided_on or order.starts_on
        if order.kind in SUPERVISION:
            yield _Event(20, day, everyone.on(day), order.known_at)
        elif order.kind in ("placement", "closed_care"):
            yield _Event(21, day, everyone.on(day), order.known_at)


def _proposed(facts: Facts, child: PersonId, everyone: _Everyone) -> Iterator[_Event]:
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
            yield _Event(number, day, persons if number in (6, 8) else (*everyone.on(day), *persons))


def _orders_extended(orders: list[CourtOrder], everyone: _Everyone) -> Iterator[_Event]:
    """Yield the days on which an order was decided that goes on where one of the same kind ends (row 23)."""
    for order in orders:
        earlier = (other for other in orders if other.kind == order.kind and other.starts_on < order.starts_on)
        if any(first_day_without(other) == order.starts_on for other in earlier):
            day = order.decided_on or order.starts_on
            yield _Event(23, day, everyone.on(day), order.known_at)


def _frames_ended(facts: Facts, child: PersonId, orders: Iterable[CourtOrder], everyone: _Everyone) -> Iterator[_Event]:
    """Yield the days on which help became voluntary again: the last order ended and none followed on.

    That an order in dispute goes on is not known: it hides no end, or nobody would hear of it while two
    versions wait for a person (H12, H18).
    """
    spans = [(order.starts_on, first_day_without(order), order.disputed, order.end_known_at) for order in orders
             if order.kind in SUPERVISION]  # fmt: skip
    spans += [
        (line.since, None if line.until is None else line.until + DAY, False, line.end_known_at)
        for line in facts.authority
        if line.child == child and line.holder == GI and line.is_proven and not line.suspended
    ]
    certain = [(start, end) for start, end, disputed, _ in spans if not disputed]
    for start, end, _, known_at in spans:
        if end is None or end <= start:
            continue
        if not any(other <= end and (stop is None or stop > end) for other, stop in certain):
            yield _Event(24, end, everyone.on(end), known_at)


def _birthdays(facts: Facts, child: PersonId, everyone: _Everyone) -> Iterator[_Event]:
    born = _born(facts, child)
    for day in () if born is None else (birthday(born, age) for age in TURNING_AGES):
        yield _Event(25, day, (*everyone.parents(day), child))


def _stays(facts: Facts, child: PersonId, everyone: _Everyone) -> Iterator[_Event]:
    """Yield nine and twelve months of a voluntary stay, also where it ended after that day.

    Who takes a consent back after a year needs to know of the blokkaderecht more than anybody (H19).
    """
    for stay in expected_stays(facts, child):
        for day in (add_months(stay.since, months) for months in (9, 12)):
            if stay.until is None or day <= stay.until:
                yield _Event(12, day, (*everyone.parents(day), *_carers(facts, child), *stay.carers))


def _marks(facts: Facts) -> tuple[Consent, ...]:
    """Return every mark that was put or refused, whatever took its place: what it opened stays open (H18)."""
    return (*facts.consents, *facts.once)


def _consents(facts: Facts) -> Iterator[_Event]:
    """Yield refusals and withdrawals (row 26) and the first birthday of a form (row 30).

    What ended after that birthday was as old all the same: its end takes nothing back.
    """
    for consent in _marks(facts):
        if not consent.given:
            if consent.on <= facts.on:
                yield _Event(26, consent.on, (consent.person,))
            continue
        ends = [day for day in (consent.withdrawn_on, consent.replaced_on) if day is not None and day <= facts.on]
        if consent.withdrawn_on in ends and consent.withdrawn_on is not None:
            yield _Event(26, consent.withdrawn_on, (consent.person,))
        year_old = add_months(consent.on, OLDEST_FORM_MONTHS)
        if consent.until is not None:
            ends.append(consent.until)
        if min(ends, default=year_old) >= year_old:
            yield _Event(30, year_old, (consent.person,))
