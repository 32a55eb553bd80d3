from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from store_factory import SetClock

from jgvisit.store import private_file
from jgvisit.store.errors import DiskFullError, TooManyTriesError
from jgvisit.store.tries import MAX_TRIES, WAITS_S, Tries, TriesState


@pytest.fixture
def tries(tmp_path: Path, clock: SetClock) -> Tries:
    return Tries(tmp_path / "tries", clock)


def wrong(tries: Tries, times: int, clock: SetClock) -> None:
    for _ in range(times):
        clock.wait(tries.state().wait_s)
        tries.begin()


def test_at_first_all_tries_are_left_and_none_waits(tries: Tries) -> None:
    assert tries.state() == TriesState(MAX_TRIES, 0)


def test_the_first_wrong_ones_cost_nothing_and_then_the_wait_rises(tries: Tries, clock: SetClock) -> None:
    waits = []
    for _ in range(MAX_TRIES - 1):
        wrong(tries, 1, clock)
        waits.append(tries.state().wait_s)
    assert waits == list(WAITS_S[1:])
    assert waits[:2] == [0, 0]
    assert waits == sorted(waits)


def test_a_try_is_on_disk_before_it_is_tested(tries: Tries, tmp_path: Path, clock: SetClock) -> None:
    tries.begin()
    assert Tries(tmp_path / "tries", clock).state().left == MAX_TRIES - 1


def test_a_try_that_cannot_be_counted_is_not_tested(tries: Tries, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise DiskFullError("no room")

    monkeypatch.setattr("jgvisit.store.tries.replace_file", full)
    with pytest.raises(DiskFullError):
        tries.begin()
    assert private_file.replace_file is not full


def test_during_a_wait_nothing_is_counted(tries: Tries, clock: SetClock) -> None:
    wrong(tries, 4, clock)
    clock.wait(10)
    with pytest.raises(TooManyTriesError) as refused:
        tries.begin()
    assert (refused.value.attempts_left, refused.value.wait_s) == (6, WAITS_S[4] - 10)
    clock.wait(WAITS_S[4] - 10)
    assert tries.begin().left == 5


def test_a_clock_set_forward_or_back_does_not_shorten_a_wait(tries: Tries, clock: SetClock) -> None:
    wrong(tries, 6, clock)
    for days in (-400, 800):
        clock.wall += timedelta(days=days)
        assert tries.state().wait_s == WAITS_S[6]


def test_a_restart_does_not_shorten_a_wait_and_a_night_ends_it(tries: Tries, clock: SetClock) -> None:
    wrong(tries, 9, clock)
    clock.restart(elapsed_ms=20_000)
    assert tries.state().wait_s == WAITS_S[9] - 20
    clock.wall -= timedelta(days=365)
    assert tries.state().wait_s == WAITS_S[9] - 20
    clock.wall += timedelta(days=365, hours=8)
    assert tries.state().wait_s == 0


def test_a_right_one_forgets_the_wrong_ones(tries: Tries, clock: SetClock) -> None:
    wrong(tries, 5, clock)
    tries.clear()
    assert tries.state() == TriesState(MAX_TRIES, 0)


def test_none_are_left_after_the_last(tries: Tries, clock: SetClock) -> None:
    wrong(tries, MAX_TRIES, clock)
    assert tries.state().left == 0


@pytest.mark.parametrize(
    "content",
    [b"", b"{", b'{"boot":"\xe2', b'{"count":-1,"boot":"b","elapsed_ms":1,"wall_ms":1}', b'{"a":' * 99_999],
    ids=range(5),
)
def test_an_unreadable_count_is_neither_a_way_past_nor_a_lock_out(
    tries: Tries, tmp_path: Path, clock: SetClock, content: bytes
) -> None:
    (tmp_path / "tries").write_bytes(content)
    state = tries.state()
    assert 0 < state.left < MAX_TRIES
    assert state.wait_s == WAITS_S[6]
    clock.wait(state.wait_s)
    assert tries.begin().left == state.left - 1


def test_a_count_from_the_future_of_this_boot_asks_for_no_more_than_the_wait(
    tries: Tries, tmp_path: Path, clock: SetClock
) -> None:
    boot, later = clock.boot().boot, clock.boot().elapsed_ms + 10**12
    (tmp_path / "tries").write_text(f'{{"count":6,"boot":"{boot}","elapsed_ms":{later},"wall_ms":0}}')
    assert tries.state().wait_s == WAITS_S[6]
