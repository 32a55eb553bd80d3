"""Folding what happened to a family: every event once, its rival versions beside each other."""

from __future__ import annotations

from collections import defaultdict

from jgvisit.ids import PersonId
from jgvisit.records.case_happenings import Happening as Happened
from jgvisit.records.case_stamp import Stamp, time_of
from jgvisit.records.entries import Entry
from jgvisit.records.happening import Happening, details_of
from jgvisit.records.happenings import HAPPENINGS
from jgvisit.records.versions import Versions


def fold_happenings(versions: Versions) -> tuple[Happened, ...]:
    """Return what happened, by day; of an event in dispute every version, each `disputed`.

    An event that some version calls a mistake is left out only where no rival still tells it: what
    protects is that somebody explains.
    """
    rivals: dict[str, list[tuple[Entry, Happening]]] = defaultdict(list)
    for type_ in HAPPENINGS.values():
        for heads in versions.current(type_, lambda payload: payload.event).values():
            for entry, payload in heads:
                rivals[payload.event].append((entry, payload))
    found: list[Happened] = []
    for event, heads in rivals.items():
        versions.note_conflict(f"event:{event}", [entry for entry, _ in heads])
        found += [
            _happening(entry, payload, _told(versions, payload, entry.stamp()), disputed=len(heads) > 1)
            for entry, payload in heads
            if payload.mistaken is None
        ]
    return tuple(sorted(found, key=lambda known: (known.on, known.kind, known.event, known.stamp.record)))


def _told(versions: Versions, event: Happening, now: Stamp) -> Stamp:
    """Return the stamp of the first version that told it so: a corrected source makes nothing younger."""
    same = (entry.stamp() for entry, old in versions.ever(type(event)) if _matter(old) == _matter(event))
    return min((now, *same), key=lambda stamp: (time_of(stamp), stamp.record))


def _matter(event: Happening) -> tuple[object, ...]:
    return event.event, event.on, event.children, event.persons, details_of(event), event.mistaken


def _happening(entry: Entry, payload: Happening, known: Stamp, *, disputed: bool) -> Happened:
    return Happened(
        kind=entry.body.kind,
        event=payload.event,
        on=payload.on,
        source=payload.source,
        children=tuple(map(PersonId, payload.children)),
        persons=tuple(map(PersonId, payload.persons)),
        details=details_of(payload),
        disputed=disputed,
        stamp=entry.stamp(),
        known=known,
    )
