"""What an application needs before it lies before who asks (form M)."""

from __future__ import annotations

from datetime import date

from jgvisit.records.answers import DayAnswer
from jgvisit.services.forms.gate_questions import BeforeLaying, Closed

TOO_EARLY = "De dag van het besluit ligt vóór de dag van ontvangst. Vul de goede dag in."


def decided_after_receipt(before: BeforeLaying) -> Closed | None:
    """Nobody gets a receipt that says the decision was due before the application came."""
    received, due = before.answers.get("receivedOn"), before.answers.get("decisionDueOn")
    if not isinstance(received, DayAnswer) or not isinstance(due, DayAnswer):
        return None
    wrong = date.fromisoformat(due.day) < date.fromisoformat(received.day)
    return Closed("decision_before_receipt", TOO_EARLY) if wrong else None
