"""Typed answers of a form, as they are recorded: readable for ever, also without the form's definition.

Days are ISO dates, moments RFC 3339 UTC; texts are as they were typed. A row or passage has an
id of its own, so that a consent, a refusal or a withdrawal can name exactly that one (H15).
"""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Literal, get_args

import msgspec

from jgvisit.records.body import Moment, Uuid
from jgvisit.records.payload_base import YEARS, Day, Line, Text

FieldId = Annotated[str, msgspec.Meta(pattern=r"^[A-Za-z][A-Za-z0-9]{0,63}\Z")]
StatementType = Literal["fact", "reported", "viewParent", "viewChild", "professionalJudgement"]
STATEMENT_TYPES: tuple[StatementType, ...] = get_args(StatementType)


class _Answer(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True, tag_field="kind"):
    """Base of all answers; `kind` stands in each."""


class TextAnswer(_Answer, frozen=True, tag="text"):
    """Words, as they were typed."""

    text: Text


class LinesAnswer(_Answer, frozen=True, tag="lines"):
    """A list of short texts."""

    lines: tuple[Text, ...]


class DayAnswer(_Answer, frozen=True, tag="day"):
    """One day."""

    day: Day

    def __post_init__(self) -> None:
        require_day(self.day)


class MomentAnswer(_Answer, frozen=True, tag="moment"):
    """A day and an hour, such as that of a telephone call."""

    at: Moment

    def __post_init__(self) -> None:
        datetime.fromisoformat(self.at)


class ChoiceAnswer(_Answer, frozen=True, tag="choice"):
    """One or more of the possible answers, by their value."""

    values: tuple[Line, ...]


class PersonsAnswer(_Answer, frozen=True, tag="persons"):
    """Members of the family by id; somebody who is none by name."""

    persons: tuple[Uuid, ...] = ()
    others: tuple[Line, ...] = ()


Simple = TextAnswer | LinesAnswer | DayAnswer | MomentAnswer | ChoiceAnswer | PersonsAnswer


class Row(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One row: an agreement, a receiver, a call."""

    id: Uuid
    cells: dict[FieldId, Simple]


class RowsAnswer(_Answer, frozen=True, tag="rows"):
    """Rows with the same columns."""

    rows: tuple[Row, ...]


class Passage(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """A statement with its kind, and where it comes from (practice.md §11.0 P)."""

    id: Uuid
    type: StatementType
    text: Text
    source: Line | None = None
    on: Day | None = None
    about: Uuid | None = None
    """An adult whom alone it is about: that adult releases it (H11)."""

    def __post_init__(self) -> None:
        if self.on is not None:
            require_day(self.on)


class PassagesAnswer(_Answer, frozen=True, tag="passages"):
    """Statements, each with its kind."""

    passages: tuple[Passage, ...]


class OfChild(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What is said of one child, or by it."""

    child: Uuid
    text: Text


class PerChildAnswer(_Answer, frozen=True, tag="perChild"):
    """One text for each child a form is about (H26). Whom it names is no signer of it, unlike whom a row names."""

    said: tuple[OfChild, ...]

    def of(self, child: str) -> str:
        """Return what stands for this child; empty where nothing does."""
        return next((each.text for each in self.said if each.child == child), "")


Answer = Simple | RowsAnswer | PassagesAnswer | PerChildAnswer


def require_day(text: str) -> None:
    """Refuse a day that the calendar does not have, or in an impossible year.

    Raises:
        ValueError: it is no such day.
    """
    if datetime.fromisoformat(text).year not in YEARS:
        raise ValueError("a day in an impossible year")
