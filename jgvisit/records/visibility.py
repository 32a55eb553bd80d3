"""What a viewer may see. The viewer is the room: everybody present or within earshot (H4)."""

from __future__ import annotations

from jgvisit.ids import PersonId, RecordId
from jgvisit.records.case_file import CaseFile
from jgvisit.records.case_forms import FilledPart


def hidden_records(case_file: CaseFile, viewers: frozenset[PersonId]) -> frozenset[RecordId]:
    """Return the records that may not show while all `viewers` look on.

    One viewer from whom a record is hidden hides it for the whole room. The restriction
    itself is hidden too: that something is kept from somebody would tell that it exists. A
    person's own part of a form shows to nobody else, and the team's part to no family at all (H1, H9).

    Args:
        case_file: its restrictions name every record that tells the same fact.
        viewers: the members present; empty for the worker alone.
    """
    hidden: set[RecordId] = set()
    for restriction in case_file.restrictions:
        if not viewers.isdisjoint(restriction.hidden_from):
            hidden.update(restriction.hides)
            hidden.add(restriction.stamp.record)
    for form in case_file.filled:
        hidden.update(part.stamp.record for part in form.parts if not _may_see(part, viewers))
    return frozenset(hidden)


def _may_see(part: FilledPart, viewers: frozenset[PersonId]) -> bool:
    if part.part == "common" or not viewers:
        return True
    return part.part == "private" and viewers == {part.owner}
