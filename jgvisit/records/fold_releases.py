"""Folding what somebody chose about something restricted (H3): a yes to let it go along is a yes to what it said then.

What was written otherwise since waits for a choice again, as if nobody had chosen; a choice to keep it back stays.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from jgvisit.ids import FormId, PersonId
from jgvisit.records.answers import Passage, PassagesAnswer, Row, RowsAnswer
from jgvisit.records.case_reading import Release
from jgvisit.records.entries import Entry
from jgvisit.records.filled import FormFilled
from jgvisit.records.payload_reading import ReleaseChosen
from jgvisit.records.versions import Versions

_TELLS_LEAST = ("leaveOut", "tellByPhone", "include")
_Filled = Sequence[tuple[Entry, FormFilled]]


def fold_releases(versions: Versions) -> tuple[Release, ...]:
    """Return the choices that count; of rivals the one that tells least."""
    ever: dict[str, list[tuple[Entry, FormFilled]]] = defaultdict(list)
    for entry, filled in versions.ever(FormFilled):
        ever[filled.form].append((entry, filled))
    standing: dict[str, list[tuple[Entry, FormFilled]]] = defaultdict(list)
    for heads in versions.current(FormFilled, lambda filled: (filled.form, filled.part, filled.owner)).values():
        standing[heads[0][1].form] += heads
    found = []
    for rivals in versions.current(ReleaseChosen, lambda chosen: (chosen.form, chosen.item)).values():
        entry, chosen = min(rivals, key=lambda rival: (_TELLS_LEAST.index(rival[1].choice), rival[0].hash))
        if chosen.choice == "include" and _reads_otherwise(
            versions, entry, chosen.item, ever[chosen.form], standing[chosen.form]
        ):
            continue
        found.append(
            Release(
                form=FormId(chosen.form),
                item=chosen.item,
                choice=chosen.choice,
                on=chosen.on,
                told=tuple(sorted(map(PersonId, chosen.told))),
                note=chosen.note,
                disputed=len(rivals) > 1,
                stamp=entry.stamp(),
            )
        )
    return tuple(sorted(found, key=lambda each: (each.form, each.item)))


def _reads_otherwise(versions: Versions, chosen: Entry, item: str, ever: _Filled, standing: _Filled) -> bool:
    """Tell whether what stands now is not what whoever chose had before them, as far as the records show."""
    known = [said for entry, filled in ever if versions.order.before(entry, chosen) for said in _said(filled, item)]
    now = [said for _, filled in standing for said in _said(filled, item)]
    return any(not known or said != known[-1] for said in now)


def _said(filled: FormFilled, item: str) -> list[object]:
    """Return what a version says of an item: a field, a passage, a row, or somebody's own part as a whole.

    What is about its owner alone is none of that part: it has a yes of its own (H11).
    """
    if filled.owner == item:
        return [{name: each for name, each in filled.answers.items() if not isinstance(each, PassagesAnswer)}]
    found: list[object] = [filled.answers[item]] if item in filled.answers else []
    for answer in filled.answers.values():
        items: tuple[Passage | Row, ...] = ()
        if isinstance(answer, PassagesAnswer):
            items = answer.passages
        elif isinstance(answer, RowsAnswer):
            items = answer.rows
        found += [each for each in items if each.id == item]
    return found
