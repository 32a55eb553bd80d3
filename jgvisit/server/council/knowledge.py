"""What a reader can work out from published figures: the exact range of every number, and of every difference.

All that is ever published or known of the figures has one form: `a - b` is at most a whole number, where `b` may be
zero. Of such a set the tightest bounds are the shortest paths between the numbers (Bellman; Floyd-Warshall), and they
are whole numbers again: every value within them can really be the true one. So a range found here is neither a guess
nor too wide, and a linear program finds the same (`tests/unit/server/test_council_ranges.py` asks one).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NewType

Number = NewType("Number", str)
"""Name of one figure in one edition."""
ZERO = Number("0")
UNBOUNDED = 10**9
"""More than any figure of a municipality."""


class Knowledge:
    """The figures of one table and what is known of them; never changed, only added to."""

    def __init__(self, numbers: Iterable[Number]) -> None:
        self._at = {name: place for place, name in enumerate((ZERO, *numbers))}
        size = len(self._at)
        self._most = [[0 if row == column else UNBOUNDED for column in range(size)] for row in range(size)]
        for column in range(1, size):
            self._most[0][column] = 0  # a count is never below zero

    @property
    def numbers(self) -> tuple[Number, ...]:
        """The figures, without zero."""
        return tuple(name for name in self._at if name != ZERO)

    def at_most(self, one: Number, other: Number, most: int) -> Knowledge:
        """Return this knowledge and: `one - other` is at most `most`."""
        row, column = self._at[one], self._at[other]
        if most >= self._most[row][column]:
            return self
        grown = Knowledge(())
        grown._at, grown._most = self._at, [list(line) for line in self._most]
        onwards = self._most[column]
        for place, line in enumerate(grown._most):
            through = self._most[place][row] + most
            if self._most[place][row] < UNBOUNDED:
                for end, rest in enumerate(onwards):
                    if rest < UNBOUNDED and through + rest < line[end]:
                        line[end] = through + rest
        return grown

    def within(self, one: Number, least: int, most: int) -> Knowledge:
        """Return this knowledge and: `one` lies within these bounds; a `most` of `UNBOUNDED` says nothing."""
        low = self.at_most(ZERO, one, -least)
        return low if most >= UNBOUNDED else low.at_most(one, ZERO, most)

    @property
    def is_possible(self) -> bool:
        """Whether any figures fit all of it."""
        return all(line[place] >= 0 for place, line in enumerate(self._most))

    def difference(self, one: Number, other: Number) -> tuple[int, int]:
        """Return the least and the most that `one - other` can be; `UNBOUNDED` where there is no end."""
        first, second = self._at[one], self._at[other]
        return -self._most[second][first], self._most[first][second]

    def range_of(self, one: Number) -> tuple[int, int]:
        """Return the least and the most that `one` can be."""
        return self.difference(one, ZERO)

    def width(self, one: Number, other: Number = ZERO) -> int:
        """Return how wide the range of a figure, or of a difference, is."""
        least, most = self.difference(one, other)
        return most - least


def known(numbers: Sequence[Number], parts: Iterable[tuple[Number, Number]]) -> Knowledge:
    """Return what is known before anything is published: which figure counts a part of which.

    Args:
        numbers: the figures of a table.
        parts: (part, whole): the part is never more than the whole.
    """
    knowledge = Knowledge(numbers)
    for part, whole in parts:
        knowledge = knowledge.at_most(part, whole, 0)
    return knowledge
