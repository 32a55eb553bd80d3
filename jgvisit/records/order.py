"""Which record came after which: by the chains and by what each had seen, never by a clock.

A record is after another only if it is later in the same chain, or in a chain that continues
it, or if its device had pulled the other (`seen` reaches the other's feed position). All
else is concurrent (design §3).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType

from jgvisit.ids import Sha256
from jgvisit.records.entries import Entry, Placed, Reading
from jgvisit.records.payload_journal import StoreOpened

_NOTHING = -1
Chain = tuple[str, str]
Rank = tuple[int, int, Chain, int, Sha256]


class Order:
    """The happened-before relation of one reading.

    Args:
        reading: the records; links without a body help to see a fork.
        epoch: the feed epoch in which the positions count. Without it `seen` is used only
            if all records name one and the same epoch: after a server was restored, old
            cursors prove nothing, and what is not proven is concurrent.
        forks: chains known to have two branches, each with the first place that has two records.
            One family shows only a part of a chain, in which a fork need not be seen.
    """

    def __init__(
        self, reading: Reading, epoch: str | None = None, forks: Mapping[Chain, int] = MappingProxyType({})
    ) -> None:
        everything = (*reading.entries, *reading.openings)
        self._epoch = epoch or _only_epoch(everything)
        self._by_hash = {hash_: link for link, hash_ in reading.links}
        self._forked_at = _forks(reading.links, forks)
        self._continues = _continuations(reading, self._forked_at)
        self._known: dict[Sha256, int] = {}
        self._ranks: dict[Sha256, Rank] = {}
        by_chain: dict[Chain, list[Entry]] = defaultdict(list)
        for entry in everything:
            by_chain[entry.chain].append(entry)
        for chain, entries in by_chain.items():
            entries.sort(key=lambda entry: (entry.link.seq, entry.hash))
            self._note_known(chain, entries)
        self._rank(by_chain)

    def is_forked(self, chain: Chain) -> bool:
        """Tell whether two different records stand at one place of this chain."""
        return chain in self._forked_at

    def before(self, one: Entry, other: Entry) -> bool:
        """Tell whether `other` is after `one`. False for both directions means concurrent."""
        if one.chain == other.chain:
            return one.link.seq < other.link.seq and self._same_branch(one, other)
        if one.position is not None and one.position <= self._known[other.hash]:
            return True
        return self._continues_after(one, other.chain)

    def rank(self, entry: Entry) -> Rank:
        """Return a sort key that never puts a record before one it came after.

        What a record had pulled grows along its chain, and a record can only be pulled after
        it was written; so sorting by that, then by chain, respects both. Between concurrent
        records the key is arbitrary but the same everywhere.
        """
        return self._ranks[entry.hash]

    def _same_branch(self, one: Entry, other: Entry) -> bool:
        fork = self._forked_at.get(one.chain)
        if fork is None or one.link.seq < fork:
            return True
        at: Placed | None = other.link
        while at is not None and at.seq > one.link.seq + 1:
            at = self._by_hash.get(Sha256(at.prev))
        return at is not None and at.prev == one.hash

    def _continues_after(self, one: Entry, chain: Chain) -> bool:
        return any(one.chain == previous and one.link.seq <= seq for previous, seq in self._ancestors(chain))

    def _note_known(self, chain: Chain, entries: Sequence[Entry]) -> None:
        fork = self._forked_at.get(chain)
        known = _NOTHING
        for entry in entries:
            own = self._own_seen(entry)
            # beyond a fork nobody can tell which branch carried what was known
            own = own if fork is not None and entry.link.seq >= fork else max(own, known)
            known = max(known, own)
            self._known[entry.hash] = own

    def _own_seen(self, entry: Entry) -> int:
        """Return how far this record says its device had pulled, as far as that can be true."""
        seen = entry.body.seen
        if seen is None or seen.epoch != self._epoch:
            return _NOTHING
        # nobody can have pulled what came into the feed after the record itself
        return seen.position if entry.position is None else min(seen.position, entry.position - 1)

    def _rank(self, by_chain: dict[Chain, list[Entry]]) -> None:
        for depth, chain in sorted((len(self._ancestors(chain)), chain) for chain in by_chain):
            base = self._base(chain, by_chain)
            for entry in by_chain[chain]:
                base = max(base, self._known[entry.hash])
                self._ranks[entry.hash] = (base, depth, chain, entry.link.seq, entry.hash)

    def _base(self, chain: Chain, by_chain: dict[Chain, list[Entry]]) -> int:
        """Return how much the chains before this one had pulled; for sorting only."""
        base = _NOTHING
        for previous, seq in self._ancestors(chain):
            for entry in by_chain.get(previous, ()):
                if entry.link.seq <= seq and entry.hash in self._ranks:
                    base = max(base, self._ranks[entry.hash][0])
        return base

    def _ancestors(self, chain: Chain) -> list[tuple[Chain, int]]:
        found: list[tuple[Chain, int]] = []
        visited = {chain}
        while chain in self._continues and self._continues[chain][0] not in visited:
            found.append(self._continues[chain])
            chain = self._continues[chain][0]
            visited.add(chain)
        return found


def _only_epoch(entries: Iterable[Entry]) -> str | None:
    epochs = {entry.body.seen.epoch for entry in entries if entry.body.seen is not None}
    return epochs.pop() if len(epochs) == 1 else None


def _forks(links: Iterable[tuple[Placed, Sha256]], known: Mapping[Chain, int]) -> dict[Chain, int]:
    places: dict[tuple[str, str, int], Sha256] = {}
    forks = dict(known)
    for link, hash_ in links:
        if places.setdefault((link.device, link.chain, link.seq), hash_) != hash_:
            chain = (link.device, link.chain)
            forks[chain] = min(link.seq, forks.get(chain, link.seq))
    return forks


def _continuations(reading: Reading, forked_at: dict[Chain, int]) -> dict[Chain, tuple[Chain, int]]:
    """Return, per chain, the chain of the same device that it continues, and up to where."""
    places = {(link.device, link.chain, link.seq, hash_) for link, hash_ in reading.links}
    taken = {place[:3] for place in places}
    continues: dict[Chain, tuple[Chain, int]] = {}
    for entry in sorted(reading.openings, key=lambda entry: entry.hash):
        opened = entry.payload
        assert isinstance(opened, StoreOpened)
        if entry.link.seq != 1 or opened.previous_chain is None or opened.previous_seq is None:
            continue
        previous, seq = (entry.link.device, opened.previous_chain), opened.previous_seq
        if (*previous, seq) in taken and (*previous, seq, opened.previous_head) not in places:
            continue  # it names another head than the one that is here
        if previous in forked_at:
            seq = min(seq, forked_at[previous] - 1)
        # of the head named, the last `missing` records were not in the store that went on
        continues.setdefault(entry.chain, (previous, seq - (opened.missing or 0)))
    return continues
