from __future__ import annotations

from datetime import date, timedelta

import pytest

from jgvisit.domain.terms import (
    add_months,
    easter,
    is_working_day,
    public_holidays,
    working_day_from,
    working_days_after,
)


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


def _easter_by_the_moon(year: int) -> date:
    """Easter worked out the long way: the Sunday after the first church full moon from 21 March (Clavius' epact)."""
    century = year // 100 + 1
    sun, moon = 3 * century // 4 - 12, (8 * century + 5) // 25 - 5
    epact = (11 * (year % 19 + 1) + 20 + moon - sun) % 30
    if epact == 24 or (epact == 25 and year % 19 + 1 > 11):
        epact += 1
    after = 44 - epact
    after += 30 if after < 21 else 0
    full_moon = date(year, 3, 1) + timedelta(days=after - 1)
    return full_moon + timedelta(days=6 - full_moon.weekday() or 7)


def test_easter_is_the_sunday_after_the_full_moon_of_spring_in_every_year_of_this_calendar() -> None:
    assert [year for year in range(1583, 4000) if easter(year) != _easter_by_the_moon(year)] == []


@pytest.mark.parametrize(
    ("day", "works"),
    [
        (date(2026, 6, 12), True),
        (date(2028, 12, 26), False),
        (date(2028, 12, 27), True),
        (date(2025, 4, 28), True),
        (date(2026, 4, 28), True),
    ],
    ids=["a friday", "second day of christmas", "the third day", "after king's day on saturday", "after king's day"],
)
def test_a_working_day_is_one(day: date, works: bool) -> None:
    assert is_working_day(day) is works


def test_the_kings_birthday_is_kept_a_day_early_where_it_is_a_sunday() -> None:
    assert {day for day in public_holidays(2025) if day.month == 4} == {
        date(2025, 4, 18), date(2025, 4, 21), date(2025, 4, 26),
    }  # fmt: skip
    assert date(2026, 4, 27) in public_holidays(2026)


@pytest.mark.parametrize(
    ("day", "first"),
    [
        (date(2026, 6, 12), date(2026, 6, 12)),
        (date(2026, 6, 13), date(2026, 6, 15)),
        (date(2026, 6, 14), date(2026, 6, 15)),
        (date(2026, 4, 3), date(2026, 4, 7)),
    ],
    ids=["friday", "saturday", "sunday", "good friday"],
)
def test_a_term_that_ends_on_no_working_day_ends_on_the_next(day: date, first: date) -> None:
    """Algemene termijnenwet art. 1."""
    assert working_day_from(day) == first
