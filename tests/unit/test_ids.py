"""Identifiers are what the standard says, and keep the order in which they were made."""

from __future__ import annotations

import time
from concurrent.futures import ThreadPoolExecutor
from uuid import UUID

import pytest

from jgvisit import ids
from jgvisit.ids import new_uuid7


def test_an_identifier_is_a_uuid_of_version_7_of_this_moment() -> None:
    before = time.time_ns() // 1_000_000
    made = UUID(new_uuid7())
    assert (made.version, made.variant) == (7, "specified in RFC 4122")
    # one made just before in the same moment pushes the next on by a fraction of a millisecond at the most
    assert before <= made.int >> 80 <= time.time_ns() // 1_000_000 + 1


def test_those_of_one_moment_keep_their_order(monkeypatch: pytest.MonkeyPatch) -> None:
    now = time.time_ns()
    monkeypatch.setattr(ids.time, "time_ns", lambda: now)
    made = [new_uuid7() for _ in range(9000)]  # more than the fractions of a millisecond
    assert made == sorted(set(made))


def test_a_clock_set_back_does_not_turn_the_order(monkeypatch: pytest.MonkeyPatch) -> None:
    first, now = new_uuid7(), time.time_ns()
    monkeypatch.setattr(ids.time, "time_ns", lambda: now - 3_600_000_000_000)
    assert new_uuid7() > first


def test_threads_make_no_two_alike() -> None:
    with ThreadPoolExecutor(8) as pool:
        made = list(pool.map(lambda _: new_uuid7(), range(4000)))
    assert len(set(made)) == 4000
