"""What changed between two texts of one paper, line by line, for whoever took the first one over (H25). Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace

from jgvisit.ids import RecordId
from jgvisit.records.case_forms import FilledForm
from jgvisit.services.sending.outgoing_model import Outgoing


@dataclass(frozen=True)
class ChangedLine:
    """One line that says something else; empty where it does not stand in that text."""

    heading: str
    label: str
    before: str
    now: str


def as_it_was(filled: FilledForm, version: RecordId) -> FilledForm | None:
    """Return a form with its common part as it stood in this version, None where that is not here any more."""
    known = (*filled.versions, *filled.parts)
    then = next((part for part in known if part.part == "common" and part.stamp.record == version), None)
    if then is None:
        return None
    return replace(
        filled, children=then.children, parts=(then, *(each for each in filled.parts if each.part != "common"))
    )


def changed_lines(before: Outgoing, now: Outgoing) -> tuple[ChangedLine, ...]:
    """Return what differs, in the order of the newer text, then what stands in it no longer."""
    old, new = dict(_lines(before)), dict(_lines(now))
    keys = [*new, *(key for key in old if key not in new)]
    found = (ChangedLine(key[0], key[1], old.get(key, ""), new.get(key, "")) for key in keys)
    return tuple(line for line in found if line.before != line.now)


def _lines(outgoing: Outgoing) -> Iterator[tuple[tuple[str, str, int], str]]:
    """Yield each line under its heading and label, told apart where those stand there more than once."""
    seen = Counter[tuple[str, str]]()
    for text in outgoing.top:
        seen["", ""] += 1
        yield ("", "", seen["", ""]), text
    for block in outgoing.blocks:
        for line in block.lines:
            name = (block.heading, line.label)
            seen[name] += 1
            yield (*name, seen[name]), line.value
