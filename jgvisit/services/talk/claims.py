"""What a card may claim of a family, each with the values of its words; worked out from the records.

A claim is the name of a condition of `content.conditions` with the placeholders that go with it. What
the record does not show is absent; nothing here takes the worker's word.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from datetime import date, timedelta
from typing import TypeVar

from jgvisit.ids import PersonId
from jgvisit.records.case_file import CaseFile
from jgvisit.records.case_stamp import day_of

Value = date | str | tuple[PersonId, ...] | tuple[str, ...]
Claims = Mapping[str, Mapping[str, Value]]
"""Condition -> placeholder -> value. Persons are named and texts joined as the language does."""
NEWS_LASTS = timedelta(days=365)
CHANGE_CARD = "K25"
T = TypeVar("T")


def news_since(file: CaseFile, today: date, here: Collection[PersonId]) -> date:
    """Return the day from which a change is still news to somebody in the room.

    That is the day each of them last heard the card on changes, before today; a year ago for who never
    did. Who heard it today hears it again unchanged: the other parent may come in later.
    """
    year_ago = today - NEWS_LASTS
    last: dict[PersonId, date] = {}
    for heard in file.explained:
        day = day_of(heard.stamp)
        if heard.card == CHANGE_CARD and day < today:
            last.update({person: max(day, last.get(person, day)) for person in heard.heard_by})
    return max(year_ago, min((last.get(person, year_ago) for person in here), default=year_ago))


def shared(days: Iterable[T | None]) -> T | None:
    """Return the one value that all have, None where they differ or one is not known."""
    found = set(days)
    return found.pop() if len(found) == 1 else None


def latest_together(days: Mapping[PersonId, date]) -> tuple[tuple[PersonId, ...], date] | None:
    """Return the children of the latest day and that day: a sentence with one day is about no other."""
    if not days:
        return None
    last = max(days.values())
    return tuple(child for child, day in days.items() if day == last), last
