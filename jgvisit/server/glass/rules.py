"""Who may read by a broken glass, and who may review it: the whole table, without a database. Pure."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

from jgvisit.ids import CaseId, WorkerId

LIFE = timedelta(hours=2)
MOST_A_DAY = 10
"""So many openings by one person in 24 hours; more is a list, and no emergency."""
SHORTEST_REASON = 15
Verdict = Literal["fitting", "notFitting"]


@dataclass(frozen=True)
class Opening:
    """One family that somebody opened by breaking the glass."""

    id: str
    worker: WorkerId
    worker_name: str
    case: CaseId
    reason: str
    guarded: bool
    """Something of this family is hidden from somebody in it, or somebody in it is not safe with another."""
    opened_at: datetime
    ends_at: datetime
    reads: int
    """How often the page was shown."""
    verdict: Verdict | None = None
    note: str | None = None
    reviewer_name: str | None = None


def may_read(opening: Opening, reader: WorkerId, now: datetime) -> bool:
    """Tell whether `reader` may read the family of this opening: it is their own, and not over."""
    return opening.worker == reader and opening.opened_at <= now < opening.ends_at


def may_review(opening: Opening, reviewer: WorkerId) -> bool:
    """Tell whether `reviewer` may review it: nobody reviews what they opened, and a review stays as it was."""
    return opening.worker != reviewer and opening.verdict is None


def is_reason(text: str) -> bool:
    """Tell whether this is a reason and not a dash."""
    return sum(char.isalpha() for char in text) >= SHORTEST_REASON


def is_too_many(opened_before: Collection[datetime], wanted: int, now: datetime) -> bool:
    """Tell whether `wanted` more are over the number of one day."""
    return sum(at > now - timedelta(hours=24) for at in opened_before) + wanted > MOST_A_DAY


def in_order_of_review(openings: Collection[Opening]) -> tuple[Opening, ...]:
    """Return what a lead looks at: what nobody reviewed first, of those the guarded ones; then the newest."""
    newest = sorted(openings, key=lambda each: (each.opened_at, each.id), reverse=True)
    return tuple(sorted(newest, key=lambda each: (each.verdict is not None, not each.guarded)))
