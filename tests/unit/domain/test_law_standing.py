"""When a consent counts (H15): same person, subject and concern, in its time, not withdrawn."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from law_families import CHILD, MOTHER, ON, ask, family, holds, no, switch, yes

from jgvisit.domain.facts import Person

DAY = timedelta(days=1)


@pytest.mark.parametrize(
    ("fields", "starts"),
    [
        ({}, True),
        ({"on": ON}, True),
        ({"on": ON + DAY}, False),
        ({"withdrawn_on": ON}, False),
        ({"withdrawn_on": ON + DAY}, True),
        ({"until": ON}, True),
        ({"until": ON - DAY}, False),
        ({"subject": "share"}, False),
        ({"kind": "A"}, False),
    ],
    ids=[
        "given",
        "given today",
        "given tomorrow",
        "withdrawn today",
        "withdrawn tomorrow",
        "last day",
        "past its end",
        "other subject",
        "agreement only",
    ],
)
def test_a_consent_counts_from_its_day_to_its_end(fields: dict[str, Any], starts: bool) -> None:
    assert ask(family(7, holds(MOTHER), consents=yes(MOTHER, **fields))).may_start is starts


@pytest.mark.parametrize(
    ("given", "asked", "starts"),
    [("school", "school", True), ("school", "police", False), (None, "police", False), ("school", None, False)],
)
def test_h15_a_yes_for_school_is_no_yes_for_the_police(given: str | None, asked: str | None, starts: bool) -> None:
    facts = family(7, holds(MOTHER), consents=yes(MOTHER, concerns=given, subject="share"))
    assert ask(facts, "share", concerns=asked).may_start is starts


def test_the_last_word_counts() -> None:
    first, second = ON - 10 * DAY, ON - 5 * DAY
    took_back = (*yes(MOTHER, on=first), *no(MOTHER, on=second))
    came_round = (*no(MOTHER, on=first), *yes(MOTHER, on=second))
    assert not ask(family(7, holds(MOTHER), consents=took_back)).may_start
    assert ask(family(7, holds(MOTHER), consents=came_round)).may_start


def test_on_the_same_day_the_refusal_holds() -> None:
    assert not ask(family(7, holds(MOTHER), consents=(*yes(MOTHER), *no(MOTHER)))).may_start


def test_a_withdrawal_also_ends_an_older_yes_to_the_same() -> None:
    older, newer = yes(MOTHER, on=ON - 20 * DAY), yes(MOTHER, on=ON - 10 * DAY, withdrawn_on=ON - 2 * DAY)
    assert not ask(family(7, holds(MOTHER), consents=(*older, *newer))).may_start


def test_what_a_child_signed_before_its_twelfth_birthday_is_no_consent() -> None:
    just_12 = (Person(CHILD, date(2014, 6, 10), "child"),)
    mother = yes(MOTHER)
    before = family(12, holds(MOTHER), people=just_12, consents=(*mother, *yes(CHILD, on=date(2026, 6, 9))))
    since = family(12, holds(MOTHER), people=just_12, consents=(*mother, *yes(CHILD, on=date(2026, 6, 10))))
    assert not ask(before).may_start
    assert ask(since).may_start


def test_a_refusal_of_the_same_day_is_a_refusal_to_the_exceptions_too() -> None:
    facts = family(13, holds(MOTHER), consents=(*yes(CHILD), *yes(MOTHER), *no(MOTHER)))
    assert ask(facts, exceptions=(switch("X2"),)).may_start


@pytest.mark.parametrize("fields", [{"until": ON - DAY}, {"withdrawn_on": ON}], ids=["ran out", "taken back"])
def test_a_no_that_no_longer_stands_does_not_bring_an_older_yes_back(fields: dict[str, Any]) -> None:
    said = (*yes(MOTHER, on=ON - 10 * DAY), *no(MOTHER, on=ON - 5 * DAY, **fields))
    assert not ask(family(7, holds(MOTHER), consents=said)).may_start
    assert ask(family(7, holds(MOTHER), consents=(*said, *yes(MOTHER, on=ON)))).may_start
