"""H12: "my child was already taken by force" is answered from the record, never with a no that is a guess."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from law_families import CHILD, FATHER, ON, TWO_PARENTS, announced, family, holds, order

from jgvisit.domain.facts import CourtOrder
from jgvisit.domain.removal import removal_of

OTS, PLACED = order("ots"), order("placement")


def removal(*orders: CourtOrder, age: int = 7) -> str:
    return removal_of(family(age, *TWO_PARENTS, orders=orders), CHILD)


@pytest.mark.parametrize(
    ("orders", "expected"),
    [
        pytest.param((), "unknown", id="no order"),
        pytest.param((OTS,), "unknown", id="an OTS alone moves nobody"),
        pytest.param((OTS, PLACED), "placement", id="machtiging seen"),
        pytest.param((order("vots"), PLACED), "placement", id="machtiging beside a provisional OTS"),
        pytest.param((PLACED,), "checking", id="machtiging without its OTS"),
        pytest.param((order("closed_care"),), "closed_care", id="closed care"),
        pytest.param((announced("placement"),), "told", id="only told"),
        pytest.param((OTS, announced("placement")), "told", id="told beside an OTS that was seen"),
        pytest.param((announced("ots"),), "checking", id="OTS only told"),
        pytest.param((OTS, announced("placement", told_on=ON - timedelta(days=30))), "checking", id="told long ago"),
        pytest.param((OTS, order("placement", until=ON - timedelta(days=1))), "checking", id="ran out"),
        pytest.param((OTS, order("placement", starts_on=ON + timedelta(days=3))), "checking", id="begins this week"),
        pytest.param((OTS, order("placement", disputed=True)), "checking", id="in dispute"),
        pytest.param((OTS, order("placement", date(2026, 1, 1), carried_out_on=None)), "checking", id="no word of it"),
        pytest.param((OTS, order("placement", ended_on=ON)), "unknown", id="ended, on the record"),
        pytest.param((OTS, order("placement", annulled_on=ON)), "unknown", id="annulled, on the record"),
        pytest.param((order("authority_ended", person=FATHER),), "checking", id="a parent's authority ended"),
    ],
)
def test_what_is_known_of_a_decision_that_a_child_lives_elsewhere(orders: tuple[Any, ...], expected: str) -> None:
    assert removal(*orders) == expected


def test_a_guardianship_of_a_gi_is_told_unless_it_is_contradicted() -> None:
    assert removal_of(family(7, holds("gi", "guardian")), CHILD) == "guardian"
    assert removal_of(family(7, holds("gi", "guardian"), *TWO_PARENTS), CHILD) == "checking"


def test_an_adult_is_under_no_such_order() -> None:
    assert removal(OTS, PLACED, age=18) == "unknown"


days = st.integers(-400, 400).map(lambda shift: ON + timedelta(days=shift))
maybe = st.none() | days
kinds = st.sampled_from(["placement", "closed_care"])


@given(
    kind=kinds,
    starts_on=days,
    until=maybe,
    carried_out_on=maybe,
    evidence=st.sampled_from(["seen", "announced"]),
    told_on=maybe,
    disputed=st.booleans(),
    beside=st.lists(st.sampled_from(["ots", "vots", "authority_ended"]), max_size=2),
)
def test_never_a_no_where_an_order_stands_that_nobody_recorded_as_over(
    kind: Any, beside: list[Any], **fields: Any
) -> None:
    starts_on = fields.pop("starts_on")
    known = CourtOrder(CHILD, kind, starts_on, court="Rechtbank", number="C/1", decided_on=starts_on, **fields)
    assert removal(known, *(order(each) for each in beside)) != "unknown"
