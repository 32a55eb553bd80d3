"""What every payload shares: its base class, and the shapes of days, texts and languages."""

from __future__ import annotations

from datetime import datetime
from functools import cache
from typing import Annotated, get_type_hints

import msgspec

from jgvisit.records.body import Moment

Day = Annotated[str, msgspec.Meta(pattern=r"^[0-9]{4}-[0-9]{2}-[0-9]{2}\Z")]
YEARS = range(1850, 2251)
"""A day outside these is a slip of the pen; terms could not be counted from the last days of the calendar."""
Text = Annotated[str, msgspec.Meta(max_length=8000)]
Line = Annotated[str, msgspec.Meta(max_length=400)]
Language = Annotated[str, msgspec.Meta(pattern=r"^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*\Z")]


class Payload(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True, kw_only=True):
    """Base of all payloads. A moment the calendar does not have, or a day outside `YEARS`, makes a payload invalid."""

    def __post_init__(self) -> None:
        for name in _times_of(type(self)):
            value = getattr(self, name)
            if value is not None:
                _check_time(value)


def _check_time(text: str) -> None:
    is_day = len(text) == len("2026-03-02")
    if datetime.fromisoformat(text).year not in YEARS and is_day:
        raise ValueError("a day in an impossible year")


@cache
def _times_of(kind: type[Payload]) -> tuple[str, ...]:
    hints = get_type_hints(kind, include_extras=True)
    return tuple(name for name, hint in hints.items() if hint in (Day, Day | None, Moment))
