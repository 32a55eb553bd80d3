from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from jgvisit.domain.lease import LeaseState, standing

LAST_DAY = date(2026, 12, 5)
UNTIL = datetime(2026, 12, 5, 23, 0, tzinfo=UTC)  # midnight in the Netherlands


@pytest.mark.parametrize(
    ("before_the_end", "today", "granted_on", "state", "days_left"),
    [
        pytest.param(timedelta(days=9), date(2026, 11, 27), None, "holds", 8, id="nine days left"),
        pytest.param(timedelta(days=4, minutes=1), date(2026, 12, 1), None, "holds", 4, id="a minute too early"),
        pytest.param(timedelta(days=4), date(2026, 12, 2), None, "ending", 3, id="four days before"),
        pytest.param(timedelta(seconds=1), date(2026, 12, 5), None, "ending", 0, id="the last second"),
        pytest.param(timedelta(), date(2026, 12, 6), None, "ended", 0, id="the end itself"),
        pytest.param(-timedelta(days=400), date(2028, 1, 9), None, "ended", 0, id="a year later"),
        pytest.param(-timedelta(hours=9), date(2026, 12, 6), date(2026, 12, 6), "today", 0, id="an officer's code"),
        pytest.param(-timedelta(days=1), date(2026, 12, 7), date(2026, 12, 6), "ended", 0, id="yesterday's code"),
        pytest.param(timedelta(days=9), date(2026, 11, 27), date(2026, 11, 27), "holds", 8, id="no code needed"),
    ],
)
def test_a_lease_holds_warns_and_ends(
    before_the_end: timedelta, today: date, granted_on: date | None, state: LeaseState, days_left: int
) -> None:
    found = standing(LAST_DAY, UNTIL, UNTIL - before_the_end, today, granted_on)
    assert (found.state, found.last_day, found.days_left) == (state, LAST_DAY, days_left)
    assert found.reads == (state != "ended")
