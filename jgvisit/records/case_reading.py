"""Reading together and the way of a paper, in the case file."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from jgvisit.domain.road import Step
from jgvisit.ids import FormId, PersonId, RecordId
from jgvisit.records.case_stamp import Stamp

ReactionKind = Literal["correct", "notCorrect", "different", "leaveOut"]


@dataclass(frozen=True)
class Reaction:
    """What one person said of one passage."""

    form: FormId
    passage: str
    person: PersonId
    reaction: ReactionKind
    read: str
    words: str | None
    heard_by: tuple[PersonId, ...]
    how: str
    may_go: str | None
    counts: bool
    """False: the same person said something else of it since. It stays, and is shown as earlier."""
    disputed: bool
    stamp: Stamp


@dataclass(frozen=True)
class CheckedSource:
    """A statement that was asked after elsewhere."""

    form: FormId
    passage: str
    source: str
    on: str
    outcome: Literal["confirmed", "partly", "denied"]
    note: str | None
    stamp: Stamp


@dataclass(frozen=True)
class Release:
    """What is done with something restricted; of rivals the one that tells least."""

    form: FormId
    item: str
    choice: Literal["leaveOut", "tellByPhone", "include"]
    on: str
    told: tuple[PersonId, ...]
    note: str | None
    disputed: bool
    stamp: Stamp


@dataclass(frozen=True)
class PaperStep:
    """One step of a paper."""

    form: FormId
    step: Step
    on: str
    by: str
    version: RecordId | None
    to: str | None
    consents: tuple[RecordId, ...]
    standing: tuple[RecordId, ...]
    """Those of `consents` that stood when this was written: by what each record had seen, not by a clock."""
    orders: tuple[str, ...]
    reference: str | None
    note: str | None
    last: bool
    """No other step came after it."""
    stamp: Stamp


@dataclass(frozen=True)
class ReadTogether:
    """All of it, of one family."""

    reactions: tuple[Reaction, ...] = ()
    """By form, passage and person; earlier ones first."""
    sources: tuple[CheckedSource, ...] = ()
    releases: tuple[Release, ...] = ()
    steps: tuple[PaperStep, ...] = ()
    """By form, earlier ones first."""
