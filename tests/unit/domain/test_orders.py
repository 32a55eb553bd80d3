"""Where an order is in its course on a day (H12, H16)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from itertools import permutations
from typing import Any

import pytest
from law_families import CHILD, FATHER, MOTHER, ON, TWO_PARENTS, announced, ask, family, order

from jgvisit.domain.facts import CourtOrder
from jgvisit.domain.frames import frame_of
from jgvisit.domain.orders import first_day_without, is_proven, longer_than_the_law, read_orders

DAY = timedelta(days=1)
QUARTER = date(2026, 3, 15)
"""Three months before the day of the question."""


def force(*orders: CourtOrder) -> list[str]:
    return [reading.force for reading in read_orders(family(7, *TWO_PARENTS, orders=orders), CHILD)]


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        (order("ots"), "in_force"),
        (order("ots", ON), "in_force"),
        (order("ots", ON + DAY), "not_yet"),
        (order("ots", annulled_on=ON), "annulled"),
        (order("ots", annulled_on=ON + DAY), "in_force"),
        (order("ots", ended_on=ON), "ended"),
        (order("ots", ended_on=ON + DAY), "in_force"),
        (order("ots", until=ON), "in_force"),
        (order("ots", until=ON - DAY), "expired"),
        (order("vots", ON - 13 * DAY, heard_on=None), "in_force"),
        (order("vots", ON - 14 * DAY, heard_on=None), "lapsed_unheard"),
        (order("vots", ON - 14 * DAY, heard_on=ON), "in_force"),
        (order("vots", ON - 15 * DAY, heard_on=ON), "lapsed_unheard"),
        (order("placement", QUARTER + DAY, carried_out_on=None), "in_force"),
        (order("placement", QUARTER, carried_out_on=None), "lapsed_unused"),
        (order("placement", QUARTER, carried_out_on=ON - DAY), "in_force"),
        (order("placement", QUARTER, carried_out_on=ON), "lapsed_unused"),
        (announced(), "announced"),
        (announced(told_on=ON + DAY, starts_on=ON), "not_yet"),
        (replace(announced(), told_on=None), "announced_ran_out"),
        (order("ots", number=None), "announced_ran_out"),
        (order("ots", disputed=True), "contradicted"),
        (order("ots", disputed=True, ended_on=ON), "ended"),
    ],
)
def test_an_order_is_somewhere_in_its_course(told: CourtOrder, expected: str) -> None:
    assert force(told) == [expected]
    assert read_orders(family(7, orders=(told,)), CHILD)[0].order == told


def test_an_order_that_ended_today_needs_no_looking_into_and_one_that_ran_out_does() -> None:
    ended = frame_of(family(7, *TWO_PARENTS, orders=(order("ots", ended_on=ON),)), CHILD)
    assert (ended.frame, ended.checking) == ("voluntary", False)
    ran_out = frame_of(family(7, *TWO_PARENTS, orders=(order("ots", until=ON - DAY),)), CHILD)
    assert (ran_out.frame, ran_out.checking) == ("voluntary", True)


@pytest.mark.parametrize(
    ("kind", "months_later"),
    [
        ("ots", date(2027, 5, 1)),
        ("vots", date(2026, 8, 1)),
        ("placement", date(2027, 5, 1)),
        ("authority_suspended", date(2026, 8, 1)),
    ],
)
def test_an_end_beyond_the_longest_term_of_the_law_is_noticed(kind: Any, months_later: date) -> None:
    assert longer_than_the_law(order(kind, until=months_later))
    assert not longer_than_the_law(order(kind, until=months_later - DAY))
    assert not longer_than_the_law(order(kind))
    assert not longer_than_the_law(order("closed_care", until=months_later))


def test_an_order_without_a_longest_term_has_no_end_until_one_is_known() -> None:
    assert first_day_without(order("closed_care")) is None
    assert first_day_without(order("closed_care", until=ON)) == ON + DAY
    assert first_day_without(order("authority_suspended")) == date(2026, 8, 1)


def test_two_papers_that_disagree_are_both_contradicted_and_two_that_agree_are_not() -> None:
    paper = order("ots", number="C/1")
    assert force(paper, replace(paper, ended_on=ON)) == ["contradicted", "contradicted"]
    assert force(paper, replace(paper, until=ON + 9 * DAY)) == ["in_force", "in_force"]
    assert force(paper, replace(paper, number="C/2", ended_on=ON)) == ["in_force", "ended"]


def test_proof_is_a_seen_paper_with_court_number_and_day() -> None:
    assert is_proven(order("ots"))
    for fields in ({"evidence": "announced"}, {"court": ""}, {"number": None}, {"decided_on": None}):
        assert not is_proven(replace(order("ots"), **fields))


def test_of_two_orders_of_one_day_the_same_is_always_named() -> None:
    pair = (order("ots", number="C/1"), order("ots", number="C/2"))
    named = {
        str(ask(family(7, *TWO_PARENTS, orders=orders), "help_within_order").may_be_imposed_by)
        for orders in permutations(pair)
    }
    assert len(named) == 1
    assert "C/2" in named.pop()


def test_decisions_of_two_kinds_or_about_two_persons_never_contradict_each_other() -> None:
    assert force(order("ots"), order("vots", ended_on=ON)) == ["in_force", "ended"]
    mother = order("authority_suspended", person=MOTHER, number="C/1")
    father = replace(mother, person=FATHER, ended_on=ON)
    assert sorted(force(mother, father)) == ["ended", "in_force"]


@pytest.mark.parametrize("nothing", [" ", "\u200b", "\u00a0\n", "\u3164", "-", "…"])
@pytest.mark.parametrize("field", ["court", "number"])
def test_a_court_or_number_that_names_nothing_is_no_proof(field: str, nothing: str) -> None:
    bare = order("ots", **{field: nothing})
    assert not is_proven(bare)
    result = ask(family(7, *TWO_PARENTS, orders=(bare,)), "help_within_order")
    assert result.frame == "voluntary"
    assert result.may_be_imposed_by is None


def test_nothing_is_ordered_before_the_day_of_the_decision() -> None:
    slip = order("ots", decided_on=ON + DAY)
    assert force(slip) == ["contradicted"]
    facts = family(7, *TWO_PARENTS, orders=(slip,))
    assert (frame_of(facts, CHILD).frame, frame_of(facts, CHILD).checking) == ("voluntary", True)
    assert ask(facts, "help_within_order").may_be_imposed_by is None
    assert force(order("ots", decided_on=ON)) == ["in_force"]
