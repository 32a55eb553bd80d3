"""Five visits through the real screens: none of them costs three minutes of typing (practice.md §6.2, H30)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict

import pytest
from pytestqt.qtbot import QtBot
from scripted_visits import KEY_S, LONGEST_TYPING_S, VISITS, Cost, CountedHand
from table import Table, sit_down
from town import Family

from jgvisit.workspace import Workspace


@pytest.fixture
def table(qtbot: QtBot, work: Workspace) -> Iterator[Table]:
    laid = sit_down(qtbot, work)
    yield laid
    laid.leave()


@pytest.mark.parametrize("name", list(VISITS))
def test_a_visit_costs_less_than_three_minutes_of_typing(
    table: Table, family: Family, name: str, request: pytest.FixtureRequest
) -> None:
    hand = CountedHand(table, family)
    VISITS[name](hand, family)
    assert table.file(family).visits[-1].ended is not None
    counted = asdict(hand.cost)  # plain numbers: it goes to another process with the result
    request.node.user_properties.append((name, counted))  # for the figures, see tests/bench/visits.py
    assert hand.cost.keys > 0
    assert hand.cost.typing_s < LONGEST_TYPING_S


def test_the_reckoning_is_over_the_bar_where_too_much_is_typed() -> None:
    assert Cost(keys=round(LONGEST_TYPING_S / KEY_S)).typing_s < LONGEST_TYPING_S + KEY_S
    assert Cost(keys=round(LONGEST_TYPING_S / KEY_S), fields=10).typing_s > LONGEST_TYPING_S
