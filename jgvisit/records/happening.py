"""What all happenings share: each opens a moment of table C, makes a line of a card true, or is a promise of ours.

One kind of record each, at version 1: which event it is (versions of one event replace each other), its day, the
children it is about, whom it concerns in particular, and who said so or where it was read. None of them is a frame:
only a seen order of the judge is (H6, H12).
"""

from __future__ import annotations

from typing import Annotated, Literal

import msgspec

from jgvisit.records.body import Uuid
from jgvisit.records.payload_base import Day, Line, Payload

Said = Annotated[str, msgspec.Meta(min_length=1, max_length=400)]
"""A line that must say something."""
Told = Annotated[str, msgspec.Meta(min_length=1, max_length=8000)]
"""A text that must say something."""


class Happening(Payload, frozen=True, kw_only=True):
    """Base of everything that happens to a family."""

    event: Uuid
    on: Day
    """The day it happened, or came on the table."""
    source: Said
    """Who said so, or where it was read."""
    children: tuple[Uuid, ...] = ()
    """Empty: every child of the family."""
    persons: tuple[Uuid, ...] = ()
    """Whom it concerns in particular, such as who promised, asked or refused."""
    mistaken: Line | None = None
    """A later version that says why this was written down by mistake: it did not happen."""


class Consult(Happening, frozen=True, kw_only=True):
    """Advice of somebody outside the team, which decides nothing; for the team alone (H9, H29).

    Earlier records of the Raad and of Veilig Thuis tell only that there was one.
    """

    how: Literal["byName", "anonymous"] | None = None
    """Whether they heard whom it is about."""
    spoke_with: Said | None = None
    """Who gave the advice, by role or name as they told it."""
    our_question: Told | None = None
    advice: Told | None = None
    next_step: Told | None = None
    """What we do with it, and why."""


def details_of(happening: Happening) -> tuple[tuple[str, str], ...]:
    """Return what this kind says beyond the base: (field, text), without what was left empty."""
    own = set(type(happening).__struct_fields__) - set(Happening.__struct_fields__)
    found = ((name, getattr(happening, name)) for name in sorted(own))
    return tuple((name, value) for name, value in found if value is not None)
