"""The days of a form as the form itself says them: the first of the help, the last on which a yes holds."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from jgvisit.records.answers import Answer, DayAnswer, Row, RowsAnswer

START_FIELD, REVIEW_FIELD, END_FIELD = "startsOn", "reviewOn", "endsOn"
_ENDS: Mapping[str, str] = {"safetyPlan": "validUntil", "voluntaryStayAgreement": "untilOn"}
"""Form type -> the day that ends it, where it is not called as in form A."""
_LINE_ENDS = ("validUntil", "until")
"""Columns that end one row of a form: a receiver of information, a promise."""


def first_day_of(answers: Mapping[str, str]) -> date | None:
    """Return the day on which the help of a form A begins; None where it names no day that can be read."""
    return _day(answers, START_FIELD)


def first_look_of(answers: Mapping[str, str]) -> date | None:
    """Return the day on which a form A says that we look together; None where it names no day that can be read."""
    return _day(answers, REVIEW_FIELD)


def _day(answers: Mapping[str, str], field: str) -> date | None:
    try:
        return date.fromisoformat(answers.get(field, ""))
    except ValueError:
        return None


def last_day_of(form_type: str, answers: Mapping[str, str], typed: Mapping[str, Answer]) -> str | None:
    """Return the ISO day that stands in the form, as typed; None where it says none."""
    said = answers.get(END_FIELD)
    day = typed.get(_ENDS.get(form_type, END_FIELD))
    return day.day if said is None and isinstance(day, DayAnswer) else said


def last_day_of_line(row: Row) -> str | None:
    """Return the ISO day on which one row of a form ends; None where it says none."""
    days = (row.cells.get(column) for column in _LINE_ENDS)
    return next((day.day for day in days if isinstance(day, DayAnswer)), None)


def is_over(day: str | None, today: date) -> bool:
    """Tell whether a last day, as typed, lies before `today`; what says none, or no day, is never over."""
    try:
        return day is not None and date.fromisoformat(day) < today
    except ValueError:
        return False


def lines_of(typed: Mapping[str, Answer]) -> dict[str, Row]:
    """Return the rows of every answer by their id."""
    return {row.id: row for answer in typed.values() if isinstance(answer, RowsAnswer) for row in answer.rows}
