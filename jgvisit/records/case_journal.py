"""What is hidden and what is in conflict, in the case file."""

from __future__ import annotations

from dataclasses import dataclass

from jgvisit.ids import PersonId, RecordId
from jgvisit.records.case_stamp import Stamp


@dataclass(frozen=True)
class Restriction:
    """Records hidden from persons."""

    hides: tuple[RecordId, ...]
    """What was named, what tells the same fact, and what repeats its words."""
    hidden_from: tuple[PersonId, ...]
    basis: str
    review_on: str | None
    stamp: Stamp
    asked_by: PersonId | None = None
    child_was_told: str | None = None
    words: tuple[str, ...] = ()
    """What would betray it in any other text, as `telling.plain` writes it."""
    from_family: bool = False
    """It names advice for the team alone: kept from everybody of the family, whoever joined since (H9, H29)."""


@dataclass(frozen=True, order=True)
class Conflict:
    """Concurrent records on one matter; both are kept and a person decides."""

    matter: str
    """Such as "authority:<line>", "order:<order>", "decision:<form>:<person>"."""
    records: tuple[RecordId, ...]
