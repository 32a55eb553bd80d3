"""What we ourselves said that we would do (H26)."""

from __future__ import annotations

from typing import Literal

from jgvisit.records.happening import Happening, Said
from jgvisit.records.payload_base import Day, Line


class PromiseMade(Happening, frozen=True, kw_only=True):
    """We promised the family something: who of us, what, and by which day (H26).

    `persons` names to whom; empty: to the family. What became of it is a later version of the same event.
    """

    who_of_us: Said
    """A name or a function, as the family knows it."""
    what: Said
    promised_by: Day
    """The last day on which it is kept in time."""
    only_to: Literal["no", "yes"] = "no"
    """Whether it was promised to `persons` alone: then nobody else of the family knows of it."""
    outcome: Literal["kept", "notKept"] | None = None
    """Absent: still to be done."""
    done_on: Day | None = None
    """Of a kept one: the day it was done."""
    reason: Line | None = None
    """Of one that was not kept: why."""
    told_family: Line | None = None
    """Of one that was not kept: what we told the family."""
