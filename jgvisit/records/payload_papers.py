"""What is left with a person, and what was handed over (H5)."""

from __future__ import annotations

from typing import Literal

from jgvisit.records.body import Uuid
from jgvisit.records.payload_base import Day, Language, Line, Payload

COPY_CAREFUL = ("notSafe", "nothing", "readOnly", "atOtherPlace", "postToSafeAddress", "nextVisit", "paperNow")
"""Ways to leave a copy, what leaves least at home first (H5): of rivals the first holds."""


SENT_WAYS = frozenset({"postToSafeAddress", "atOtherPlace"})
"""Ways by which the back office sends a copy, as its owner chose them (H5, H25)."""
CAME_BACK, CANNOT_BE_SENT = "cameBack", "cannotBeSent"
BACK_WAYS = frozenset({CAME_BACK, CANNOT_BE_SENT})
"""What the back office says of a copy that did not arrive: it came back, or its address is not good."""


class CopyChosen(Payload, frozen=True, kw_only=True):
    """What one person wants left, asked alone (H5)."""

    visit: Uuid
    person: Uuid
    way: Literal["paperNow", "nextVisit", "postToSafeAddress", "atOtherPlace", "readOnly", "nothing", "notSafe"]
    place: Line | None = None
    booklet_version: Line | None = None
    by: Uuid | None = None
    """Who decided "nothing" or "not safe"; absent means the person."""


class CopyChosenTold(CopyChosen, frozen=True, kw_only=True):
    """Second version of `copyChosen`: somebody outside the family told that a paper is not wanted, or not safe (H5)."""

    told_by: Line
    """Their name, as the worker typed it."""
    told_role: Line
    """Who they are to the family, such as "wijkverpleegkundige"."""

    def __post_init__(self) -> None:
        super().__post_init__()
        if self.way not in ("nothing", "notSafe") or not (self.told_by.strip() and self.told_role.strip()):
            raise ValueError("somebody outside tells only that none is wanted or safe, with name and role")


class CopyDelivered(Payload, frozen=True, kw_only=True):
    """A copy was handed over or sent; or, with `given` false, it was not after all, or came back (`BACK_WAYS`).

    `supersedes` in the body names, beside what was written of this copy before, the decisions that stand on it.
    """

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


class BookletLeft(Payload, frozen=True, kw_only=True):
    """The general booklet was left with one person; with `given` false it was not after all (H5)."""

    person: Uuid
    booklet_version: Line
    """The code on its cover, which may be that of an older print (`domain.booklet_code`)."""
    on: Day
    given: bool = True


class VisitSheetDelivered(Payload, frozen=True, kw_only=True):
    """The sheet that a visit leaves with one person was handed over; with `given` false it was not after all."""

    visit: Uuid
    person: Uuid
    way: Line
    on: Day
    given: bool = True
