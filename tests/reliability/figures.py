"""Tables and editions of the council report: does a linear program work out what is hidden?"""

from __future__ import annotations

import sys

from council_reader import Exact, assert_nothing_comes_out, published, years
from hypothesis import given, seed, settings
from hypothesis import strategies as st

from jgvisit.server.council.banding import Rules

PART = 500


def publish_some(number: int) -> tuple[int, int]:
    """Publish a part of all tables and editions that could be; return how many, and how many let something out."""

    @seed(number)
    @given(years(), st.sampled_from((5, 10, 15)))
    @settings(max_examples=PART, deadline=None, database=None)
    def some(editions: list[tuple[Exact, tuple[str, ...]]], threshold: int) -> None:
        assert_nothing_comes_out(published(editions, Rules(threshold)))

    try:
        some()
    except AssertionError as found:
        print(found, file=sys.stderr)
        return PART, 1
    return PART, 0
