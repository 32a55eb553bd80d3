"""The search as the services see it: words in, the records that hold them out, newest first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from jgvisit.ids import CaseId
from jgvisit.records.body import Body


@dataclass(frozen=True)
class FoundRow:
    """A record that holds what was looked for; `row` is where the store keeps it."""

    row: int
    case: CaseId


class SearchIndex(Protocol):
    """Knows which words stand in which record. Rebuilt from the records at any time; it holds nothing they do not."""

    def bring_up(self) -> bool:
        """Take in some of the records that came since, in one short transaction; tell whether there may be more."""

    def find(self, words: Sequence[str], case: CaseId | None, most: int) -> tuple[FoundRow, ...]:
        """Return the newest records that hold each of `words`, also within a word; of one family, or of all here.

        Families that this worker has no more, and records that another has replaced, are left out.

        Args:
            words: as `domain.searching.as_searched` writes them, none empty.
            case: None for every family.
            most: of the newest.
        """

    def bodies(self, rows: Sequence[int]) -> dict[int, Body]:
        """Return what these records say, by row; what went meanwhile is not among them."""

    def assigned(self, cases: Sequence[CaseId]) -> frozenset[CaseId]:
        """Return those of `cases` that are this worker's: assigned at the last pull, or never sent by a server."""
