"""The rights card: what it rests on, and who went through it (table D)."""

from __future__ import annotations

from typing import Literal

from jgvisit.records.body import Uuid
from jgvisit.records.payload_base import Day, Language, Line, Payload


class CircumstanceSeen(Payload, frozen=True, kw_only=True):
    """Something that changes what this person may refuse or ask about this child, and where it was seen."""

    child: Uuid
    person: Uuid
    what: Literal["parents_apart", "stay", "carer", "not_returned", "contact_limited", "first_placement_request"]
    seen: Line
    """The paper, or who said so."""
    holds: bool = True
    """False takes an earlier one back."""
    since: Day | None = None
    """First day of a stay; absent where it is not known."""


class RightsShown(Payload, frozen=True, kw_only=True):
    """The rights card of one person was gone through with those in the room (table D)."""

    visit: Uuid
    person: Uuid
    """Whose card."""
    children: tuple[Uuid, ...]
    """About whom; empty on the general card, which says nothing of this family."""
    lines: tuple[Line, ...]
    """Row and title of each line really shown, such as "help: Hulp"."""
    languages: tuple[Language, ...]
    heard_by: tuple[Uuid, ...]
    law_book: Line
    situation: tuple[Line, ...] = ()
    """The circumstances the lines rest on."""
    frame_said: Literal["voluntary", "court_ordered", "checking"] | None = None
