"""Versions of one matter: which hold, which are a conflict, and what a person decided about it.

A record that names versions in `supersedes` replaces exactly those; one that names none
replaces everything on its matter that it came after. What nobody replaced is a head. More
than one head is a conflict: concurrent records, or two that supersede one version. It stays
until a person decides it (`ConflictDecided`) or replaces all heads by one record.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TypeVar, cast

from jgvisit.ids import RecordId
from jgvisit.records.case_journal import Conflict
from jgvisit.records.entries import Entry, Reading
from jgvisit.records.matters import matter_of
from jgvisit.records.order import Chain, Order
from jgvisit.records.payload_base import Payload
from jgvisit.records.payload_journal import ConflictDecided

P = TypeVar("P", bound=Payload)
K = TypeVar("K")


class Versions:
    """The records of one family by kind, with the conflicts found while folding."""

    def __init__(self, reading: Reading, order: Order) -> None:
        self.order = order
        self._by_kind: dict[type[Payload], list[Entry]] = defaultdict(list)
        for entry in sorted(reading.entries, key=order.rank):
            self._by_kind[type(entry.payload)].append(entry)
        self._conflicts: dict[str, set[RecordId]] = defaultdict(set)
        self._out = decided_out(reading.entries, order)

    def of(self, kind: type[P]) -> list[tuple[Entry, P]]:
        """Return the records of a kind that no person decided against, earlier ones first."""
        return [(entry, cast(P, entry.payload)) for entry in self._by_kind[kind] if entry.id not in self._out]

    def ever(self, kind: type[P]) -> list[tuple[Entry, P]]:
        """Return all records of a kind, also those that were replaced or decided against, earlier ones first."""
        return [(entry, cast(P, entry.payload)) for entry in self._by_kind[kind]]

    def events(self, kind: type[P]) -> list[tuple[Entry, P]]:
        """Return the events of a kind that no other corrects; two corrections of one are a conflict.

        Events stand for themselves: only `supersedes` makes one the correction of another.
        """
        pairs = self.of(kind)
        if not any(entry.body.supersedes for entry, _ in pairs):
            return pairs
        payloads = {entry.hash: payload for entry, payload in pairs}
        heads: list[Entry] = []
        for root, line in _lines_of_correction([entry for entry, _ in pairs]).items():
            named = {old for entry in line for old in entry.body.supersedes}
            kept = [entry for entry in line if entry.id not in named] or line
            self.note_conflict(f"{line[0].body.kind}:{root}", kept)
            heads += kept
        return [(entry, payloads[entry.hash]) for entry in sorted(heads, key=self.order.rank)]

    def current(self, kind: type[P], key: Callable[[P], K]) -> dict[K, list[tuple[Entry, P]]]:
        """Return the heads of each matter of a kind; more than one is a conflict, and noted."""
        groups: dict[K, list[Entry]] = defaultdict(list)
        for entry, payload in self.of(kind):
            groups[key(payload)].append(entry)
        return {
            matter: [(entry, cast(P, entry.payload)) for entry in self.heads(group)] for matter, group in groups.items()
        }

    def heads(self, group: Sequence[Entry], matter: str | None = None) -> list[Entry]:
        """Return the heads of a `group` of records on one matter, and note the conflict if they are many."""
        if len(group) < 2:
            return list(group)
        heads = find_heads(group, self.order)
        self.note_conflict(matter or matter_of(heads[0].payload), heads)
        return heads

    def decided_against(self, rivals: Iterable[Entry]) -> frozenset[RecordId]:
        """Return which of these `rivals`, taken as one matter, a person decided against for another of them."""
        return _dropped({entry.id: "" for entry in rivals}, self._by_kind[ConflictDecided], self.order)

    def note_conflict(self, matter: str, entries: Iterable[Entry]) -> None:
        """Remember that these records wait for a person."""
        records = {entry.id for entry in entries}
        if len(records) > 1:
            self._conflicts[matter] |= records

    @property
    def conflicts(self) -> tuple[Conflict, ...]:
        """What was noted so far, by matter."""
        return tuple(Conflict(matter, tuple(sorted(ids))) for matter, ids in sorted(self._conflicts.items()))


def find_heads(group: Sequence[Entry], order: Order) -> list[Entry]:
    """Return the records of `group`, sorted by rank, that no other replaces.

    Records that replace each other in a ring, which no honest device writes, are all heads.
    """
    named: dict[str, list[Entry]] = defaultdict(list)
    for entry in group:
        for old in entry.body.supersedes:
            named[old].append(entry)
    last = _last_plain(group, order)
    heads = [
        entry
        for entry in group
        if not any(later is not entry and not order.before(later, entry) for later in named.get(entry.id, ()))
        and not any(order.before(entry, later) for later in last)
    ]
    return heads or list(group)


def _lines_of_correction(entries: Sequence[Entry]) -> dict[str, list[Entry]]:
    """Group events that correct one another, by the smallest id each group names."""
    root: dict[str, str] = {}

    def find(name: str) -> str:
        while root.setdefault(name, name) != name:
            name = root[name]
        return name

    for entry in entries:
        for old in entry.body.supersedes:
            one, other = sorted((find(entry.id), find(old)))
            root[other] = one
    lines: dict[str, list[Entry]] = defaultdict(list)
    for entry in entries:
        lines[find(entry.id)].append(entry)
    return lines


def line_of_correction(entries: Sequence[Entry], one: Entry) -> list[Entry]:
    """Return the events among `entries` that `one` corrects or is corrected by, over any number of steps."""
    return next(line for line in _lines_of_correction(entries).values() if any(each.id == one.id for each in line))


def _last_plain(group: Sequence[Entry], order: Order) -> list[Entry]:
    """Return the records that name no version, of each chain only the last: it saw what those before it saw."""
    last: dict[tuple[Chain, str], Entry] = {}
    for entry in group:
        if entry.body.supersedes:
            continue
        branch = entry.hash if order.is_forked(entry.chain) else ""
        last[entry.chain, branch] = entry
    return list(last.values())


def decided_out(entries: Iterable[Entry], order: Order) -> frozenset[RecordId]:
    """Return the records a person decided against, for another of the same matter that is here."""
    known = tuple(entries)
    decisions = [entry for entry in known if isinstance(entry.payload, ConflictDecided)]
    if not decisions:
        return frozenset()
    return _dropped({entry.id: matter_of(entry.payload) for entry in known}, decisions, order)


def _dropped(matters: Mapping[RecordId, str], decisions: Sequence[Entry], order: Order) -> frozenset[RecordId]:
    """Return what was decided against among the records of `matters`.

    A record is out if some decision drops it for one of the same matter that is here, and
    every decision that keeps it came before that one. Two decisions that contradict each
    other without knowing it therefore bring both records back.
    """
    out: set[RecordId] = set()
    for decision in decisions:
        decided = cast(ConflictDecided, decision.payload)
        if decided.kept not in decided.records:
            continue
        for record in map(RecordId, decided.records):
            keeps = (d for d in decisions if cast(ConflictDecided, d.payload).kept == record)
            same = record in matters and matters[record] == matters.get(RecordId(decided.kept))
            if record != decided.kept and same and all(order.before(keep, decision) for keep in keeps):
                out.add(record)
    return frozenset(out)
