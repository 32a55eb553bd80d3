"""What is known of a decision that a child lives elsewhere, in the names that texts use (H12)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from jgvisit.domain.removal import Removal, removal_of
from jgvisit.ids import PersonId
from jgvisit.records.case_file import CaseFile
from jgvisit.records.facts import facts_of
from jgvisit.services.law.frames import ChildFrame

_CONDITIONS: dict[Removal, str] = {
    "placement": "removal_ordered",
    "closed_care": "closed_care_in_force",
    "guardian": "gi_is_guardian",
    "told": "removal_told",
    "checking": "removal_checking",
    "unknown": "removal_unknown",
}
_WORDS: dict[Removal, str] = {
    "placement": "removal_ordered_children",
    "closed_care": "closed_care_children",
    "guardian": "gi_guardian_children",
    "told": "removal_told_children",
    "checking": "removal_checking_children",
    "unknown": "removal_unknown_children",
}


@dataclass(frozen=True)
class Removals:
    """What is known of each child."""

    known: tuple[tuple[PersonId, Removal], ...]
    stay_is_agreement: bool

    def conditions(self) -> frozenset[str]:
        """Return the names of the conditions that hold."""
        agreement = {"stay_is_agreement"} if self.stay_is_agreement else set()
        return frozenset({_CONDITIONS[removal] for _, removal in self.known} | agreement)

    def children(self) -> dict[str, list[PersonId]]:
        """Return the children of each placeholder that has any."""
        found: dict[str, list[PersonId]] = {}
        for child, removal in self.known:
            found.setdefault(_WORDS[removal], []).append(child)
        return found


def removals_of(file: CaseFile, frames: tuple[ChildFrame, ...], today: date) -> Removals:
    """Work out what is known today.

    Where records of this family are not here or cannot be read, nobody knows that there is no such
    decision: then "unknown" is "checking".
    """
    facts = facts_of(file, today)
    partly_read = bool(file.unknown_kinds) or file.bodies_missing > 0
    known = tuple((child.id, removal_of(facts, child.id)) for child in file.children)
    if partly_read:
        known = tuple((child, "checking" if removal == "unknown" else removal) for child, removal in known)
    nothing_known = bool(known) and all(removal == "unknown" for _, removal in known)
    voluntary = all(frame.said == "voluntary" for frame in frames)
    return Removals(known, nothing_known and voluntary)
