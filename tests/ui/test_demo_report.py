"""The figures of the demo's report: each answer of the server is a count of its own, none is left out."""

from __future__ import annotations

import pytest

from jgvisit.services.ports import Balance
from ui.demo.report import _sync

ANSWERS = ("stored", "already", "early", "forked", "rejected")
BALANCE = Balance(
    made=21, stored=1, already=2, early=3, forked=4, rejected=5, parked=1, waiting=6,
    kept=0, checked=0, safe=0, receipt_at="2026-11-21T15:00:00.000Z",
)  # fmt: skip


@pytest.mark.parametrize("answer", [*ANSWERS, "parked", "waiting", "made"])
def test_every_count_of_the_balance_is_in_the_report(answer: str) -> None:
    assert _sync(BALANCE)[answer] == getattr(BALANCE, answer)


def test_the_counts_add_up_to_what_was_made() -> None:
    sync = _sync(BALANCE)
    assert sum(sync[answer] for answer in ANSWERS) + sync["waiting"] == sync["made"]
