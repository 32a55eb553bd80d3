"""How sure a median is."""

from __future__ import annotations

from collections.abc import Sequence
from math import comb

_SURE = 0.95


def median_interval(samples: Sequence[float]) -> tuple[float, float]:
    """Return an interval that holds the median with at least 95 %, from order statistics alone: no shape is assumed.

    With fewer than six samples it is all of them, and less sure.
    """
    ordered, count = sorted(samples), len(samples)
    outside, rank = 0.0, 0
    while rank < (count - 1) // 2:
        outside += 2 * comb(count, rank) / 2**count
        if outside > 1 - _SURE:
            break
        rank += 1
    rank = max(rank - 1, 0)
    return ordered[rank], ordered[count - 1 - rank]
