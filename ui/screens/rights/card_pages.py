"""A long card in pages: as many lines as can be read at once, under their headings. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import accumulate

from ui.screens.explain.state import Line
from ui.screens.rights.state import RightLine, RightsGroup


@dataclass(frozen=True)
class Block:
    """A heading with the lines under it, of one page."""

    heading: Line
    lines: tuple[RightLine, ...]


@dataclass(frozen=True)
class CardPage:
    """What is in sight at one time."""

    blocks: tuple[Block, ...]
    first: int
    """Which line of the card comes first here, from 0: it stays in sight when the window changes."""
    left: int = 0
    """How much room is left below the last line, in px."""


@dataclass(frozen=True)
class Heights:
    """How high everything is at the width there is, in px; `room` is what a page has, the first one less."""

    room: int
    first_room: int
    headings: Mapping[Line, int]
    lines: Mapping[RightLine, int]


def by_heading(groups: tuple[RightsGroup, ...]) -> tuple[CardPage, ...]:
    """Return a page for each heading: for a window so low that every line is scrolled anyway."""
    firsts = accumulate((len(group.lines) for group in groups), initial=0)
    return tuple(
        CardPage((Block(group.heading, group.lines),), first) for group, first in zip(groups, firsts, strict=False)
    )


def pages_of(groups: tuple[RightsGroup, ...], heights: Heights) -> tuple[CardPage, ...]:
    """Return the pages in order: no line is cut in two, none is left out, none stands without its heading.

    A heading with at least one line joins a page that has room for them. A line that is higher than a page has one to
    itself, and is scrolled.
    """
    pages: list[list[Block]] = []
    firsts: list[int] = []
    rooms: list[int] = []
    left, at = 0, 0
    for group in groups:
        begun = False
        for line in group.lines:
            need = heights.lines[line] + (0 if begun else heights.headings[group.heading])
            if not pages or need > left:
                pages.append([])
                firsts.append(at)
                rooms.append(0)
                left, begun = heights.room if at else heights.first_room, False
                need = heights.lines[line] + heights.headings[group.heading]
            if begun:
                pages[-1][-1] = Block(group.heading, (*pages[-1][-1].lines, line))
            else:
                pages[-1].append(Block(group.heading, (line,)))
            begun, left, at = True, left - need, at + 1
            rooms[-1] = left
    return tuple(CardPage(tuple(page), first, room) for page, first, room in zip(pages, firsts, rooms, strict=True))
