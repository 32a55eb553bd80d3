"""A lock at awkward moments: covered first, then gone, and nothing typed is lost. Times: `make reliability lock`."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from laptop import Laptop
from lock_moment import CLOSED, EVENTS, STATES
from town import Family
from warm_visits import WarmVisits

from tests.reliability.locks import a_visit, lock_once

Open = tuple[WarmVisits, Laptop, Family]
MOMENTS = [*(f"{state} {event}" for state, event in zip(STATES, EVENTS, strict=True)), "dialog key"]
"""Each state and each event once, and the key in a dialog; all 49 together in `make reliability`."""


@pytest.fixture(scope="module")
def visit() -> Iterator[Open]:
    with a_visit() as opened:
        yield opened


@pytest.mark.parametrize("moment", MOMENTS)
def test_every_window_is_covered_before_the_vault_is_gone_and_no_letter_is_lost(visit: Open, moment: str) -> None:
    locked = lock_once(*visit, moment, 1)
    assert locked.bad == ()
    assert 0 <= locked.covered_ms <= locked.gone_ms


def test_a_store_that_closed_on_a_failing_disk_locks_the_vault_and_does_not_crash_it(visit: Open) -> None:
    assert lock_once(*visit, CLOSED, 1).bad == ()


def test_a_window_that_is_left_bare_is_noticed(visit: Open) -> None:
    assert lock_once(*visit, "rest key", 1, "uncovered").bad != ()
