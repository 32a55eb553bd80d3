"""Every version of what is hidden is hidden: a fact that was written down anew must not show as it was before."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable

from jgvisit.ids import RecordId
from jgvisit.records.entries import Entry
from jgvisit.records.matters import matter_of


def with_versions(entries: Iterable[Entry], hidden: Collection[RecordId]) -> frozenset[RecordId]:
    """Return `hidden` with each record of the same matter, and each that replaces one or is replaced by one.

    Without them a later version that is left out would let the one before it stand: the safe place that somebody
    changed, or what was first written of Veilig Thuis (H1, H9).
    """
    neighbours: dict[str, set[str]] = defaultdict(set)
    for entry in entries:
        matter = matter_of(entry.payload)
        told = [] if matter == entry.body.kind else [f"={matter}"]
        for other in (*told, *entry.body.supersedes):
            neighbours[entry.id].add(other)
            neighbours[other].add(entry.id)
    found: set[str] = set()
    waiting: list[str] = list(hidden)
    while waiting:
        name = waiting.pop()
        if name not in found:
            found.add(name)
            waiting += neighbours.get(name, ())
    return frozenset(RecordId(name) for name in found if not name.startswith("="))
