"""Lines of authority on their edges: ended, doubled, unproven, stopped by an order."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from law_families import CHILD, FATHER, MOTHER, ON, TWO_PARENTS, ask, codes, family, holds, marks, order, person

from jgvisit.domain.authority import Dropped, authority_over
from jgvisit.domain.facts import OrderKind
from jgvisit.ids import PersonId

DAY = timedelta(days=1)


def test_a_line_that_ended_and_came_back_is_no_contradiction_beside_somebody_suspended() -> None:
    old, new = holds(MOTHER, until=ON - 9 * DAY), holds(MOTHER, since=ON - 8 * DAY)
    facts = family(7, old, new, holds(FATHER, suspended=True))
    assert codes(ask(facts)) == set()
    assert marks(ask(facts)) == {MOTHER}


def test_two_lines_that_differ_only_in_their_end_are_read() -> None:
    facts = family(7, holds(MOTHER), holds(MOTHER, until=ON - DAY), holds(FATHER, evidence=None))
    assert authority_over(facts, CHILD).candidates == (FATHER, MOTHER)


def test_somebody_dropped_twice_is_dropped_by_the_higher_row() -> None:
    young = person(MOTHER, age=17)
    lines = (holds(MOTHER), holds(MOTHER, since=date(2011, 1, 1), suspended=True))
    assert authority_over(family(0, *lines, people=(young,)), CHILD).dropped == (Dropped(MOTHER, 10),)


@pytest.mark.parametrize(("until", "candidates"), [(ON, (FATHER, MOTHER)), (ON - DAY, (MOTHER,))])
def test_a_line_without_evidence_that_is_over_makes_no_candidate(until: date, candidates: tuple[PersonId, ...]) -> None:
    facts = family(7, holds(MOTHER), holds(FATHER, evidence=None, until=until))
    assert authority_over(facts, CHILD).candidates == candidates


@pytest.mark.parametrize("kind", ["authority_ended", "authority_suspended"])
def test_an_order_on_authority_stops_whom_it_names_and_two_stop_both(kind: OrderKind) -> None:
    father, mother = order(kind, person=FATHER, number="C/1"), order(kind, person=MOTHER, number="C/2")
    assert authority_over(family(7, *TWO_PARENTS, orders=(father,)), CHILD).holders == (MOTHER,)
    for orders in ((father, mother), (mother, father)):
        assert authority_over(family(7, *TWO_PARENTS, orders=orders), CHILD).holders == ()


@pytest.mark.parametrize("nothing", ["", " ", "-", ".", "…", "\u200b", "\u00a0", "\u3164"])
def test_evidence_that_says_nothing_is_none_and_no_guardianship_rests_on_it(nothing: str) -> None:
    parents = authority_over(family(7, holds(MOTHER), holds(FATHER, evidence=nothing)), CHILD)
    assert (parents.holders, parents.candidates, parents.doubts) == (
        (MOTHER,),
        (FATHER, MOTHER),
        ("authority_unknown",),
    )
    answer = ask(family(7, holds("gi", "guardian", evidence=nothing)))
    assert (answer.frame, answer.frame_evidence) == ("voluntary", None)
    assert codes(answer) == {"authority_unknown"}
