"""The family in the case file: its members, their authority, orders and safe contact."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from jgvisit.domain.facts import AuthorityKind, Capacity, Evidence, OrderKind, Role, Whereabouts
from jgvisit.ids import PersonId
from jgvisit.records.case_stamp import Stamp


@dataclass(frozen=True)
class Member:
    """A person of this case."""

    id: PersonId
    name: str
    role: Role
    born: str | None
    capacity: Capacity
    whereabouts: Whereabouts
    language: str
    reads: Literal["reads", "with_help", "does_not_read"]
    stamp: Stamp


@dataclass(frozen=True)
class AuthorityLine:
    """One line of authority; `disputed` while concurrent versions wait for a person."""

    line: str
    child: PersonId
    holder: str
    kind: AuthorityKind
    since: str
    until: str | None
    suspended: bool
    evidence: str | None
    checked_on: str | None
    disputed: bool
    stamp: Stamp
    suspended_told: Stamp | None = None
    """Of the first version that says it is suspended."""
    was_proven: bool = False
    """It has no evidence, and an earlier version of the same holder and first day had."""
    known: Stamp | None = None
    """Of the first version that gives this first day and holder with evidence; None without."""
    end_known: Stamp | None = None
    """Of the first version that gives this last day; None without."""


@dataclass(frozen=True)
class Order:
    """A court order as recorded; `disputed` as above."""

    order: str
    child: PersonId
    kind: OrderKind
    starts_on: str
    evidence: Evidence
    person: PersonId | None
    court: str | None
    number: str | None
    decided_on: str | None
    until: str | None
    heard_on: str | None
    carried_out_on: str | None
    ended_on: str | None
    annulled_on: str | None
    told_by: str | None
    told_on: str | None
    disputed: bool
    stamp: Stamp
    known: Stamp | None = None
    """Of the first version that tells this decision as seen; None where none was."""
    end_known: Stamp | None = None
    """Of the first version that tells what it ends by, as it stands here."""
    gi: str | None = None
    """Which GI carries it out, where that was written down."""


@dataclass(frozen=True)
class StruckOrder:
    """An order that was written down by mistake: it never was."""

    order: str
    child: PersonId
    kind: OrderKind
    person: PersonId | None
    why: str
    known: Stamp
    """Of the first version that told it."""
    stamp: Stamp
    """Of the version that takes it out."""


@dataclass(frozen=True)
class KnownCapacity:
    """Whether somebody can decide, as it was written down: for the worker, and seen for that person alone (H4)."""

    person: PersonId
    capacity: Capacity
    evidence: Evidence
    """`announced` too where it is called seen without its paper."""
    paper: str | None
    seen_on: str | None
    told_by: str | None
    told_on: str | None
    since: str | None
    review_on: str | None
    mistaken: str | None
    """Why it never was; then nothing rests on it."""
    disputed: bool
    stamp: Stamp

    @property
    def is_being_checked(self) -> bool:
        """Tell whether we find out: it counts for nothing until its paper was seen, or somebody chose."""
        return self.disputed or (self.mistaken is None and self.evidence == "announced")


@dataclass(frozen=True, order=True)
class NotDeciding:
    """Somebody who does not decide now, without the reason: what everybody in a room may know of it."""

    person: PersonId
    since: str
    """ISO day."""

    def holds_on(self, day: date) -> bool:
        """Tell whether it was so on `day`; until `since` this person decides."""
        return self.since <= day.isoformat()


@dataclass(frozen=True)
class KnownAddress:
    """An address of one person: where they live, or where their post may go (H5, H10)."""

    person: PersonId
    serves: Literal["livesThere", "postGoesThere"]
    address: str
    state: Literal["holds", "left", "notSafe"]
    evidence: str
    disputed: bool
    """Two versions of it stand against each other; each is here."""
    stamp: Stamp


@dataclass(frozen=True)
class SafeContact:
    """How one person can be reached safely (H8)."""

    person: PersonId
    approach: Literal["allowed", "doNotApproach"]
    channels: tuple[str, ...]
    detail: str | None
    hours: str | None
    reads_post: str | None
    joint_talk_safe: Literal["yes", "no", "notKnown"]
    reason: str | None
    review_on: str | None
    evidence: str
    stamp: Stamp
