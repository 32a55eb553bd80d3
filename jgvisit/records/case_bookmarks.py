"""Bookmarks of a visit, in the case file."""

from __future__ import annotations

from dataclasses import dataclass

from jgvisit.ids import PersonId, RecordId, VisitId
from jgvisit.records.case_stamp import Stamp


@dataclass(frozen=True)
class SaidAside:
    """What was said at a bookmark. `words` is None where there was nothing to write down."""

    words: str | None
    said_by: PersonId | None
    may_read: tuple[PersonId, ...]
    basis: str | None
    asked_by: str | None
    was_told: str | None
    alone: str | None
    review_on: str | None
    stamp: Stamp


@dataclass(frozen=True)
class Bookmark:
    """A bookmark, and what was written about it since; of rival versions each."""

    id: RecordId
    visit: VisitId | None
    """None while only what was written about it is here."""
    made: Stamp | None
    written: tuple[SaidAside, ...] = ()

    @property
    def waits(self) -> bool:
        """Whether nothing was written about it yet."""
        return not self.written

    @property
    def readers(self) -> frozenset[PersonId]:
        """Who of the family may read it: by every version (hidden over shown), beside who said it."""
        allowed = [{*said.may_read, *((said.said_by,) if said.said_by else ())} for said in self.written]
        return frozenset(set.intersection(*allowed)) if allowed else frozenset()

    def records(self) -> tuple[RecordId, ...]:
        """Return the records it comes from."""
        stamps = (*((self.made,) if self.made else ()), *(said.stamp for said in self.written))
        return tuple(stamp.record for stamp in stamps)
