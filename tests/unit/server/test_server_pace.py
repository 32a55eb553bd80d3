"""One key cannot take the line from the others."""

from __future__ import annotations

import pytest

from jgvisit.ids import DeviceId
from jgvisit.server import pace
from jgvisit.server.pace import Pace, TooManyRequestsError

MAD, CALM = DeviceId("a" * 32), DeviceId("b" * 32)


class Watch:
    now = 100.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def watch() -> Watch:
    return Watch()


def test_a_mad_laptop_is_told_to_wait_and_a_calm_one_is_served(watch: Watch) -> None:
    doors = Pace(per_second=2.0, at_once=10.0, clock=watch)
    for _ in range(10):
        doors.take(MAD)
    with pytest.raises(TooManyRequestsError) as refused:
        doors.take(MAD)
    assert refused.value.headers == {"Retry-After": "1"}
    doors.take(CALM)
    watch.now += 1
    doors.take(MAD)
    doors.take(MAD)
    with pytest.raises(TooManyRequestsError):
        doors.take(MAD)


def test_who_waits_as_long_as_told_is_served(watch: Watch) -> None:
    doors = Pace(per_second=0.1, at_once=1.0, clock=watch)
    doors.take(MAD)
    with pytest.raises(TooManyRequestsError) as refused:
        doors.take(MAD)
    watch.now += int(refused.value.headers["Retry-After"])
    doors.take(MAD)


def test_rest_earns_no_more_than_a_full_bucket(watch: Watch) -> None:
    doors = Pace(per_second=5.0, at_once=3.0, clock=watch)
    doors.take(MAD)
    watch.now += 3600
    for _ in range(3):
        doors.take(MAD)
    with pytest.raises(TooManyRequestsError):
        doors.take(MAD)


def test_who_was_told_to_wait_is_not_forgotten_with_the_others(watch: Watch, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pace, "_KNOWN", 5)
    doors = Pace(per_second=1.0, at_once=2.0, clock=watch)
    doors.take(MAD)
    doors.take(MAD)
    for number in range(20):
        doors.take(DeviceId(f"{number:032}"))
    with pytest.raises(TooManyRequestsError):
        doors.take(MAD)


def test_who_has_not_asked_for_long_is_forgotten_and_served_again(
    watch: Watch, monkeypatch: pytest.MonkeyPatch
) -> None:
    """However many ask: each request looks at those it lets go of, never at all of them."""
    monkeypatch.setattr(pace, "_KNOWN", 5)
    doors = Pace(per_second=1.0, at_once=2.0, clock=watch)
    for number in range(1000):
        watch.now += 1
        doors.take(DeviceId(f"{number:032}"))
    assert len(doors) == 5
    doors.take(DeviceId("0" * 32))
