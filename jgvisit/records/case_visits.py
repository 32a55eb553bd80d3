"""Visits in the case file."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from jgvisit.ids import PersonId, VisitId
from jgvisit.records.case_stamp import Stamp
from jgvisit.records.payload_visits import MayBeThere, Place


@dataclass(frozen=True)
class Interpreter:
    """An interpreter used in a visit."""

    language: str
    kind: str
    number: str | None
    reason: str | None
    stamp: Stamp
    name: str | None = None
    agency: str | None = None
    persons: tuple[PersonId, ...] = ()
    """For whom."""
    from_at: str | None = None
    until_at: str | None = None
    """None: still there, or nobody wrote down since when not."""


@dataclass(frozen=True)
class Visit:
    """A visit from plan to end."""

    id: VisitId
    state: Literal["planned", "open", "ended"]
    on: str | None
    at: str | None
    place: Place
    purpose: str | None
    worker: str | None
    present: tuple[PersonId, ...]
    """Now, or at the end."""
    others_present: str | None
    interpreters: tuple[Interpreter, ...]
    started: Stamp | None
    ended: Stamp | None
    note: str | None


@dataclass(frozen=True)
class PresenceAnswer:
    """What one person, asked apart, said of another being at their talks (H21)."""

    person: PersonId
    other: PersonId | None
    """None: nobody of the family; then `other_words` says who."""
    other_words: str
    may_be_there: MayBeThere
    visit: VisitId
    disputed: bool
    """Two answers wait for a person: until then a no holds."""
    stamp: Stamp
