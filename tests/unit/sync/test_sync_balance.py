from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import replace

import pytest
from rich.console import Console

from jgvisit.services.ports.journal import Balance
from jgvisit.services.ports.sync import Progress, SyncOutcome
from jgvisit.sync.balance_text import balance_lines
from jgvisit.sync.command import STEPS, outcome_lines, run_sync_command

QUIET = Balance(
    made=0,
    stored=0,
    already=0,
    early=0,
    forked=0,
    rejected=0,
    parked=0,
    waiting=0,
    kept=0,
    checked=0,
    safe=0,
    receipt_at=None,
)
GOOD = replace(QUIET, made=12, stored=11, already=1, kept=12, checked=12, safe=9, receipt_at="2026-07-01T16:05:00.000Z")


def test_a_good_day_says_all_arrived_and_nothing_waits() -> None:
    assert balance_lines(GOOD) == (
        "Gemaakt op deze laptop: 12 stukken.",
        "Aangekomen bij de gemeente: 12 stukken.",
        "Er wachten geen stukken meer op verzending.",
        "Door de gemeente als veilig bewaard gemeld: tot en met nummer 9.",
        "Ontvangstbewijs van de gemeente: 01-07-2026, 18:05 uur.",
    )


def test_an_empty_day_claims_no_receipt() -> None:
    assert balance_lines(QUIET)[-1] == "Er is nog geen ontvangstbewijs van de gemeente."


@pytest.mark.parametrize(
    ("field", "start"),
    [
        ("early", "Met voorrang aangekomen"),
        ("waiting", "Nog niet verzonden: 1 stuk."),
        ("parked", "Aangekomen, maar nog niet verwerkt"),
        ("rejected", "Niet aangenomen"),
        ("forked", "Dubbel genummerd"),
    ],
)
def test_what_needs_attention_is_named_only_then(field: str, start: str) -> None:
    assert not any(line.startswith(start) for line in balance_lines(GOOD))
    assert any(line.startswith(start) for line in balance_lines(replace(GOOD, **{field: 1})))


def test_safe_is_the_lowest_of_the_three_marks() -> None:
    lines = balance_lines(replace(GOOD, checked=0))
    assert "De gemeente heeft nog niets als veilig bewaard gemeld; alles blijft ook op deze laptop." in lines


class OneSync:
    def __init__(self, outcome: SyncOutcome) -> None:
        self.outcome = outcome

    def run(self, report: Callable[[Progress], None], cancelled: Callable[[], bool]) -> SyncOutcome:
        for step in STEPS:
            report(Progress(step, 1, 2))  # type: ignore[arg-type]  # str -> Literal
        return self.outcome


def test_the_command_prints_the_balance_and_what_is_asked_of_the_person() -> None:
    out = io.StringIO()
    outcome = SyncOutcome(pushed=12, pulled=0, balance=GOOD, cancelled=True, needs_login=True)
    assert run_sync_command(OneSync(outcome), Console(file=out, width=200)) is outcome
    assert out.getvalue().split() == " ".join(outcome_lines(outcome)).split()
    assert "Gestopt" in out.getvalue()
    assert "Log in" in out.getvalue()
