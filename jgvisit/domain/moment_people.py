"""To whom a moment of table C is explained: who held authority on its day or since, and the child."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import NamedTuple

from jgvisit.domain.ages import age_on
from jgvisit.domain.authority import authority_over
from jgvisit.domain.cards import YOUNGEST_LISTENER
from jgvisit.domain.facts import Facts, KnownAt, Person
from jgvisit.domain.frames import FrameReading
from jgvisit.ids import PersonId


class Event(NamedTuple):
    """What opens a moment on a day, for whom, and when that was first written down."""

    number: int
    day: date
    persons: tuple[PersonId, ...]
    known_at: KnownAt = None


class Everyone:
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
        return (*self.parents(day), *listening(self._facts, self._child))


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


def listening(facts: Facts, child: PersonId) -> tuple[PersonId, ...]:
    """Return the child, if it is old enough for a card of its own (practice.md §9, K24a)."""
    born = born_of(facts, child)
    return (child,) if born is None or age_on(born, facts.on) >= YOUNGEST_LISTENER else ()


def born_of(facts: Facts, person: PersonId) -> date | None:
    """Return the day on which this person was born, as far as it is known."""
    return next((known.born for known in facts.persons if known.id == person), None)
