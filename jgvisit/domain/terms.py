"""Terms of the law in months, and the working days of the Netherlands."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta

DAY = timedelta(days=1)


def add_months(day: date, months: int) -> date:
    """Return the day with the same number `months` later, or the last day of a shorter month."""
    years, month = divmod(day.month - 1 + months, 12)
    year = day.year + years
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def easter(year: int) -> date:
    """Return Easter Sunday of the Gregorian calendar (the anonymous computus of 1876)."""
    century, rest = divmod(year, 100)
    golden = year % 19
    epact = (19 * golden + century - century // 4 - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    weekday = (32 + 2 * (century % 4) + 2 * (rest // 4) - epact - rest % 4) % 7
    month, day = divmod(epact + weekday - 7 * ((golden + 11 * epact + 22 * weekday) // 451) + 114, 31)
    return date(year, month, day + 1)


def public_holidays(year: int) -> frozenset[date]:
    """Return the days that are no working day, besides weekends.

    Source: Algemene termijnenwet art. 3 (Good Friday by its second paragraph). The King's
    birthday is kept on 27 April, on the 26th where that is a Sunday (since 2014).
    """
    sunday = easter(year)
    kings_day = date(year, 4, 27)
    moving = (sunday + timedelta(days=days) for days in (-2, 1, 39, 50))
    fixed = (date(year, 1, 1), date(year, 5, 5), date(year, 12, 25), date(year, 12, 26))
    return frozenset((*moving, *fixed, kings_day - DAY if kings_day.isoweekday() == 7 else kings_day))


def is_working_day(day: date) -> bool:
    """Tell whether `day` is Monday to Friday and no public holiday."""
    return day.isoweekday() <= 5 and day not in public_holidays(day.year)


def working_day_from(day: date) -> date:
    """Return `day` where it is a working day, else the next one (Algemene termijnenwet art. 1)."""
    return day if is_working_day(day) else working_days_after(day, 1)


def working_days_after(day: date, count: int) -> date:
    """Return the `count`-th working day after `day`; `day` itself does not count."""
    while count > 0:
        day += DAY
        count -= is_working_day(day)
    return day
