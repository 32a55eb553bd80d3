"""Until when the municipality decides on an application for help, and what is late (H24). Pure.

The day is the municipality's: it decides, we only watch it. The term runs from the day the application was received,
also where it was said instead of written.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from jgvisit.domain.facts import Facts
from jgvisit.ids import PersonId

DECIDED_WITHIN = timedelta(weeks=8)
"""Awb 4:13 lid 2, general knowledge; law.md §3 has it from a lawyer's page. A local rule may say less, never more."""
APPLICATION, DECISION = "applicationRecorded", "municipalDecisionRecorded"


Awaited = tuple[Literal["decision_due", "decision_late"], date | None, tuple[PersonId, ...]]
"""What is awaited, its day (None: look at the letter), and who asked."""


@dataclass(frozen=True)
class Application:
    """One application about one child."""

    received: date
    due: date | None
    """The last day to decide; None: look at the letter."""
    persons: tuple[PersonId, ...]
    """Who asked."""


def last_day_to_decide(received: date, weeks: int | None) -> date:
    """Return the day by which the municipality decides; `weeks` are its own term, None where it set none."""
    within = DECIDED_WITHIN if weeks is None else min(timedelta(weeks=weeks), DECIDED_WITHIN)
    return received + within


def told_of(facts: Facts, child: PersonId) -> tuple[Application, ...]:
    """Return the applications about a child that were written down as something that happened."""
    found: list[Application] = []
    for event in facts.happenings:
        if event.kind == APPLICATION and event.is_about(child) and event.on <= facts.on:
            due = dict(event.details).get("decision_due_on")
            found.append(
                Application(event.on, None if due is None else date.fromisoformat(due), event.persons or (child,))
            )
    return tuple(found)


def undecided(facts: Facts, child: PersonId, found: Iterable[Application]) -> tuple[Application, ...]:
    """Return the applications on which no decision came yet, earliest first.

    Each decision that came ends the earliest application before it: none is called decided because another was.
    """
    waiting = sorted(found, key=lambda each: (each.received, each.due or date.max, each.persons))
    decided = (event.on for event in facts.happenings if event.kind == DECISION and event.is_about(child))
    for day in sorted(day for day in decided if day <= facts.on):
        first = next((each for each in waiting if each.received <= day), None)
        if first is not None:
            waiting.remove(first)
    return tuple(waiting)


def awaited(applications: Iterable[Application], on: date, ahead: timedelta) -> Iterator[Awaited]:
    """Yield the day of each decision that is awaited; one that passed is late, and stays until the decision came."""
    for each in applications:
        if each.due is not None and each.due < on:
            yield "decision_late", each.due, each.persons
        elif each.due is None or each.due <= on + ahead:
            yield "decision_due", each.due, each.persons
