"""Whether somebody was looked for: "whereabouts unknown" only after written attempts, else "not reached" (H21)."""

from __future__ import annotations

from jgvisit.ids import PersonId
from jgvisit.records.case_file import CaseFile
from jgvisit.records.case_stamp import time_of
from jgvisit.records.case_talk import ClosedDuty

FEWEST = 2
"""Attempts, in the plural: one call that nobody took is no search (H21; the number is ours, for a jurist)."""


def attempts_to_reach(file: CaseFile, person: PersonId) -> tuple[str, ...]:
    """Return what was tried since somebody last sat with us, as it stands where a duty to explain ended so."""
    rivals = (each for each in file.other_versions if isinstance(each, ClosedDuty))
    closed = (each for each in (*file.duties_closed, *rivals) if each.person == person and each.how == "unreachable")
    seen = max(
        (time_of(visit.started) for visit in file.visits if visit.started and person in visit.present), default=""
    )
    closed = (each for each in closed if time_of(each.stamp) > seen)
    return tuple(dict.fromkeys(tried.strip() for each in closed for tried in each.attempts if tried.strip()))


def may_be_called_unknown(file: CaseFile, person: PersonId) -> bool:
    """Tell whether enough was tried to write down that nobody knows where this person is."""
    return len(attempts_to_reach(file, person)) >= FEWEST
