"""Who holds authority, and why somebody does not."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from law_families import (
    CHILD,
    FATHER,
    MOTHER,
    ON,
    TWO_PARENTS,
    announced,
    ask,
    codes,
    family,
    holds,
    marks,
    order,
    person,
    yes,
)

from jgvisit.domain.authority import Dropped, authority_over
from jgvisit.domain.facts import UNKNOWN, OrderKind

DAY = timedelta(days=1)


def test_a_line_counts_from_its_day_through_its_last_day() -> None:
    assert authority_over(family(7, holds(MOTHER, since=ON)), CHILD).holders == (MOTHER,)
    assert authority_over(family(7, holds(MOTHER, since=ON + DAY)), CHILD).holders == ()
    assert authority_over(family(7, holds(MOTHER, until=ON)), CHILD).holders == (MOTHER,)
    assert authority_over(family(7, holds(MOTHER, until=ON - DAY)), CHILD).holders == ()


def test_each_person_who_does_not_decide_has_a_row() -> None:
    people = (person(FATHER, whereabouts="unknown"), person(MOTHER, age=17))
    reading = authority_over(family(7, *TWO_PARENTS, people=people), CHILD)
    assert reading.dropped == (Dropped(FATHER, 9), Dropped(MOTHER, 10))
    assert reading.known


def test_an_order_without_a_name_concerns_all_parents_and_no_guardian() -> None:
    facts = family(7, *TWO_PARENTS, holds("guardian", "guardian"), orders=(order("authority_ended"),))
    reading = authority_over(facts, CHILD)
    assert reading.holders == ("guardian",)
    assert {dropped.row for dropped in reading.dropped} == {8}
    assert reading.known


def test_h12_an_announced_order_takes_nobodys_authority() -> None:
    facts = family(7, *TWO_PARENTS, orders=(announced("authority_ended"),))
    assert authority_over(facts, CHILD).holders == (FATHER, MOTHER)


def test_a_suspension_lapses_after_three_months_without_an_end_that_was_seen() -> None:
    suspended = order("authority_suspended", ON - 100 * DAY, person=FATHER)
    assert authority_over(family(7, *TWO_PARENTS, orders=(suspended,)), CHILD).holders == (FATHER, MOTHER)


def test_the_same_person_suspended_and_not_is_a_contradiction() -> None:
    reading = authority_over(family(7, holds(MOTHER), holds(MOTHER, suspended=True)), CHILD)
    assert (reading.holders, reading.doubts) == ((MOTHER,), ("authority_contradictory",))


def test_a_gi_that_is_called_a_parent_is_not_known() -> None:
    assert authority_over(family(7, holds("gi", "parent")), CHILD).doubts == ("authority_unknown",)


def test_unproven_lines_make_candidates_and_no_holders() -> None:
    reading = authority_over(family(7, holds(MOTHER), holds(FATHER, evidence=None)), CHILD)
    assert (reading.holders, reading.candidates, reading.known) == ((MOTHER,), (FATHER, MOTHER), False)


@pytest.mark.parametrize("kind", ["authority_ended", "authority_suspended"])
def test_h14_an_order_on_nobody_knows_whose_authority_drops_nobody_and_lets_nothing_start(kind: OrderKind) -> None:
    unnamed = order(kind, person=UNKNOWN, number="C/09 12")
    answer = ask(family(7, *TWO_PARENTS, orders=(unnamed,), consents=yes(MOTHER, FATHER)))
    assert (marks(answer), codes(answer), answer.may_start) == ({MOTHER, FATHER}, {"authority_unknown"}, False)
    named = replace(unnamed, person=FATHER, number="c0912")
    reading = authority_over(family(7, *TWO_PARENTS, orders=(unnamed, named)), CHILD)
    assert (reading.holders, reading.known) == ((MOTHER,), True)
    other = replace(named, number="C/13")
    assert not authority_over(family(7, *TWO_PARENTS, orders=(unnamed, other)), CHILD).known


def test_an_order_on_nobody_knows_whose_authority_that_does_not_hold_leaves_authority_known() -> None:
    for over in (order("authority_ended", annulled_on=ON), announced("authority_ended")):
        facts = family(7, *TWO_PARENTS, orders=(replace(over, person=UNKNOWN),))
        assert authority_over(facts, CHILD).known
