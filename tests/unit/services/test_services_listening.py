"""What a locked laptop knows of orders: from the first lease on, and a key that was revoked never comes back."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import msgspec
from lease_maker import leased
from town import TestClock

from jgvisit.bootstrap import open_workspace
from jgvisit.store.order_state import OrderState, read_order_state, update_order_state, write_order_state
from jgvisit.sync.order_wire import MAX_REFUSALS, Refusal
from jgvisit.workspace import Workspace

LOST, OTHER = "a" * 64, "b" * 64


def state_after_unlock(work: Workspace, clock: TestClock) -> OrderState | None:
    return read_order_state(open_workspace(work.safe, clock).safe.places)


def test_from_the_first_lease_on_a_locked_laptop_knows_whom_to_ask_and_whom_to_believe(
    work: Workspace, clock: TestClock
) -> None:
    assert state_after_unlock(work, clock) is None
    lease = leased(work, clock, days=14)
    state = state_after_unlock(work, clock)
    assert state is not None
    assert (state.enrolment, state.device, state.store) == (lease.enrolment, lease.device, lease.store)
    assert state.root_pem == work.enrolled.root_pem
    assert state.highest == 0


def test_what_was_accepted_and_revoked_is_kept_whatever_a_later_lease_says(work: Workspace, clock: TestClock) -> None:
    leased(work, clock, days=14, revoked=(LOST,))
    state = state_after_unlock(work, clock)
    assert state is not None
    write_order_state(work.safe.places, msgspec.structs.replace(state, highest=7))
    clock.forward(hours=1)
    leased(work, clock, days=14, revoked=(OTHER,))
    state = state_after_unlock(work, clock)
    assert state is not None
    assert (state.highest, state.revoked) == (7, (LOST, OTHER))
    assert state.bound.revoked == (LOST, OTHER)


def test_the_same_refusal_is_kept_once_and_never_more_than_fit(work: Workspace, clock: TestClock) -> None:
    leased(work, clock, days=14)
    state = state_after_unlock(work, clock)
    assert state is not None
    for number in range(MAX_REFUSALS + 5):
        for _ in range(2):
            refusal = Refusal(order_sha256=f"{number:064x}", code="forged", at="2026-11-22T12:00:00.000Z")
            state = state.with_refusal(refusal)
    assert len(state.refusals) == MAX_REFUSALS
    assert state.refusals[-1].order_sha256 == f"{MAX_REFUSALS + 4:064x}"


def test_threads_that_write_at_once_lose_nothing_of_each_other(work: Workspace, clock: TestClock) -> None:
    leased(work, clock, days=14)
    places = work.safe.places
    assert state_after_unlock(work, clock) is not None

    def refuse(number: int) -> None:
        refusal = Refusal(order_sha256=f"{number:064x}", code="forged", at="2026-11-22T12:00:00.000Z")
        update_order_state(places, lambda state: state.with_refusal(refusal))

    with ThreadPoolExecutor(8) as threads:
        list(threads.map(refuse, range(24)))
    kept = read_order_state(places)
    assert kept is not None
    assert {each.order_sha256 for each in kept.refusals} == {f"{number:064x}" for number in range(24)}
