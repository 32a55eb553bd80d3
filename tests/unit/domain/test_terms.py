from __future__ import annotations

from datetime import date

import pytest

from jgvisit.domain.terms import add_months, easter, is_working_day, working_days_after


@pytest.mark.parametrize(
    ("year", "sunday"),
    [(2024, date(2024, 3, 31)), (2025, date(2025, 4, 20)), (2026, date(2026, 4, 5)), (2038, date(2038, 4, 25))],
)
def test_easter_falls_where_the_calendar_has_it(year: int, sunday: date) -> None:
    assert easter(year) == sunday


@pytest.mark.parametrize(
    "day",
    [
        date(2026, 1, 1),
        date(2026, 4, 3),
        date(2026, 4, 6),
        date(2026, 4, 27),
        date(2025, 4, 26),
        date(2026, 5, 5),
        date(2026, 5, 14),
        date(2026, 5, 25),
        date(2026, 12, 25),
        date(2026, 6, 13),
        date(2026, 6, 14),
    ],
    ids=[
        "new year",
        "good friday",
        "easter monday",
        "king's day",
        "king's day kept on saturday",
        "5 may",
        "ascension",
        "whit monday",
        "christmas",
        "saturday",
        "sunday",
    ],
)
def test_weekends_and_public_holidays_are_no_working_days(day: date) -> None:
    assert not is_working_day(day)


@pytest.mark.parametrize(
    ("day", "third"),
    [
        (date(2026, 6, 15), date(2026, 6, 18)),
        (date(2026, 6, 12), date(2026, 6, 17)),
        (date(2026, 4, 2), date(2026, 4, 9)),
        (date(2026, 12, 24), date(2026, 12, 30)),
    ],
    ids=["monday", "over a weekend", "over easter", "over christmas"],
)
def test_three_working_days_skip_what_is_none(day: date, third: date) -> None:
    assert working_days_after(day, 3) == third


def test_months_end_on_the_last_day_of_a_shorter_month() -> None:
    assert add_months(date(2025, 11, 30), 3) == date(2026, 2, 28)
    assert add_months(date(2026, 12, 15), 1) == date(2027, 1, 15)
