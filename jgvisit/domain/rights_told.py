"""Circumstances of the rights card that follow from what happened to a family (table C's events)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Literal

from jgvisit.domain.facts import Facts, Happening
from jgvisit.domain.terms import working_day_from
from jgvisit.ids import PersonId

Told = Literal["municipal_decision", "board_investigation", "board_declined", "written_direction"]
CARD_EVENTS = frozenset(
    {
        "municipalDecisionRecorded",
        "investigationRequested",
        "urgentInvestigationRequested",
        "boardAnswered",
        "boardReportReceived",
        "writtenInstructionReceived",
        "otherDecisionRecorded",
        "stayBegan",
        "stayEnded",
    }
)
"""Kinds of record that can change a card; who may not see one of them sees the general card (H4)."""
OBJECTION_TERM = timedelta(weeks=6)
"""From the day of sending; the term runs from the day after (Awb 6:7, 6:8). We print that day (H16), and take the
route off a card only after the working day to which a weekend or holiday moves it (Algemene termijnenwet art. 1)."""


def told_of(facts: Facts, child: PersonId, person: PersonId) -> frozenset[Told]:
    """Return what events make true on the day of the facts for `person`, in what concerns `child`.

    A letter counts for those it names, or for all. A decision whose term to object is over opens no
    route any more; with an unknown day of sending the letter itself says until when.
    """
    mine = [event for event in facts.happenings if event.on <= facts.on and event.is_about(child)]
    letters = [event for event in mine if not event.persons or person in event.persons]
    found: set[Told] = set(_of_the_board(mine))
    if any(event.kind == "writtenInstructionReceived" for event in letters):
        found.add("written_direction")
    if any(event.kind == "municipalDecisionRecorded" and _may_object(event, facts.on) for event in letters):
        found.add("municipal_decision")
    return frozenset(found)


def _may_object(decision: Happening, on: date) -> bool:
    sent = dict(decision.details).get("sent_on")
    return sent is None or on <= working_day_from(date.fromisoformat(sent) + OBJECTION_TERM)


def _of_the_board(events: Iterable[Happening]) -> set[Told]:
    """Return how it stands with the Raad: the last day decides; of two words of one day the one that promises less."""
    states = [(event.on, state) for event in events if (state := _state(event)) is not None]
    last = max((on for on, _ in states), default=None)
    said = {state for on, state in states if on == last}
    if "investigates" in said:
        return {"board_investigation"}
    return {"board_declined"} if said == {"declined"} else set()


def _state(event: Happening) -> Literal["asked", "investigates", "declined", "ended"] | None:
    details = dict(event.details)
    if event.kind in ("investigationRequested", "urgentInvestigationRequested"):
        return "asked"
    if event.kind == "boardAnswered":
        return "investigates" if details.get("investigates") == "yes" else "declined"
    if event.kind == "boardReportReceived":
        return "investigates" if details.get("stage") == "draft" else "ended"
    return None
