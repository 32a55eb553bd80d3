"""How a promise of ours stands on a day, and how pressing it is among the duties (H18, H26)."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from jgvisit.domain.law_book import Rank
from jgvisit.domain.promises import Outcome, PromiseState, press_of, state_of

DUE = date(2026, 3, 5)
DAY = timedelta(days=1)


@pytest.mark.parametrize(
    ("outcome", "done", "on", "state"),
    [
        (None, None, DUE, "open"),
        (None, None, DUE + DAY, "late"),
        ("kept", DUE, DUE + 9 * DAY, "kept"),
        ("kept", DUE + DAY, DUE + 9 * DAY, "keptLate"),
        ("notKept", None, DUE - DAY, "notKept"),
    ],
)
def test_a_promise_is_late_from_the_day_after_its_last(
    outcome: Outcome | None, done: date | None, on: date, state: PromiseState
) -> None:
    assert state_of(DUE, outcome, done, on) == state


@pytest.mark.parametrize(
    ("days_before", "rank"), [(-3, "before_we_act"), (0, "before_we_act"), (7, "next_visit"), (8, "to_know")]
)
def test_what_is_due_presses_first(days_before: int, rank: Rank) -> None:
    assert press_of(DUE, DUE - days_before * DAY) == rank
