"""A lock at awkward moments: covered first, then gone, and nothing typed is lost. Times: `make reliability lock`."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from laptop import Laptop
from lock_moment import CLOSED, EVENTS, STATES
from town import Family
from warm_visits import WarmVisits

from tests.reliability.locks import a_visit, lock_once, signatures
from ui.vault_protocol import LOCKED

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


def test_a_lock_in_the_middle_of_sealing_waits_for_nothing_and_the_next_unlock_seals_it_once(visit: Open) -> None:
    """The signer pressed the button; the sealing never came to its end in that process."""
    visits, laptop, family = visit
    before = signatures(laptop, family)
    visits.start("lock sealing key hang", laptop, 2)
    said, code = visits.rest()
    assert (code, [line for line in said if line.startswith("bare ")]) == (LOCKED, [])
    work = laptop.open()
    assert work.signing.sealing.waits()
    work.safe.close()
    visits.start("wander", laptop, 2)
    while not (line := visits.hear()).startswith("entered "):
        continue
    visits.kill()
    assert line == "entered form Vastgelegd."
    work = laptop.open()
    assert not work.signing.sealing.waits()
    work.safe.close()
    assert signatures(laptop, family) == before + 1


def test_a_confirmation_that_was_not_kept_is_noticed(visit: Open) -> None:
    assert lock_once(*visit, "sealing key", 1, "unconfirmed").bad != ()
