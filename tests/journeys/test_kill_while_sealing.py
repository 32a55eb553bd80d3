"""`kill -9` between a confirmation and its record: before it is kept nothing is there, after it one paper."""

from __future__ import annotations

import signal
from collections.abc import Iterator

import pytest
from laptop import Laptop
from sealing_deaths import DEATHS
from town import Family
from warm_visits import WarmVisits

from tests.reliability.locks import a_visit, signatures


@pytest.fixture(scope="module")
def visit() -> Iterator[tuple[WarmVisits, Laptop, Family]]:
    with a_visit() as opened:
        yield opened


@pytest.mark.parametrize("where", list(DEATHS))
def test_what_was_confirmed_is_there_once_and_what_was_not_is_not(
    visit: tuple[WarmVisits, Laptop, Family], where: str
) -> None:
    visits, laptop, family = visit
    before, (_, more) = signatures(laptop, family), DEATHS[where]
    visits.start(f"lock sealing killed {where}", laptop, 3)
    _, code = visits.rest()
    assert code == -signal.SIGKILL
    assert signatures(laptop, family) == before + more
    assert signatures(laptop, family) == before + more, "the unlock after that adds nothing"
