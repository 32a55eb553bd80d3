"""Who of those who work here is meant by a name that somebody typed, perhaps with what that person does. Pure.

A colleague has a number and one name that nobody else here has; so a whole name leads to one of them. Part of a name
leads to nobody: "Anna Bakker" stands in "Anna Bakker-Smit", who is somebody else. Where words stand against the name
without a sign between them, nobody can tell, and whoever typed it is asked.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from jgvisit.ids import WorkerId

Meant = Literal["yes", "no", "unsure"]

_BEFORE = re.compile(
    r"(?:^|[,;:(])\s*(?:(?:met|aan|onze|mijn|collega|mevrouw|meneer|de heer|mw\.?|mevr\.?|dhr\.?|drs?\.?)\s+)*$"
)
_AFTER = re.compile(r"\.?$|\s*[,;:()]|\.\s")


@dataclass(frozen=True)
class Called:
    """By which names colleagues may mean somebody, and what everybody else here is called."""

    own: tuple[str, ...]
    others: tuple[str, ...] = ()
    numbers: tuple[tuple[str, WorkerId], ...] = ()
    """(name, number) of everybody else here that the laptop was told of."""
    number: WorkerId | None = None
    """Their own."""


def meant(called: Called, typed: str) -> Meant:
    """Tell whether `typed` names this worker and nobody else.

    Args:
        called: as far as this laptop was told.
        typed: a name, perhaps with a function: "Karin Smit, gedragswetenschapper".
    """
    text = _plain(typed)
    theirs = tuple(_places(called.others, text))
    mine = [place for place in _places(called.own, text) if not any(_is_part(place, other) for other in theirs)]
    if not mine:
        return "no"
    apart = any(_BEFORE.search(text[:begin]) and _AFTER.match(text[end:]) for begin, end in mine)
    somebody_else = any(not _is_part(other, place) for other in theirs for place in mine)
    return "yes" if apart and not somebody_else else "unsure"


def number_meant(called: Called, typed: str) -> WorkerId | None:
    """Return the number of the one person here whom `typed` names; None where it leads to nobody, or not to one."""
    if meant(called, typed) == "yes":
        return called.number
    names = (*called.own, *called.others)
    found = {
        number
        for name, number in called.numbers
        if meant(Called((name,), tuple(each for each in names if each != name)), typed) == "yes"
    }
    return found.pop() if len(found) == 1 else None


def _plain(name: str) -> str:
    return " ".join(name.split()).casefold()


def _places(names: Iterable[str], text: str) -> Iterator[tuple[int, int]]:
    """Yield where each name stands as whole words: "An" does not stand in "Anna"."""
    for name in filter(None, map(_plain, names)):
        yield from (found.span() for found in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", text))


def _is_part(place: tuple[int, int], other: tuple[int, int]) -> bool:
    """Tell whether one name stands within a longer one, or is the same name of two people."""
    return other[0] <= place[0] and place[1] <= other[1]
