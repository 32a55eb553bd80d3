"""Reading a paper together, passage by passage, and what became of it on its way to a GI or the Raad."""

from __future__ import annotations

from typing import Annotated, Literal

import msgspec

from jgvisit.records.body import Uuid
from jgvisit.records.payload_base import Day, Line, Payload, Text

_Said = Annotated[str, msgspec.Meta(min_length=1, max_length=400)]


class PassageReacted(Payload, frozen=True, kw_only=True):
    """What one person says of one passage (practice.md §11.0 P); a later one replaces it, and both stay."""

    form: Uuid
    passage: Uuid
    person: Uuid
    reaction: Literal["correct", "notCorrect", "different", "leaveOut"]
    read: Text
    """The passage as it lay before them: it may change afterwards, and then both are shown."""
    words: Text | None = None
    """In their own words, as they said it."""
    heard_by: tuple[Uuid, ...] = ()
    """Members who were in the room: they know it, nobody else of the family sees it (practice.md §1.4, H8)."""
    how: Literal["together", "phone", "writing"] = "together"
    may_go: Literal["yes", "no"] | None = None
    """Whether what is theirs alone may go along: these words, a passage about them only (H11). Absent: not asked."""


class SourceChecked(Payload, frozen=True, kw_only=True):
    """A statement was asked after with another source (practice.md §3.2: at least two, verified)."""

    form: Uuid
    passage: Uuid
    source: _Said
    on: Day
    outcome: Literal["confirmed", "partly", "denied"]
    note: Line | None = None


class ReleaseChosen(Payload, frozen=True, kw_only=True):
    """What is done with something restricted before a paper goes to a GI or the Raad (H3)."""

    form: Uuid
    item: Line
    """Id of a passage or row, name of a field, or whose own part."""
    choice: Literal["leaveOut", "tellByPhone", "include"]
    on: Day
    told: tuple[Uuid, ...] = ()
    """Who heard beforehand that it goes along: for `include` the child or parent concerned."""
    note: Line | None = None
    """With whom we spoke by telephone, or why it is left out."""


class PaperStepped(Payload, frozen=True, kw_only=True):
    """One step of a paper on its way (`domain.road`). A step replaces the ones it came after; all stay readable."""

    form: Uuid
    step: Literal[
        "discussed",
        "dissentRecorded",
        "ready",
        "sent",
        "received",
        "accepted",
        "firstContactDone",
        "returned",
        "stopped",
    ]
    on: Day
    by: _Said
    """Who did it, or who of the other organisation said so."""
    version: Uuid | None = None
    """The record of the common part that is meant."""
    to: Line | None = None
    """To whom it went."""
    consents: tuple[Uuid, ...] = ()
    """Records of the decisions it rests on, in the voluntary frame (H11)."""
    orders: tuple[Uuid, ...] = ()
    """The orders it rests on otherwise, one for each child."""
    reference: Line | None = None
    """The number that the back office or the receiver gave it."""
    note: Line | None = None
    """Why it came back or was stopped, or what was not agreed on."""
