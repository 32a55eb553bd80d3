"""The rights card in the case file (table D)."""

from __future__ import annotations

from dataclasses import dataclass

from jgvisit.domain.rights_seen import Recordable
from jgvisit.ids import PersonId, VisitId
from jgvisit.records.case_stamp import Stamp


@dataclass(frozen=True)
class KnownCircumstance:
    """A circumstance of one person's rights card, with where it was seen (table D)."""

    child: PersonId
    person: PersonId
    what: Recordable
    holds: bool
    since: str | None
    seen: str
    stamp: Stamp


@dataclass(frozen=True)
class ShownRights:
    """A rights card that was gone through."""

    visit: VisitId
    person: PersonId
    children: tuple[PersonId, ...]
    lines: tuple[str, ...]
    languages: tuple[str, ...]
    heard_by: tuple[PersonId, ...]
    law_book: str
    situation: tuple[str, ...]
    frame_said: str | None
    stamp: Stamp
