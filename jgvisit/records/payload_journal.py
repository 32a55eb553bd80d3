"""About the journal itself: a chain, what is hidden, and which of two versions holds."""

from __future__ import annotations

from typing import Literal

from jgvisit.records.body import Hash, Uuid
from jgvisit.records.payload_base import Day, Line, Payload


class StoreOpened(Payload, frozen=True, kw_only=True):
    """First record of a chain; names the chain it continues after, and how far that was known."""

    reason: Literal["created", "recovered", "restored", "behind"]
    program: Line
    previous_chain: Uuid | None = None
    previous_seq: int | None = None
    previous_head: Hash | None = None
    missing: int | None = None
    """How many records the head mark knew that the store no longer had."""


class VisibilityRestricted(Payload, frozen=True, kw_only=True):
    """Hides a record from persons; takes effect on arrival (early lane)."""

    hides: tuple[Uuid, ...]
    """Record ids."""
    hidden_from: tuple[Uuid, ...]
    basis: Line
    asked_by: Uuid | None = None
    child_was_told: Line | None = None
    review_on: Day | None = None


class ConflictDecided(Payload, frozen=True, kw_only=True):
    """A person looked at concurrent records and chose; all of them stay readable."""

    records: tuple[Uuid, ...]
    kept: Uuid
    reason: Line
