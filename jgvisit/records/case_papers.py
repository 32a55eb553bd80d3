"""What each person wants left behind, in the case file (H5)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from jgvisit.ids import FormId, PersonId, VisitId
from jgvisit.records.case_stamp import Stamp


@dataclass(frozen=True)
class CopyWish:
    """What one person wants left behind (H5)."""

    visit: VisitId
    person: PersonId
    way: str
    place: str | None
    by: PersonId | None
    stamp: Stamp
    told_by: str | None = None
    """Somebody outside the family who told it; None where nobody did."""
    told_role: str | None = None


@dataclass(frozen=True)
class LeftBooklet:
    """One general booklet that lies with somebody."""

    person: PersonId
    code: str
    """On its cover."""
    on: str
    stamp: Stamp


@dataclass(frozen=True)
class SheetWish:
    """Which sheet about their rights one person wants (H5)."""

    visit: VisitId
    person: PersonId
    sheet: Literal["general", "personal", "none"]
    law_book: str
    languages: tuple[str, ...]
    stamp: Stamp


@dataclass(frozen=True)
class HandedCopy:
    """What was last written down of one copy on its way to its owner; rivals stand beside each other."""

    person: PersonId
    form: FormId
    way: str
    on: str
    given: bool
    asked_anew: bool
    """Its owner was asked again, since and knowing this, where it may go."""
    stamp: Stamp
