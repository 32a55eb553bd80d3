from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jgvisit.domain.ages import age_on, band_of, birthday, next_birthdays

BORN = date(2014, 5, 5)


@pytest.mark.parametrize(
    ("on", "age"),
    [(date(2026, 5, 4), 11), (date(2026, 5, 5), 12), (date(2014, 5, 5), 0), (date(2014, 5, 4), -1)],
    ids=["day before", "birthday itself", "day of birth", "before birth"],
)
def test_a_birthday_turns_at_its_first_midnight(on: date, age: int) -> None:
    assert age_on(BORN, on) == age


@pytest.mark.parametrize(
    ("on", "age"),
    [(date(2026, 2, 28), 13), (date(2026, 3, 1), 14), (date(2028, 2, 28), 15), (date(2028, 2, 29), 16)],
    ids=["28 feb, common year", "1 mar, common year", "28 feb, leap year", "29 feb, leap year"],
)
def test_born_on_29_february_turns_on_1_march_where_the_day_is_missing(on: date, age: int) -> None:
    assert age_on(date(2012, 2, 29), on) == age


def test_the_birthday_of_29_february_is_1_march_in_a_common_year() -> None:
    assert birthday(date(2012, 2, 29), 14) == date(2026, 3, 1)
    assert birthday(date(2012, 2, 29), 16) == date(2028, 2, 29)


@given(st.dates(date(1950, 1, 1), date(2030, 1, 1)), st.integers(0, 90))
def test_an_age_begins_on_its_birthday_and_not_a_day_earlier(born: date, age: int) -> None:
    day = birthday(born, age)
    assert age_on(born, day) == age
    assert age_on(born, day - timedelta(days=1)) == age - 1


@pytest.mark.parametrize(
    ("age", "band"),
    [(0, "0-11"), (11, "0-11"), (12, "12-15"), (15, "12-15"), (16, "16-17"), (17, "16-17"), (18, "18+")],
)
def test_an_age_has_one_column(age: int, band: str) -> None:
    assert band_of(age) == band


def test_only_birthdays_still_to_come_are_named() -> None:
    assert next_birthdays(BORN, date(2026, 5, 5)) == ((16, date(2030, 5, 5)), (18, date(2032, 5, 5)))
    assert next_birthdays(BORN, date(2026, 5, 4))[0] == (12, date(2026, 5, 5))
