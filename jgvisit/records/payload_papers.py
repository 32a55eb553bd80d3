"""What is left with a person, and what was handed over (H5)."""

from __future__ import annotations

from typing import Literal

from jgvisit.records.body import Uuid
from jgvisit.records.payload_base import Day, Language, Line, Payload

COPY_CAREFUL = ("notSafe", "nothing", "readOnly", "atOtherPlace", "postToSafeAddress", "nextVisit", "paperNow")
"""Ways to leave a copy, what leaves least at home first (H5): of rivals the first holds."""


class CopyChosen(Payload, frozen=True, kw_only=True):
    """What one person wants left, asked alone (H5)."""

    visit: Uuid
    person: Uuid
    way: Literal["paperNow", "nextVisit", "postToSafeAddress", "atOtherPlace", "readOnly", "nothing", "notSafe"]
    place: Line | None = None
    booklet_version: Line | None = None
    by: Uuid | None = None
    """Who decided "nothing" or "not safe"; absent means the person."""


class CopyDelivered(Payload, frozen=True, kw_only=True):
    """A copy was handed over; or, with `given` false, it was not after all."""

    person: Uuid
    form: Uuid
    way: Line
    on: Day
    given: bool = True


class RightsSheetChosen(Payload, frozen=True, kw_only=True):
    """Which sheet about their rights one person wants, asked alone (H5)."""

    visit: Uuid
    person: Uuid
    sheet: Literal["general", "personal", "none"]
    law_book: Line
    """Version of the texts."""
    languages: tuple[Language, ...] = ("nl",)


class RightsSheetDelivered(Payload, frozen=True, kw_only=True):
    """The sheet about their rights that somebody chose was handed over; with `given` false it was not after all."""

    visit: Uuid
    """At which it was chosen."""
    person: Uuid
    sheet: Literal["general", "personal"]
    """What was handed over: a personal sheet turns general once something on it is hidden."""
    way: Line
    on: Day
    given: bool = True


class VisitSheetDelivered(Payload, frozen=True, kw_only=True):
    """The sheet that a visit leaves with one person was handed over; with `given` false it was not after all."""

    visit: Uuid
    person: Uuid
    way: Line
    on: Day
    given: bool = True
