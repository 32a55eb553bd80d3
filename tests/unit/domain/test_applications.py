"""Until when the municipality decides on an application, and what is late (H24)."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from law_families import CHILD, MOTHER, ON, TWO_PARENTS, family

from jgvisit.domain.applications import last_day_to_decide
from jgvisit.domain.facts import Facts, Happening
from jgvisit.domain.reminders import Reminder, reminders
from jgvisit.ids import PersonId

DAY = timedelta(days=1)


def asked(on: date, due: date | None = None, *persons: PersonId) -> Happening:
    details = () if due is None else (("decision_due_on", due.isoformat()),)
    return Happening("applicationRecorded", on, (CHILD,), persons or (MOTHER,), details)


def decided(on: date) -> Happening:
    return Happening("municipalDecisionRecorded", on, (CHILD,), (MOTHER,), (("sent_on", on.isoformat()),))


def told(*happened: Happening) -> list[Reminder]:
    facts: Facts = family(7, *TWO_PARENTS, happenings=happened)
    return [each for each in reminders(facts, CHILD) if each.kind in ("decision_due", "decision_late")]


@pytest.mark.parametrize(
    ("weeks", "days"), [(None, 56), (8, 56), (6, 42), (12, 56)], ids=["law", "eight", "own", "never more"]
)
def test_h24_the_term_runs_from_receipt_and_is_never_longer_than_the_law(weeks: int | None, days: int) -> None:
    assert last_day_to_decide(ON, weeks) == ON + timedelta(days=days)


def test_h24_the_day_is_told_six_weeks_ahead_and_until_it_passed() -> None:
    assert told(asked(ON - DAY, ON + 43 * DAY)) == []
    assert told(asked(ON - DAY, ON + 42 * DAY)) == [Reminder("decision_due", ON + 42 * DAY, (MOTHER,))]
    assert told(asked(ON - 56 * DAY, ON)) == [Reminder("decision_due", ON, (MOTHER,))]


def test_h24_late_is_said_as_late_until_the_decision_came() -> None:
    late = asked(ON - 200 * DAY, ON - 144 * DAY)
    assert told(late) == [Reminder("decision_late", ON - 144 * DAY, (MOTHER,))]
    assert told(late, decided(ON - DAY)) == []
    assert told(late, decided(ON - 201 * DAY)) == told(late), "one that came before was about something else"
    assert told(late, decided(ON + DAY)) == told(late), "a day to come is no decision"


def test_h24_of_an_unknown_day_the_letter_is_looked_at() -> None:
    assert told(asked(ON - DAY)) == [Reminder("decision_due", None, (MOTHER,))]
    assert told(asked(ON - DAY), decided(ON)) == []


def test_h24_one_decision_ends_one_application() -> None:
    first, second = asked(ON - 90 * DAY, ON - 34 * DAY), asked(ON - 60 * DAY, ON - 4 * DAY)
    assert [each.due for each in told(first, second, decided(ON - DAY))] == [ON - 4 * DAY]
    assert told(first, second, decided(ON - DAY), decided(ON - 2 * DAY)) == []
