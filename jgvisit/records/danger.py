"""Records that say somebody is not safe with another of the family: in nobody's file, also not in their own (H8).

"Niet benaderen" about a father tells him that the mother spoke to us; so does what we were only told of whether he can
decide.
"""

from __future__ import annotations

from jgvisit.records.payload_base import Payload
from jgvisit.records.payload_family import AddressRecorded, CapacityRecorded, SafeContactRecorded
from jgvisit.records.payload_papers import CopyChosen
from jgvisit.records.payload_talk import DutyClosed, DutyClosedWhen


def tells_of_danger(payload: Payload) -> bool:
    """Tell whether a record says that somebody is not safe with another, or may say who spoke to us."""
    match payload:
        case SafeContactRecorded(approach=approach, joint_talk_safe=safe):
            return approach == "doNotApproach" or safe == "no"
        case AddressRecorded(state=state):
            return state == "notSafe"
        case CapacityRecorded(evidence=evidence):
            return evidence == "announced"
        case DutyClosed(how=how) | DutyClosedWhen(how=how):
            return how in ("unsafe", "withheld")
        case CopyChosen(way=way):
            return way == "notSafe"
        case _:
            return False
