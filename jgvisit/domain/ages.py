"""Ages and birthdays as the law counts them: in completed years, in the Netherlands.

A birthday turns at midnight at its start: who was born on 5 May is 12 from the first
moment of the twelfth 5 May. Who was born on 29 February turns on 1 March in a year
without that day: a year of life is complete only when 28 February has ended, and a
right that comes with an age (Jw 7.3.4, 7.3.5) must not come a day early.
"""

from __future__ import annotations

from datetime import date
from typing import Literal

AgeBand = Literal["0-11", "12-15", "16-17", "18+"]
BANDS: tuple[AgeBand, ...] = ("0-11", "12-15", "16-17", "18+")
TURNING_AGES = (12, 16, 18)
"""Ages at which somebody else begins to decide (Jw 7.3.4, 7.3.5; BW 1:233)."""


def age_on(born: date, on: date) -> int:
    """Return the completed years on the day `on`; negative before the birth."""
    had_birthday = (on.month, on.day) >= (born.month, born.day)
    return on.year - born.year - (0 if had_birthday else 1)


def birthday(born: date, age: int) -> date:
    """Return the day on which somebody born on `born` turns `age`."""
    try:
        return born.replace(year=born.year + age)
    except ValueError:  # 29 February in a year that has none
        return date(born.year + age, 3, 1)


def band_of(age: int) -> AgeBand:
    """Return the column of table A1 for `age`."""
    if age < 12:
        return "0-11"
    if age < 16:
        return "12-15"
    return "16-17" if age < 18 else "18+"


def next_birthdays(born: date, on: date) -> tuple[tuple[int, date], ...]:
    """Return which of the ages 12, 16 and 18 still come after `on`, with their day."""
    days = ((age, birthday(born, age)) for age in TURNING_AGES)
    return tuple((age, day) for age, day in days if day > on)
