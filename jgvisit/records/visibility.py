"""What a viewer may see. The viewer is the room: everybody present or within earshot (H4)."""

from __future__ import annotations

from jgvisit.ids import PersonId, RecordId
from jgvisit.records.case_file import CaseFile


def hidden_records(case_file: CaseFile, viewers: frozenset[PersonId]) -> frozenset[RecordId]:
    """Return the records that may not show while all `viewers` look on.

    One viewer from whom a record is hidden hides it for the whole room. The restriction
    itself is hidden too: that something is kept from somebody would tell that it exists.

    Args:
        case_file: its restrictions name every record that tells the same fact.
        viewers: the members present; empty for the worker alone.
    """
    hidden: set[RecordId] = set()
    for restriction in case_file.restrictions:
        if not viewers.isdisjoint(restriction.hidden_from):
            hidden.update(restriction.hides)
            hidden.add(restriction.stamp.record)
    return frozenset(hidden)
