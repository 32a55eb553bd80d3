"""Whom not to put in one room: what was said of talking together, decisions that keep people apart (H6). Pure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final

from jgvisit.domain.facts import OtherDecision, OtherDecisionKind
from jgvisit.ids import PersonId
from jgvisit.records.case_file import CaseFile
from jgvisit.records.facts import facts_of

_KEEP_APART: Final[frozenset[OtherDecisionKind]] = frozenset({"exclusion_order", "contact_ban", "criminal_condition"})


@dataclass(frozen=True)
class Apart:
    """Somebody for whom a visit is planned apart."""

    person: PersonId
    decision: OtherDecision | None = None
    """None: talking with others there is not safe for this person, or nobody may approach them."""


def apart_on(file: CaseFile, on: date) -> tuple[Apart, ...]:
    """Return for whom a visit on this day is planned apart, decisions first; a warning, never a bar (H29).

    A decision without an end counts until somebody writes one down.
    """
    decided = tuple(
        Apart(decision.person, decision)
        for decision in facts_of(file, on).other_decisions
        if decision.kind in _KEEP_APART and decision.starts_on <= on <= (decision.until or on)
    )
    unsafe = sorted(
        contact.person
        for contact in file.safe_contacts
        if contact.joint_talk_safe == "no" or contact.approach == "doNotApproach"
    )
    return (*decided, *map(Apart, dict.fromkeys(unsafe)))
