"""A short run of the simulation, and each planted fault by a seed that meets it; `make reliability` runs long."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from keyring_session import process_environment

from tests.reliability.simulation.explain import explained
from tests.reliability.simulation.faults import FAULTS, MEETS, planted
from tests.reliability.simulation.run import run, the_town
from tests.reliability.simulation.server import close_loops

SEEDS = range(24)


@pytest.fixture(scope="module", autouse=True)
def town() -> Iterator[None]:
    with process_environment({"DBUS_SESSION_BUS_ADDRESS": None, "PYTHON_KEYRING_BACKEND": "none"}):
        yield
    close_loops()
    the_town().remove()
    the_town.cache_clear()


def test_nothing_is_lost_doubled_or_merged_and_all_come_to_rest() -> None:
    for seed in SEEDS:
        outcome = run(seed)
        assert outcome.broken is None, explained(outcome)


def test_a_seed_tells_the_same_story_again() -> None:
    first, again = run(5), run(5)
    assert len(first.trace) > 20
    assert first.trace == again.trace


def test_every_planted_fault_has_a_seed_that_meets_it() -> None:
    assert set(MEETS) == set(FAULTS)


@pytest.mark.parametrize("fault", sorted(MEETS))
def test_a_planted_fault_is_noticed(fault: str) -> None:
    with planted(fault):
        assert run(MEETS[fault]).broken is not None
    assert run(MEETS[fault]).broken is None
