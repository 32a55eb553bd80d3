"""The lease on a real store: what ends it, what does not, and the officer's code."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import msgspec
import pytest
from lease_maker import DAY_KEY, lease_until, leased
from town import TestClock, begin_visit, new_workspace, settle_family

from jgvisit import config
from jgvisit.bootstrap import open_workspace
from jgvisit.clock import local_date
from jgvisit.opening import open_leases
from jgvisit.policy import Policy
from jgvisit.records.day_code import day_code
from jgvisit.services.laptop.leases import DayCodeSpentError, LeaseEndedError, NoDayCodeError, WrongDayCodeError
from jgvisit.store.lease_shelf import days_left, read_last_day
from jgvisit.workspace import Workspace

DAY = timedelta(days=1)


def code_for(work: Workspace, day: date) -> str:
    return day_code(DAY_KEY, work.enrolled.device, work.safe.keyring.file_id, day)


def wrong_code_for(work: Workspace, day: date) -> str:
    right = int(code_for(work, day))
    return f"{(right + 1) % 10**8:08d}"


def test_a_lease_counts_whole_days_and_then_families_stay_closed(work: Workspace, clock: TestClock) -> None:
    leased(work, clock, days=14)
    assert work.leases.standing().state == "holds"
    clock.forward(days=10, hours=11)
    assert work.leases.standing().state == "ending"
    clock.forward(days=4)
    assert work.leases.may_read() is False
    with pytest.raises(LeaseEndedError) as ended:
        work.leases.require_reading()
    assert ended.value.last_day == f"{lease_until(clock.moment - 14 * DAY - timedelta(hours=11), 14):%d-%m-%Y}"


def test_a_clock_set_back_makes_no_lease_younger(work: Workspace, clock: TestClock) -> None:
    leased(work, clock, days=14)
    clock.forward(days=13)
    assert work.leases.may_read()
    clock.moment -= 12 * DAY
    assert work.leases.standing().days_left == 1
    clock.forward(days=2)
    assert not work.leases.may_read()


def test_a_restart_with_the_clock_set_back_hides_only_the_hours_in_which_the_machine_was_off(
    work: Workspace, clock: TestClock
) -> None:
    leased(work, clock, days=14)
    clock.forward(days=13)
    assert work.leases.may_read()
    clock.moment -= 12 * DAY
    clock.boot_id, clock.elapsed_ms = "another", 0
    assert work.leases.standing().days_left == 1
    clock.elapsed_ms += 2 * 86_400_000
    assert not work.leases.may_read()


def test_a_clock_that_runs_ahead_ends_no_lease_while_the_servers_time_is_known(
    work: Workspace, clock: TestClock
) -> None:
    leased(work, clock, days=14)
    clock.moment += timedelta(days=900)
    assert work.leases.standing().state == "holds"


def test_a_new_lease_counts_by_the_servers_time_alone_again(work: Workspace, clock: TestClock) -> None:
    clock.moment += timedelta(days=900)
    assert work.leases.standing().state == "holds"  # the first look of a store without a lease
    clock.moment -= timedelta(days=900)
    assert work.leases.now() > clock.now() + timedelta(days=800)
    leased(work, clock, days=14)
    assert work.leases.now() == clock.now()
    assert work.leases.standing().days_left == 14


def test_a_lease_never_lapses_in_an_open_visit_and_does_when_it_ended(work: Workspace, clock: TestClock) -> None:
    family = settle_family(work)
    leased(work, clock, days=14)
    visit = begin_visit(work, family)
    clock.forward(days=30)
    assert work.leases.standing().state == "ended"
    assert work.leases.may_read()
    work.visits.end(family.case, visit)
    assert not work.leases.may_read()


def test_a_store_without_a_lease_gets_fourteen_days_from_its_first_look(tmp_path: Path, clock: TestClock) -> None:
    work = new_workspace(tmp_path / "old", clock)
    try:
        assert work.leases.standing().days_left == 14
        clock.forward(days=15)
        assert not work.leases.may_read()
        with pytest.raises(NoDayCodeError):
            work.leases.open_today("12345678")
    finally:
        work.safe.close()


def test_an_officers_code_opens_this_day_alone(work: Workspace, clock: TestClock) -> None:
    leased(work, clock, days=14)
    clock.forward(days=20)
    today = work.leases.today()
    code = code_for(work, today)
    work.leases.open_today(f"{code[:4]} {code[4:]}")
    assert work.leases.standing().state == "today"
    again = open_workspace(work.safe, clock)
    assert again.leases.may_read()
    clock.forward(hours=9, minutes=59)
    assert again.leases.may_read()
    clock.forward(minutes=2)  # past midnight in the Netherlands
    assert local_date(clock.moment) != today
    assert not again.leases.may_read()


@pytest.mark.parametrize("days", [-1, 1, 365])
def test_the_code_of_another_day_is_worth_nothing(work: Workspace, clock: TestClock, days: int) -> None:
    leased(work, clock, days=14)
    clock.forward(days=20)
    with pytest.raises(WrongDayCodeError):
        work.leases.open_today(code_for(work, work.leases.today() + days * DAY))
    assert not work.leases.may_read()


@pytest.mark.parametrize("part", ["key", "device", "store"])
def test_the_code_of_another_laptop_or_store_is_worth_nothing(work: Workspace, clock: TestClock, part: str) -> None:
    leased(work, clock, days=14)
    clock.forward(days=20)
    key = bytes(32) if part == "key" else DAY_KEY
    device = "0" * 32 if part == "device" else work.enrolled.device
    store = work.enrolled.tenant if part == "store" else work.safe.keyring.file_id
    with pytest.raises(WrongDayCodeError):
        work.leases.open_today(day_code(key, device, store, work.leases.today()))


def test_after_five_wrong_codes_not_even_the_right_one_is_tested_that_day(work: Workspace, clock: TestClock) -> None:
    leased(work, clock, days=14)
    clock.forward(days=20)
    today = work.leases.today()
    for left in (4, 3, 2, 1, 0):
        with pytest.raises(WrongDayCodeError) as wrong:
            work.leases.open_today(wrong_code_for(work, today))
        assert wrong.value.attempts_left == left
    again = open_workspace(work.safe, clock)  # a restart forgets nothing
    with pytest.raises(DayCodeSpentError):
        again.leases.open_today(code_for(work, today))
    clock.forward(days=1)
    again.leases.open_today(code_for(work, again.leases.today()))
    assert again.leases.may_read()


def test_what_cannot_be_a_code_costs_no_try(work: Workspace, clock: TestClock) -> None:
    leased(work, clock, days=14)
    clock.forward(days=20)
    for _ in range(9):
        with pytest.raises(WrongDayCodeError) as wrong:
            work.leases.open_today("1234")
        assert wrong.value.attempts_left == 5


def test_the_prompt_learns_the_last_day_and_believes_nothing_impossible(work: Workspace, clock: TestClock) -> None:
    places, today = work.safe.places, local_date(clock.now())
    leased(work, clock, days=2)
    assert read_last_day(places) == today + 2 * DAY
    assert days_left(places, today) == 2
    assert days_left(places, today + 3 * DAY) is None
    for nonsense in (b"", b"2099-01-01", b"\xff\xfe", b"morgen", b"2026-13-45"):
        places.lease_hint.write_bytes(nonsense)
        assert days_left(places, today) is None
    assert work.leases.may_read()


@pytest.mark.parametrize(("set_to", "reads_until"), [(3, 3), (14, 14), (60, 14), (None, 14)])
def test_the_it_department_can_shorten_a_lease_and_never_lengthen_it(
    work: Workspace, clock: TestClock, monkeypatch: pytest.MonkeyPatch, set_to: int | None, reads_until: int
) -> None:
    monkeypatch.setattr(config, "policy", lambda: Policy(lease_days=set_to))
    enrolled = msgspec.structs.replace(work.enrolled, demo=False)
    leases = open_leases(work.safe, enrolled, work.time, work.files, clock)
    assert leases.standing().days_left == min(reads_until, 14), "from its first look, before any log-in"
    leased(work, clock, days=14)
    assert leases.standing().days_left == reads_until
    clock.forward(days=reads_until)
    assert leases.may_read()
    clock.forward(days=1)
    assert not leases.may_read()
