"""How long a laptop waits before it asks a busy server again."""

from __future__ import annotations

import random

import pytest

from jgvisit.sync.patience import ATTEMPTS, LONGEST_S, pause_s

ALL = range(1, ATTEMPTS)


@pytest.mark.parametrize("asked", [None, "", "soon", "Wed, 21 Oct 2026 07:28:00 GMT", "-3", "1e9", "\u0663"])
def test_without_a_number_each_pause_may_be_twice_the_one_before(asked: str | None) -> None:
    for attempt in ALL:
        longest = 2 ** (attempt - 1)
        pauses = [pause_s(attempt, asked, random.Random(seed)) for seed in range(50)]
        assert all(longest / 2 <= pause <= longest for pause in pauses)
        assert len(set(pauses)) > 40  # laptops that were told no together do not come back together


@pytest.mark.parametrize(("asked", "least"), [("0", 0.5), ("7", 7.0), ("20", 20.0)])
def test_never_sooner_than_the_server_asked(asked: str, least: float) -> None:
    for attempt in ALL:
        assert all(least <= pause_s(attempt, asked, random.Random(seed)) <= LONGEST_S for seed in range(50))


def test_a_server_cannot_keep_a_laptop_waiting_for_ever() -> None:
    assert pause_s(1, "999999999999", random.Random(1)) == LONGEST_S
