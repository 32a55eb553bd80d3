"""The shape of an indicator and of its figures."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Unit = Literal[
    "families", "children", "plans", "handovers", "requests", "answers", "withdrawals", "notes", "visits",
    "copies", "promises", "signatures", "agreements",
]  # fmt: skip


@dataclass(frozen=True)
class Figure:
    """One number: a sum over families."""

    id: str
    unit: Unit
    label: str
    says: str
    """A sentence with {year} and {n}, which becomes "ongeveer 25 gezinnen"; it says no more than the number."""
    part_of: tuple[str, ...] = ()
    """Figures that this one can never exceed; the first is the one its share is of."""
    all_of: str | None = None
    """Of this figure it may be said that it is all (rule 3): only where that says something of us, not of a family."""
    says_all: str = ""
    helper: bool = False
    """Tells how complete another is: published after those, with what room they leave."""

    @property
    def whole(self) -> str | None:
        """The figure that this one is a part of."""
        return self.part_of[0] if self.part_of else None


@dataclass(frozen=True)
class Indicator:
    """One line of practice.md §7.2."""

    id: str
    title: str
    definition: str
    """What is counted, and when."""
    complete: str
    """How complete it is: in words, with the figures that tell it."""
    figures: tuple[Figure, ...]
    words: tuple[str, ...] = ()
    """What a councillor may call it (H28)."""
