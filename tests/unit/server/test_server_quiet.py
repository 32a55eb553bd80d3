"""What waits until nobody brings anything, and statements that travel together."""

from __future__ import annotations

import asyncio

import pytest

from jgvisit.server import quiet
from jgvisit.server.quiet import Quiet
from jgvisit.server.together import Statement


@pytest.fixture(autouse=True)
def short(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(quiet, "QUIET_S", 0.001)
    monkeypatch.setattr(quiet, "_LOOK_S", 0.001)


def test_work_waits_for_the_answers_and_then_is_done_to_its_end() -> None:
    done: list[str] = []
    left = [2, 1]

    def step() -> int:
        done.append("step")
        return left.pop() if left else 0

    async def run() -> None:
        here = Quiet()
        with here.answering():
            task = asyncio.create_task(here.work(step))
            await asyncio.sleep(0.05)
            assert done == []
            done.append("answered")
        await task

    asyncio.run(run())
    assert done == ["answered", "step", "step", "step"]


def test_work_goes_on_where_it_is_never_quiet(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(quiet, "MOST_S", 0.01)
    steps = [0, 1, 1]

    async def run() -> None:
        here = Quiet()
        with here.answering():
            await here.work(steps.pop)

    asyncio.run(run())
    assert steps == []


def test_of_two_calls_one_does_the_work_and_looks_once_more() -> None:
    looked: list[int] = []

    async def run() -> None:
        here = Quiet()

        def step() -> int:
            looked.append(len(looked))
            return 0

        with here.answering():
            first = asyncio.create_task(here.work(step))
            await asyncio.sleep(0.01)
            await here.work(step)  # returns at once
            assert looked == []
        await first

    asyncio.run(run())
    assert looked == [0, 1]


def test_work_that_fails_does_not_stand_in_the_way_of_the_next() -> None:
    async def run() -> int:
        here = Quiet()

        def fails() -> int:
            raise OSError("the disk")

        with pytest.raises(OSError, match="disk"):
            await here.work(fails)
        done: list[int] = []
        await here.work(lambda: done.append(1) or 0)  # type: ignore[func-returns-value]  # appends
        return len(done)

    assert asyncio.run(run()) == 1


@pytest.mark.parametrize(
    ("given", "for_driver"),
    [
        ("SELECT 1 WHERE a = :a AND b=:b_c", "SELECT 1 WHERE a = %(a)s AND b=%(b_c)s"),
        ("SELECT ''::bytea, :x::text", "SELECT ''::bytea, %(x)s::text"),
    ],
)
def test_names_become_the_drivers_and_casts_stay(given: str, for_driver: str) -> None:
    assert Statement(given).for_driver == for_driver
