"""What the law asks about: persons, authority, orders, consents. The input of `jgvisit law`.

Every value is a frozen dataclass; days are `datetime.date`. The meaning of each field is
that of the command-line contract (design §7).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from jgvisit.domain.own_words import says_something
from jgvisit.ids import PersonId

Role = Literal["parent", "child", "guardian", "foster_parent", "network", "other"]
Capacity = Literal["full", "incapable_in_this_matter", "under_guardianship"]
Whereabouts = Literal["known", "unknown"]
AuthorityKind = Literal["parent", "other_person", "guardian", "provisional_guardian"]
OrderKind = Literal[
    "ots", "vots", "placement", "authority_ended", "authority_suspended", "closed_care", "juvenile_probation"
]
Evidence = Literal["seen", "announced"]
Mark = Literal["T", "A", "G", "S"]
Subject = Literal[
    "help",
    "help_within_order",
    "share",
    "voluntary_stay",
    "contact",
    "safety_plan",
    "handover",
    "board_request",
    "placement",
    "closed_care",
]
Frame = Literal["voluntary", "court_ordered"]
OtherDecisionKind = Literal[
    "exclusion_order", "contact_ban", "criminal_condition", "contact_arrangement", "residence_arrangement"
]

KnownAt = str | None
"""When a fact was first written down (UTC, RFC 3339); None: not known. It changes no answer, only since when
a talk can have been about it (H18)."""

GI = "gi"
UNKNOWN = "unknown"


@dataclass(frozen=True, order=True)
class Person:
    """Somebody the question may touch."""

    id: PersonId
    born: date | None
    role: Role
    capacity: Capacity = "full"
    whereabouts: Whereabouts = "known"


@dataclass(frozen=True, order=True)
class Authority:
    """One line of authority over one child. A line without evidence counts as not known."""

    child: PersonId
    holder: str
    """Person id, `GI` or `UNKNOWN`."""
    since: date
    kind: AuthorityKind
    evidence: str | None
    until: date | None = None
    suspended: bool = False
    suspended_told_on: date | None = None
    """The day on which somebody first wrote down that it is suspended; None: always so, as far as we know."""
    was_proven: bool = False
    """Evidence was seen once, and a later version has none: it decides nothing, and what it opened stays open."""
    known_at: KnownAt = field(default=None, compare=False, repr=False)
    end_known_at: KnownAt = field(default=None, compare=False, repr=False)

    @property
    def is_proven(self) -> bool:
        """Tell whether its evidence says anything: a dash or a dot is none."""
        return says_something(self.evidence)


@dataclass(frozen=True)
class CourtOrder:
    """A court order about one child."""

    child: PersonId
    kind: OrderKind
    starts_on: date
    evidence: Evidence = "seen"
    person: str | None = None
    """Whose authority: a person, None for all parents (design §7), `UNKNOWN` where nobody wrote down whose."""
    court: str | None = None
    number: str | None = None
    decided_on: date | None = None
    until: date | None = None
    """The last day on which it holds (H16)."""
    heard_on: date | None = None
    carried_out_on: date | None = None
    ended_on: date | None = None
    annulled_on: date | None = None
    told_by: str | None = None
    told_on: date | None = None
    disputed: bool = False
    """Rival versions of this order wait for a person to choose: nothing follows from any of them (H12)."""
    known_at: KnownAt = field(default=None, compare=False, repr=False)
    end_known_at: KnownAt = field(default=None, compare=False, repr=False)


@dataclass(frozen=True)
class StruckOrder:
    """An order that stood here while somebody of the family was with us, and that never was: our mistake."""

    child: PersonId
    kind: OrderKind
    on: date
    """The day on which it was taken out."""
    person: str | None = None
    """Whose authority, as in `CourtOrder`."""
    known_at: KnownAt = field(default=None, compare=False, repr=False)


@dataclass(frozen=True)
class OtherDecision:
    """A decision that is never a frame but always a fact (H6)."""

    person: PersonId
    kind: OtherDecisionKind
    by: str
    about: str
    starts_on: date
    until: date | None = None
    evidence: str | None = None


@dataclass(frozen=True)
class Consent:
    """A mark somebody put, or refused to put."""

    person: PersonId
    subject: Subject
    kind: Literal["T", "A"]
    given: bool
    on: date
    concerns: str | None = None
    until: date | None = None
    withdrawn_on: date | None = None
    child: PersonId | None = None
    """About which child the paper is; None where nobody said: then it may be about any."""
    proposed_on: date | None = None
    """The day the paper came on the table; None: when the mark was put, at the latest."""
    replaced_on: date | None = None
    """The day another mark of this person took the place of this one, here or on the paper that replaced it."""

    def is_about(self, child: PersonId) -> bool:
        """Tell whether it may be about this child: what is agreed for one says nothing of a brother or sister."""
        return self.child in (None, child)


@dataclass(frozen=True)
class LegalException:
    """One of the switches X1–X8 of law.md table A2."""

    id: Literal["X1", "X2", "X3", "X4", "X5", "X6", "X7", "X8"]
    reason: str
    consulted: str | None = None
    on: date | None = None
    left_out: tuple[PersonId, ...] = ()
    """Whose consent it leaves out, of those it may; empty: everybody it may."""


@dataclass(frozen=True)
class Question:
    """What is asked, about which child."""

    child: PersonId
    subject: Subject
    concerns: str | None = None
    recipient: PersonId | None = None
    touches: tuple[PersonId, ...] = ()
    far_reaching: bool = True
    exceptions: tuple[LegalException, ...] = ()


@dataclass(frozen=True, order=True)
class Happening:
    """Something that happened to the family and is no fact of authority, order or consent."""

    kind: str
    """Kind of record that told it, such as "hearingPlanned"."""
    on: date
    children: tuple[PersonId, ...] = ()
    """Empty: every child."""
    persons: tuple[PersonId, ...] = ()
    """Whom it concerns in particular."""
    details: tuple[tuple[str, str], ...] = ()
    """(field, text) of this kind."""
    disputed: bool = False
    """Rival versions of it wait for a person: it opens its moments, and is said to nobody as true."""
    known_at: KnownAt = field(default=None, compare=False, repr=False)

    def is_about(self, child: PersonId) -> bool:
        """Tell whether it touches this child."""
        return not self.children or child in self.children


@dataclass(frozen=True)
class Facts:
    """Everything known on the day `on`. The order of the tuples never changes an answer."""

    on: date
    persons: tuple[Person, ...]
    authority: tuple[Authority, ...] = ()
    orders: tuple[CourtOrder, ...] = ()
    other_decisions: tuple[OtherDecision, ...] = ()
    consents: tuple[Consent, ...] = ()
    happenings: tuple[Happening, ...] = ()
    once: tuple[Consent, ...] = ()
    """Marks that count no more, or of which nobody knows whether they do: they open moments, and nothing else."""
    struck: tuple[StruckOrder, ...] = ()
    """Orders that never were: they open moments, and nothing else."""
