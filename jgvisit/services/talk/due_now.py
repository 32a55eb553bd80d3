"""What is due in a family now: what is to be explained, and what we promised, the most pressing first (H18, H26)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from jgvisit.domain.duties import RANKS, SHOWN_PER_FAMILY, Duty
from jgvisit.domain.promises import press_of
from jgvisit.records.promises import Promise

Explained = tuple[Duty, ...]
"""The same thing to explain to one or several people."""


def due_now(explain: Sequence[Explained], promises: Sequence[Promise], today: date) -> tuple[Explained | Promise, ...]:
    """Return at most three duties of a family (H18), in which a promise of ours stands by its own press and day.

    Args:
        explain: what is still to be explained, in the order in which it is shown.
        promises: what we still have to do.
        today: by which a promise is late.
    """
    found: list[Explained | Promise] = list(explain)
    for promise in sorted(promises, key=lambda each: (each.due, each.event), reverse=True):  # the first goes in last
        mine = _press(promise, today)
        later = (at for at, each in enumerate(found) if _press(each, today) >= mine)
        found.insert(next(later, len(found)), promise)
    return tuple(found[:SHOWN_PER_FAMILY])


def _press(each: Explained | Promise, today: date) -> tuple[int, date]:
    if isinstance(each, Promise):  # nothing pushes a late one out of sight: the family waits for it
        return RANKS.index(press_of(each.due, today)), date.min if each.state == "late" else each.due
    return RANKS.index(each[0].rank), each[0].due
