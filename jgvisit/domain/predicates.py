"""The named conditions that rows of the law book may use."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from jgvisit.domain.facts import OrderKind
from jgvisit.domain.orders import SUPERVISION, hearing_not_known, is_proven
from jgvisit.domain.situation import Situation

Predicate = Callable[[Situation], bool]
HELP_ORDERS: tuple[OrderKind, ...] = (*SUPERVISION, "closed_care", "juvenile_probation")
"""Help under these needs no consent (Jw 7.3.4 lid 1)."""
MEDICAL = "medical_treatment"
"""The `concerns` of a question about medical treatment (A1 row 14)."""


def _always(_: Situation) -> bool:
    return True


def _nobody_left(case: Situation) -> bool:
    """Authority is known, and nobody who holds it can exercise it."""
    return case.authority.known and not case.authority.holders and not case.authority.gi_is_guardian


def _parents(case: Situation) -> int:
    return sum(kind == "parent" for kind in case.authority.kinds)


def _other_person(case: Situation) -> bool:
    return "other_person" in case.authority.kinds and len(case.authority.holders) > 1


def _guardian(case: Situation) -> bool:
    return any(kind in ("guardian", "provisional_guardian") for kind in case.authority.kinds)


def _gi_guardian(case: Situation) -> bool:
    return case.band != "18+" and case.authority.known and case.authority.gi_is_guardian


def _helped_minor(case: Situation) -> bool:
    return case.helps_child and case.band != "18+"


def _under_supervision(case: Situation) -> bool:
    return _helped_minor(case) and bool(case.frame.seen_in_force(SUPERVISION))


def _order_carries_help(case: Situation) -> bool:
    return _helped_minor(case) and bool(case.frame.seen_in_force(HELP_ORDERS))


def _only_announced(case: Situation) -> bool:
    told = any(reading.force == "announced" and reading.order.kind in HELP_ORDERS for reading in case.frame.orders)
    return told and not case.frame.seen_in_force(HELP_ORDERS)


def _order_in_doubt(case: Situation) -> bool:
    """A paper was seen, and it is not known whether it holds: others contradict it, or nobody knows of a hearing."""
    doubted = any(
        reading.order.kind in HELP_ORDERS
        and (reading.force == "contradicted" or (hearing_not_known(reading) and is_proven(reading.order)))
        for reading in case.frame.orders
    )
    return _helped_minor(case) and doubted and not (_order_carries_help(case) or _gi_guardian(case))


def _no_order_for_help(case: Situation) -> bool:
    known = _order_carries_help(case) or _gi_guardian(case)
    return not (known or _only_announced(case) or _order_in_doubt(case))


def _placed(case: Situation) -> bool:
    return case.helps_child and bool(case.frame.seen_in_force(("placement",)))


def _closed_care_ordered(case: Situation) -> bool:
    return case.helps_child and bool(case.frame.seen_in_force(("closed_care",)))


def _dropped_by(row: int) -> Predicate:
    return lambda case: any(dropped.row == row for dropped in case.authority.dropped)


def _decided_elsewhere(case: Situation) -> bool:
    """Another decision binds somebody this touches, such as a contact ban (H6)."""
    touched = {case.question.child, case.patient.id, *case.question.touches}
    on = case.facts.on
    return any(
        decision.person in touched and decision.starts_on <= on and (decision.until is None or decision.until >= on)
        for decision in case.facts.other_decisions
    )


PREDICATES: Mapping[str, Predicate] = {
    "always": _always,
    "age_unknown": lambda case: case.band is None,
    "minor": lambda case: case.band != "18+",
    "adult": lambda case: case.band == "18+",
    "two_parents": lambda case: _parents(case) > 1,
    "one_parent": lambda case: len(case.authority.holders) == 1,
    "parent_and_other_person": _other_person,
    "guardian": _guardian,
    "gi_is_guardian": _gi_guardian,
    "authority_unknown": lambda case: "authority_unknown" in case.authority.doubts,
    "authority_contradictory": lambda case: "authority_contradictory" in case.authority.doubts,
    "nobody_with_authority_left": _nobody_left,
    "holder_ended_or_suspended": _dropped_by(8),
    "holder_unreachable_or_unable": _dropped_by(9),
    "holder_minor_or_under_guardianship": _dropped_by(10),
    "foster_parent_without_guardianship": lambda case: bool(case.foster_parents()),
    "help_for_an_adult": lambda case: not case.helps_child and case.band == "18+",
    "medical_treatment": lambda case: case.question.concerns == MEDICAL,
    "under_supervision": _under_supervision,
    "not_under_supervision": lambda case: not _under_supervision(case),
    "minor_not_under_supervision": lambda case: case.band != "18+" and not _under_supervision(case),
    "order_carries_help": _order_carries_help,
    "only_announced": _only_announced,
    "order_in_doubt": _order_in_doubt,
    "no_order_for_help": _no_order_for_help,
    "placed": _placed,
    "not_placed": lambda case: not _placed(case),
    "closed_care_ordered": _closed_care_ordered,
    "nobody_touched": lambda case: not case.question.touches,
    "decided_elsewhere": _decided_elsewhere,
}
