"""The shape of CASE.json (design §7)."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

import msgspec

from jgvisit.domain.facts import (
    Authority,
    AuthorityKind,
    Capacity,
    Consent,
    CourtOrder,
    Evidence,
    Facts,
    LegalException,
    OrderKind,
    OtherDecision,
    Person,
    Question,
    Role,
    Subject,
    Whereabouts,
)
from jgvisit.domain.own_words import says_something
from jgvisit.ids import PersonId

_Id = Annotated[str, msgspec.Meta(min_length=1)]
_OtherKind = Literal[
    "exclusion_order", "contact_ban", "criminal_condition", "contact_arrangement", "residence_arrangement"
]


class _Strict(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Base of all shapes; `null` means absent."""


class PersonOfCase(_Strict, frozen=True):
    """A person."""

    id: _Id
    born: date
    role: Role
    capacity: Capacity | None = None
    whereabouts: Whereabouts | None = None

    def to_domain(self) -> Person:
        """Return the person as the engine knows it."""
        return Person(PersonId(self.id), self.born, self.role, self.capacity or "full", self.whereabouts or "known")


class AuthorityOfCase(_Strict, frozen=True):
    """A line of authority."""

    child: _Id
    holder: _Id
    since: date
    kind: AuthorityKind
    evidence: str | None = None
    until: date | None = None
    suspended: bool | None = None

    def to_domain(self) -> Authority:
        """Return the line as the engine knows it."""
        proof = self.evidence if says_something(self.evidence) else None
        child = PersonId(self.child)
        return Authority(child, self.holder, self.since, self.kind, proof, self.until, bool(self.suspended))


class OrderOfCase(_Strict, frozen=True):
    """A court order. An announced one may lack court, number and dates; it then counts from `told_on`."""

    child: _Id
    kind: OrderKind
    person: _Id | None = None
    evidence: Evidence | None = None
    court: str | None = None
    number: str | None = None
    decided_on: date | None = None
    starts_on: date | None = msgspec.field(name="from", default=None)
    until: date | None = None
    heard_on: date | None = None
    carried_out_on: date | None = None
    ended_on: date | None = None
    annulled_on: date | None = None
    told_by: str | None = None
    told_on: date | None = None

    def to_domain(self) -> CourtOrder:
        """Return the order as the engine knows it; `check` has seen that it has a start."""
        start = self.starts_on or self.told_on
        assert start is not None
        values = msgspec.structs.asdict(self)
        values.update(starts_on=start, evidence=self.evidence or "seen")
        return CourtOrder(**values)


class DecisionOfCase(_Strict, frozen=True):
    """Another decision (H6)."""

    person: _Id
    kind: _OtherKind
    by: str
    about: str
    starts_on: date = msgspec.field(name="from")
    until: date | None = None
    evidence: str | None = None

    def to_domain(self) -> OtherDecision:
        """Return the decision as the engine knows it."""
        return OtherDecision(**msgspec.structs.asdict(self))


class ConsentOfCase(_Strict, frozen=True):
    """A mark put, or refused."""

    person: _Id
    subject: Subject
    kind: Literal["T", "A"]
    given: bool
    on: date
    concerns: str | None = None
    until: date | None = None
    withdrawn_on: date | None = None

    def to_domain(self) -> Consent:
        """Return the consent as the engine knows it."""
        return Consent(**msgspec.structs.asdict(self))


class ExceptionOfCase(_Strict, frozen=True):
    """A switch of table A2."""

    id: Literal["X1", "X2", "X3", "X4", "X5", "X6", "X7", "X8"]
    reason: str
    consulted: str | None = None
    on: date | None = None

    def to_domain(self) -> LegalException:
        """Return the switch as the engine knows it."""
        return LegalException(self.id, self.reason, self.consulted, self.on)


class QuestionOfCase(_Strict, frozen=True):
    """What is asked."""

    child: _Id
    subject: Subject
    concerns: str | None = None
    recipient: _Id | None = None
    touches: tuple[_Id, ...] | None = None
    far_reaching: bool | None = None
    exceptions: tuple[ExceptionOfCase, ...] | None = None

    def to_domain(self) -> Question:
        """Return the question as the engine knows it."""
        return Question(
            child=PersonId(self.child),
            subject=self.subject,
            concerns=self.concerns,
            recipient=None if self.recipient is None else PersonId(self.recipient),
            touches=tuple(PersonId(person) for person in self.touches or ()),
            far_reaching=self.far_reaching is not False,
            exceptions=tuple(switch.to_domain() for switch in self.exceptions or ()),
        )


class CaseFileOfLaw(_Strict, frozen=True):
    """The whole file."""

    on: date
    persons: tuple[PersonOfCase, ...]
    authority: tuple[AuthorityOfCase, ...]
    orders: tuple[OrderOfCase, ...]
    question: QuestionOfCase
    other_decisions: tuple[DecisionOfCase, ...] | None = None
    consents: tuple[ConsentOfCase, ...] | None = None

    def facts(self) -> Facts:
        """Return the facts as the engine knows them."""
        return Facts(
            on=self.on,
            persons=tuple(person.to_domain() for person in self.persons),
            authority=tuple(line.to_domain() for line in self.authority),
            orders=tuple(order.to_domain() for order in self.orders),
            other_decisions=tuple(decision.to_domain() for decision in self.other_decisions or ()),
            consents=tuple(consent.to_domain() for consent in self.consents or ()),
        )
