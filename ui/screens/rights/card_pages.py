"""A long card in short pages: a heading with a few sentences at a time."""

from __future__ import annotations

from dataclasses import dataclass

from ui.screens.explain.state import Line
from ui.screens.rights.state import RightLine, RightsGroup

SENTENCES_PER_PAGE = 3


@dataclass(frozen=True)
class CardPage:
    """What is in sight at one time."""

    heading: Line
    lines: tuple[RightLine, ...]


def pages_of(groups: tuple[RightsGroup, ...]) -> tuple[CardPage, ...]:
    """Return the pages in order: no page mixes headings, no line is cut in two, none is left out."""
    return tuple(CardPage(group.heading, lines) for group in groups for lines in _split(group.lines))


def _split(lines: tuple[RightLine, ...]) -> list[tuple[RightLine, ...]]:
    pages: list[list[RightLine]] = []
    for line in lines:
        told = sum(len(before.sentences) for before in pages[-1]) if pages else SENTENCES_PER_PAGE
        if told + len(line.sentences) > SENTENCES_PER_PAGE:
            pages.append([])
        pages[-1].append(line)
    return [tuple(page) for page in pages]
