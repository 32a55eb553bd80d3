"""Families as somebody else knows them: what a file gives, and one day the register of persons (BRP).

There is no place here for a measure, for an order, for a GI that holds authority (that is how a court's decision would
slip in: H12, H13), for an address or a telephone number (H1, H2): no source can hand over what has no place.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal, Protocol

GivenRole = Literal["parent", "child", "guardian", "foster_parent", "network", "other"]
GivenReads = Literal["reads", "with_help", "does_not_read"]
GivenKind = Literal["parent", "other_person", "guardian"]


@dataclass(frozen=True)
class LineFault:
    """Why a line cannot be taken in, in one Dutch sentence that repeats nothing of the line."""

    line: int
    text: str


@dataclass(frozen=True)
class Avoidance:
    """Why somebody is not to be approached, until when, and who said so (H8)."""

    reason: str
    review_on: date
    evidence: str


@dataclass(frozen=True)
class GivenPerson:
    """Somebody of the family. `number` is theirs within the family, and is not kept."""

    line: int
    number: str
    name: str
    role: GivenRole
    born: date | None = None
    language: str = "nl"
    reads: GivenReads = "reads"
    avoidance: Avoidance | None = None


@dataclass(frozen=True)
class GivenAuthority:
    """One line of authority over one child. Without evidence it stays "not known"."""

    line: int
    child: str
    holder: str | None
    """Number of a person; None: perhaps somebody, and we do not know who."""
    kind: GivenKind
    since: date
    evidence: str | None = None
    checked_on: date | None = None
    """Day on which somebody looked."""


@dataclass(frozen=True)
class GivenFamily:
    """One family, with the lines it was read from (1-based) and what was wrong with them."""

    number: str
    """Its number at whoever gives it; by it a second import knows the family again."""
    name: str
    lines: tuple[int, ...]
    worker: str | None = None
    """Who is to get it, as the municipality's log-in names them."""
    persons: tuple[GivenPerson, ...] = ()
    authority: tuple[GivenAuthority, ...] = ()
    faults: tuple[LineFault, ...] = ()


class FamilySource(Protocol):
    """Whoever knows families: today a file."""

    def families(self) -> Sequence[GivenFamily]:
        """Return every family, in the order in which the source has them."""
