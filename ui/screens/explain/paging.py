"""The sentences of a card by page: few at a time, so that nobody has to scroll for one. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

T = TypeVar("T")
LINES_PER_PAGE, LINES_BESIDE_PICTURE = 3, 2


def in_pages(lines: Sequence[T], *, picture: bool) -> list[tuple[T, ...]]:
    """Return the lines by page, at least one; fewer on a first page that has the picture of the frames."""
    first = LINES_BESIDE_PICTURE if picture else LINES_PER_PAGE
    rest = [tuple(lines[at : at + LINES_PER_PAGE]) for at in range(first, len(lines), LINES_PER_PAGE)]
    return [tuple(lines[:first]), *rest]


def page_with(lines: Sequence[T], wanted: T, *, picture: bool) -> int:
    """Return the page, from 0, on which `wanted` stands; the first where it stands on none."""
    pages = in_pages(lines, picture=picture)
    return next((number for number, page in enumerate(pages) if wanted in page), 0)
