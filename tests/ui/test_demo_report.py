"""The figures of the demo's report: the keys other programs rely on, each with its own count."""

from __future__ import annotations

import pytest

from jgvisit.services.ports.journal import Balance
from ui.demo.report import _sync

ANSWERS = ("stored", "already", "early", "rejected")
BALANCE = Balance(
    made=17, stored=1, already=2, early=3, forked=0, rejected=5, parked=1, waiting=6,
    kept=0, checked=0, safe=0, receipt_at="2026-11-21T15:00:00.000Z",
)  # fmt: skip
"""Without a fork: a run that meets one fails, and says so, before anybody reads its report."""


@pytest.mark.parametrize("answer", [*ANSWERS, "parked", "waiting", "made"])
def test_every_count_of_the_contract_is_in_the_report(answer: str) -> None:
    assert _sync(BALANCE)[answer] == getattr(BALANCE, answer)


def test_the_counts_add_up_to_what_was_made() -> None:
    sync = _sync(BALANCE)
    assert sum(sync[answer] for answer in ANSWERS) + sync["waiting"] == sync["made"]


def test_there_is_no_key_that_the_contract_does_not_name() -> None:
    assert set(_sync(BALANCE)) == {*ANSWERS, "made", "parked", "waiting", "receipt"}
