from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from jgvisit.clock import BootReading
from jgvisit.records.least_time import at_least, reached

NOON = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
MARK = reached(NOON, BootReading("one", 60_000))


@pytest.mark.parametrize(
    ("reading", "passed"),
    [
        pytest.param(BootReading("one", 60_000), timedelta(), id="the same moment"),
        pytest.param(BootReading("one", 3_660_000), timedelta(hours=1), id="an hour later, sleep counted"),
        pytest.param(BootReading("one", 0), timedelta(), id="a clock that went back adds nothing and takes nothing"),
        pytest.param(BootReading("two", 5_000), timedelta(seconds=5), id="a new start adds what it has run"),
        pytest.param(BootReading("two", 86_400_000), timedelta(days=1), id="a new start that has run for a day"),
    ],
)
def test_what_has_certainly_passed_counts_whatever_the_wall_clock_says(reading: BootReading, passed: timedelta) -> None:
    assert at_least(MARK, reading) == NOON + passed
