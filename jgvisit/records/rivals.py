"""Versions beside each other: what of one matter stands against what, what a person chose, and what a choice drops.

Pure. It only looks: what holds meanwhile is the fold's to say, and a choice is a record like any other.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from jgvisit.ids import RecordId
from jgvisit.records.case_journal import Conflict
from jgvisit.records.case_stamp import Stamp
from jgvisit.records.entries import Entry, Reading
from jgvisit.records.matters import matter_of
from jgvisit.records.order import Order
from jgvisit.records.payload_base import Payload
from jgvisit.records.payload_forms import ConsentWithdrawn, SignerDecided
from jgvisit.records.payload_journal import ConflictDecided
from jgvisit.records.versions import decided_out, find_heads, line_of_correction

REPLACEMENT = "replacement"
"""Two forms that take the place of one: not versions of one matter, and still one of them must be chosen."""
_CONSENTS = ("T", "A")


@dataclass(frozen=True)
class Version:
    """One record on a disputed matter, with who wrote it and when."""

    kind: str
    payload: Payload
    stamp: Stamp
    holds: bool = False
    """No other record replaces it, and nobody decided against it."""


@dataclass(frozen=True)
class Chosen:
    """What a person chose, and why."""

    kept: RecordId
    reason: str
    stamp: Stamp


@dataclass(frozen=True)
class Dispute:
    """One matter with the versions of it that stand against each other, the same order everywhere."""

    matter: str
    versions: tuple[Version, ...]
    chosen: Chosen | None = None
    """None while nobody chose."""

    @property
    def key(self) -> str:
        """Name it by the records it is about: other versions make another dispute."""
        return ":".join(sorted(version.stamp.record for version in self.versions))


def disputes_of(reading: Reading, order: Order, conflicts: Iterable[Conflict]) -> tuple[Dispute, ...]:
    """Return what waits for a person, of the `conflicts` that the fold of this reading found."""
    known = {entry.id: entry for entry in reading.entries}
    found: list[Dispute] = []
    for conflict in conflicts:
        entries = sorted((known[name] for name in conflict.records if name in known), key=order.rank)
        for group in _by_mark(entries):
            versions = tuple(_version(entry, holds=True) for entry in group)
            found.append(Dispute(conflict.matter, versions))
    return tuple(found)


def chosen_of(reading: Reading, order: Order, waiting: Iterable[Dispute]) -> tuple[Dispute, ...]:
    """Return what somebody chose before, matter by matter, with all the versions that choice was between.

    The last choice of each matter; what waits again is not among them. What was written about it since stands
    beside it, so that choosing again never passes over it unseen.
    """
    known = {entry.id: entry for entry in reading.entries}
    open_records = {version.stamp.record for dispute in waiting for version in dispute.versions}
    out = decided_out(reading.entries, order)
    last: dict[frozenset[RecordId], Dispute] = {}
    for entry in sorted(reading.entries, key=order.rank):
        decided = entry.payload
        if not isinstance(decided, ConflictDecided) or decided.kept not in decided.records:
            continue
        kept = known.get(RecordId(decided.kept))
        if kept is None:
            continue
        group = group_of(reading.entries, kept, order)
        named = {known[name] for name in map(RecordId, decided.records) if name in known}
        key = frozenset(each.id for each in (*group, *named))
        if key & open_records:
            continue
        heads = standing_of(group, out, order)
        shown = sorted({*named, *heads}, key=order.rank)
        stand = {head.id for head in heads}
        versions = tuple(_version(each, holds=each.id in stand) for each in shown)
        dispute = Dispute(matter_of(kept.payload), versions, Chosen(kept.id, decided.reason, entry.stamp()))
        for earlier in [known_key for known_key in last if known_key & key]:
            del last[earlier]
        last[key] = dispute
    return tuple(sorted(last.values(), key=lambda dispute: dispute.matter))


def group_of(entries: Iterable[Entry], one: Entry, order: Order) -> tuple[Entry, ...]:
    """Return every record on the matter of `one`, earlier ones first: of events that stand alone, its corrections."""
    matter = matter_of(one.payload)
    same = [entry for entry in entries if matter_of(entry.payload) == matter]
    if matter == one.body.kind:
        same = line_of_correction(same, one)
    if isinstance(one.payload, SignerDecided):
        mark = one.payload.mark
        same = [entry for entry in same if isinstance(entry.payload, SignerDecided) and entry.payload.mark == mark]
    elif isinstance(one.payload, ConsentWithdrawn):
        same = [entry for entry in same if isinstance(entry.payload, ConsentWithdrawn)]
    return tuple(sorted(same, key=order.rank))


def to_drop(group: Sequence[Entry], kept: Entry, order: Order) -> frozenset[RecordId]:
    """Return what must be decided against so that `kept` alone holds of its `group`.

    Not its rivals only: what a rival had replaced would stand up again behind it.
    """
    drop = {entry.id for entry in group if entry.id != kept.id and not order.before(entry, kept)}
    while True:
        left = [entry for entry in group if entry.id not in drop]
        others = {entry.id for entry in find_heads(left, order)} - {kept.id}
        if not others:
            return frozenset(drop)
        drop |= others


def standing_of(group: Sequence[Entry], dropped: Collection[RecordId], order: Order) -> list[Entry]:
    """Return the records of `group` that hold."""
    left = [entry for entry in group if entry.id not in dropped]
    return find_heads(left, order) if left else []


def _by_mark(entries: Sequence[Entry]) -> list[list[Entry]]:
    """Tell the marks of one person on one form apart: to have read it and to agree are two decisions."""
    marks = sorted({entry.payload.mark for entry in entries if isinstance(entry.payload, SignerDecided)})
    if not marks:
        return [list(entries)]
    found = []
    for mark in marks:
        of_mark = [
            entry
            for entry in entries
            if (isinstance(entry.payload, SignerDecided) and entry.payload.mark == mark)
            or (isinstance(entry.payload, ConsentWithdrawn) and (mark in _CONSENTS or not {*marks} & {*_CONSENTS}))
        ]
        if len(of_mark) > 1:
            found.append(of_mark)
    return found or [list(entries)]


def _version(entry: Entry, *, holds: bool) -> Version:
    return Version(entry.body.kind, entry.payload, entry.stamp(), holds)
