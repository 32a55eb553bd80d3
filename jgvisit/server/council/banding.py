"""How a figure is published: in a band, chosen so that nothing hidden comes out (practice.md §7.3).

Each figure is published as the band it lies in, and the bands are laid out from what the reader knows already, never
from the figure itself. So whoever knows these rules by heart learns the band and nothing more. Bands that would let
something come out - the figure itself, what is left of the whole, the part that is in one figure and not in the other,
what was added since an earlier edition - are joined with their neighbour until they do not. Nothing is decided by
looking at a figure and then hiding its neighbours: that pattern of gaps would tell.

Why it holds: `Knowledge` is exact, a band is taken only if every hidden range stays `WIDE` for every band that could
have come instead, and a joined band says less than either of its halves.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from jgvisit.server.council.knowledge import UNBOUNDED, Knowledge, Number

ROUNDED_TO = 5
THRESHOLD = 10
"""Fewer is "minder dan 10" (rule 1); a municipality may set another multiple of five, never below 5."""
WIDE = 5
"""What is hidden can be at least this many more than its least."""
_SHOWN_WIDE = 2
"""A figure that is shown stays at least as open as "ongeveer 10", which is 10, 11 or 12."""


@dataclass(frozen=True)
class Band:
    """From which to which count; `most` is None where there is no end."""

    least: int
    most: int | None

    def holds(self, count: int) -> bool:
        """Tell whether a count lies in it."""
        return self.least <= count and (self.most is None or count <= self.most)


@dataclass(frozen=True)
class Rules:
    """The rules of one publication; printed under every table (rule 10)."""

    threshold: int = THRESHOLD

    def __post_init__(self) -> None:
        if self.threshold < ROUNDED_TO or self.threshold % ROUNDED_TO:
            raise ValueError("the threshold is 5, 10, 15 …")

    def round(self, count: int) -> int:
        """Return the nearest multiple of five."""
        return (count + ROUNDED_TO // 2) // ROUNDED_TO * ROUNDED_TO

    def is_rounded(self, band: Band) -> bool:
        """Tell whether a band says one rounded figure."""
        return (
            band.most is not None and band.least >= self.threshold and self.round(band.least) == self.round(band.most)
        )


@dataclass(frozen=True)
class Guard:
    """What must stay hidden in one table."""

    pairs: tuple[tuple[Number, Number], ...]
    """Differences that mean something: a whole and its part, one edition and the next."""
    rules: Rules
    shown: frozenset[Number] = frozenset()
    """Published as one rounded figure."""
    told: frozenset[tuple[Number, Number]] = frozenset()
    """Said to be the same: "bij alle gezinnen" (rule 3)."""

    def holds(self, knowledge: Knowledge) -> bool:
        """Tell whether nothing that is hidden comes out of this."""
        figures = (knowledge.width(one) >= (_SHOWN_WIDE if one in self.shown else WIDE) for one in knowledge.numbers)
        return all(figures) and all(pair in self.told or knowledge.width(*pair) >= WIDE for pair in self.pairs)


def bands_of(knowledge: Knowledge, one: Number, guard: Guard) -> Iterator[Band]:
    """Yield the bands in which `one` can be published, lowest first; without end where the figure has none.

    Args:
        knowledge: what the reader knows before this figure.
        one: the figure; nothing here looks at its count.
        guard: what must stay hidden.
    """
    waiting: Band | None = None
    ready: Band | None = None
    for piece in _pieces(knowledge, one, guard.rules):
        waiting = piece if waiting is None else Band(waiting.least, piece.most)
        if _may_say(knowledge, one, waiting, guard):
            if ready is not None:
                yield ready
            waiting, ready = None, waiting
    if waiting is not None:  # the last piece may not stand alone: it joins the one before
        ready = waiting if ready is None else Band(ready.least, waiting.most)
    if ready is not None:
        yield ready


def band_of(knowledge: Knowledge, one: Number, count: int, guard: Guard) -> Band:
    """Return the band in which `count` is published."""
    return next(band for band in bands_of(knowledge, one, guard) if band.holds(count))


def told(knowledge: Knowledge, one: Number, band: Band) -> Knowledge:
    """Return what is known once this band was published."""
    return knowledge.within(one, band.least, UNBOUNDED if band.most is None else band.most)


def may_say_all(knowledge: Knowledge, part: Number, whole: Number, guard: Guard) -> bool:
    """Tell whether it may be said that `part` is all of `whole`; from then on, not saying it tells something too."""
    if whole not in guard.shown:
        return False
    same, less = (after_all(knowledge, part, whole, is_all=is_all) for is_all in (True, False))
    return (
        same.is_possible
        and less.is_possible
        and all_told(knowledge, part, whole, guard).holds(same)
        and guard.holds(less)
    )


def after_all(knowledge: Knowledge, part: Number, whole: Number, *, is_all: bool) -> Knowledge:
    """Return what is known once it was said, or not, that `part` is all of `whole`."""
    return knowledge.at_most(whole, part, 0) if is_all else knowledge.at_most(part, whole, -1)


def all_told(knowledge: Knowledge, part: Number, whole: Number, guard: Guard) -> Guard:
    """Return what must stay hidden once it was said; what lies between part and whole is said with it."""
    between = {
        one
        for one in knowledge.numbers
        if knowledge.difference(whole, one)[0] >= 0 and knowledge.difference(one, part)[0] >= 0
    } | {part, whole}
    same = {(one, other) for one in between for other in between}
    return replace(guard, shown=guard.shown | between, told=guard.told | same)


def _pieces(knowledge: Knowledge, one: Number, rules: Rules) -> Iterator[Band]:
    """Yield the smallest bands that are possible: below the threshold, then one for each multiple of five.

    None is cut to what is possible: its words would then tell a bound that nobody meant to print.
    """
    least, most = knowledge.range_of(one)
    low, high = 0, rules.threshold - 1
    while low <= most:
        if high >= least:
            yield Band(low, high)
        low = high + 1
        high = rules.round(low) + ROUNDED_TO // 2


def _may_say(knowledge: Knowledge, one: Number, band: Band, guard: Guard) -> bool:
    after = told(knowledge, one, band)
    shown = guard.shown | {one} if guard.rules.is_rounded(band) else guard.shown
    return not after.is_possible or replace(guard, shown=shown).holds(after)
