"""What is left with a person, and what was handed over (H5)."""

from __future__ import annotations

from typing import Literal

from jgvisit.records.body import Uuid
from jgvisit.records.payload_base import Day, Language, Line, Payload


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
    """A copy was handed over."""

    person: Uuid
    form: Uuid
    way: Line
    on: Day


class RightsSheetChosen(Payload, frozen=True, kw_only=True):
    """Which sheet about their rights one person wants, asked alone (H5)."""

    visit: Uuid
    person: Uuid
    sheet: Literal["general", "personal", "none"]
    law_book: Line
    """Version of the texts."""
    languages: tuple[Language, ...] = ("nl",)
