"""What happened, in the case file."""

from __future__ import annotations

from dataclasses import dataclass

from jgvisit.ids import PersonId
from jgvisit.records.case_stamp import Stamp


@dataclass(frozen=True)
class Happening:
    """Something that happened to the family; `kind` is the kind of record (records.happenings)."""

    kind: str
    event: str
    on: str
    source: str
    children: tuple[PersonId, ...]
    """Empty: every child."""
    persons: tuple[PersonId, ...]
    details: tuple[tuple[str, str], ...]
    """(field, text) of this kind, sorted; what was left empty is absent."""
    disputed: bool
    stamp: Stamp
    known: Stamp
    """Of the first version that tells it as it stands here, but for its source."""

    def detail(self, name: str) -> str | None:
        """Return one field of this kind, None where it was left empty."""
        return dict(self.details).get(name)
