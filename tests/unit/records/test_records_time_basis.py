from datetime import UTC, datetime, timedelta

import pytest
from record_factory import START, FakeClock, Laptop, person

from jgvisit.clock import BootReading
from jgvisit.records.body import TimeBasis, read_body
from jgvisit.records.time_basis import HeardTime, TimeKeeper, estimate

HEARD = "2026-03-02T12:00:00.000Z"


def estimated(basis: TimeBasis) -> tuple[str | None, str | None]:
    laptop = Laptop()
    return estimate(read_body(laptop.write(person(), time_basis=basis).body or b""))


def test_before_the_server_was_ever_heard_nothing_is_known(clock: FakeClock) -> None:
    keeper = TimeKeeper(clock)
    assert keeper.heard is None
    assert keeper.basis() == TimeBasis(boot="boot-1")
    assert estimated(keeper.basis()) == (None, None)
    assert keeper.highest() == START


def test_within_one_boot_the_elapsed_time_gives_an_estimate(clock: FakeClock) -> None:
    keeper = TimeKeeper(clock)
    keeper.hear(HEARD)
    clock.pass_ms(3_600_500)
    assert keeper.basis() == TimeBasis(boot="boot-1", server_time=HEARD, elapsed_ms=3_600_500)
    assert estimated(keeper.basis()) == ("2026-03-02T13:00:00.500Z", HEARD)


def test_a_clock_set_back_a_year_changes_only_the_claimed_time(clock: FakeClock) -> None:
    keeper = TimeKeeper(clock)
    keeper.hear(HEARD)
    before = keeper.basis()
    clock.wall -= timedelta(days=365)
    assert keeper.basis() == before
    assert keeper.highest() == datetime(2026, 3, 2, 12, 0, tzinfo=UTC)


def test_after_a_restart_it_is_only_known_what_it_is_not_before(clock: FakeClock) -> None:
    keeper = TimeKeeper(clock)
    keeper.hear(HEARD)
    clock.reading = BootReading("boot-2", 5_000_000)
    restarted = TimeKeeper(clock, keeper.heard)
    assert restarted.basis() == TimeBasis(boot="boot-2", server_time=HEARD)
    assert estimated(restarted.basis()) == (None, HEARD)


def test_a_program_started_again_in_the_same_boot_goes_on_estimating(clock: FakeClock) -> None:
    keeper = TimeKeeper(clock)
    keeper.hear(HEARD)
    clock.pass_ms(1_000)
    assert TimeKeeper(clock, keeper.heard).basis() == keeper.basis()


def test_an_elapsed_clock_that_ran_backwards_counts_as_a_restart(clock: FakeClock) -> None:
    keeper = TimeKeeper(clock, HeardTime(HEARD, "boot-1", 2_000))
    assert keeper.basis() == TimeBasis(boot="boot-1", server_time=HEARD)


def test_an_answer_from_the_past_does_not_turn_the_time_back(clock: FakeClock) -> None:
    keeper = TimeKeeper(clock)
    keeper.hear(HEARD)
    heard = keeper.heard
    clock.pass_ms(1_000)
    keeper.hear("2026-03-01T12:00:00.000Z")
    assert keeper.heard == heard
    keeper.hear(HEARD)
    assert keeper.heard == HeardTime(HEARD, "boot-1", 2_000)


@pytest.mark.parametrize(
    ("wall", "heard", "recorded", "highest"),
    [
        pytest.param(START, None, (), START, id="the clock"),
        pytest.param(START - timedelta(days=365), HEARD, (), START, id="heard plus elapsed"),
        pytest.param(START, HEARD, ("2026-04-01T00:00:00.000Z",), datetime(2026, 4, 1, tzinfo=UTC), id="recorded"),
    ],
)
def test_age_counts_from_the_highest_time_ever_heard_or_recorded(
    clock: FakeClock, wall: datetime, heard: str | None, recorded: tuple[str, ...], highest: datetime
) -> None:
    keeper = TimeKeeper(clock)
    if heard is not None:
        keeper.hear(heard)
    clock.pass_ms(3_600_000)
    clock.wall = wall
    assert keeper.highest(recorded) == highest


def test_an_elapsed_time_beyond_the_calendar_gives_no_estimate() -> None:
    assert estimated(TimeBasis(boot="b", server_time=HEARD, elapsed_ms=2**53 - 1)) == (None, HEARD)
