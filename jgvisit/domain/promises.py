"""What we promised a family: how it stands, and how pressing it is (H26). Pure."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Literal

from jgvisit.domain.law_book import Rank

Outcome = Literal["kept", "notKept"]
PromiseState = Literal["open", "late", "kept", "keptLate", "notKept"]
NEXT_VISIT_WITHIN = timedelta(days=7)
"""As soon as that a promise comes up at the table; one further away is only to know."""


def state_of(due: date, outcome: Outcome | None, done_on: date | None, on: date) -> PromiseState:
    """Return how a promise stands on the day `on`.

    Its last day is a day to keep it on: it is late from the day after. What was done after its day was kept late.
    """
    if outcome == "notKept":
        return "notKept"
    if outcome == "kept":
        return "kept" if done_on is None or done_on <= due else "keptLate"
    return "open" if on <= due else "late"


def press_of(due: date, on: date) -> Rank:
    """Return how pressing an open promise is among the duties of a family (H18)."""
    if due <= on:
        return "before_we_act"
    return "next_visit" if due <= on + NEXT_VISIT_WITHIN else "to_know"
