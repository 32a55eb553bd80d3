"""The shape of CASE.json (design §7), and what makes one impossible."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Annotated, Any, Literal

import msgspec

from jgvisit.domain.facts import (
    GI,
    UNKNOWN,
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
from jgvisit.ids import PersonId

Problem = tuple[str, str]
"""Path of the field, and what is wrong with it."""
FIRST_YEAR, LAST_YEAR = 1850, 2250
"""Outside these a day is a slip of the pen."""
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
        proof = (self.evidence or "").strip() or None
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


def check(case: CaseFileOfLaw) -> Iterator[Problem]:
    """Yield what is impossible in `case`, first things first."""
    yield from _years(case, "")
    yield from _persons(case)
    yield from _ids(case)
    yield from _orders(case)
    yield from _spans(case)
    yield from _births(case)


def _years(value: Any, path: str) -> Iterator[Problem]:
    if isinstance(value, date) and not FIRST_YEAR <= value.year <= LAST_YEAR:
        yield path, f"the year {value.year} is not possible"
    elif isinstance(value, tuple):
        for place, item in enumerate(value):
            yield from _years(item, f"{path}[{place}]")
    elif isinstance(value, msgspec.Struct):
        for field in msgspec.structs.fields(value):
            name = f"{path}.{field.encode_name}" if path else field.encode_name
            yield from _years(getattr(value, field.name), name)


def _persons(case: CaseFileOfLaw) -> Iterator[Problem]:
    seen: set[str] = set()
    for place, person in enumerate(case.persons):
        if person.id in seen:
            yield f"persons[{place}].id", f"{person.id} stands there twice"
        if person.id in (GI, UNKNOWN):
            yield f"persons[{place}].id", f"{person.id} cannot be the id of a person"
        seen.add(person.id)
        if person.born > case.on:
            yield f"persons[{place}].born", "lies after `on`"


def _ids(case: CaseFileOfLaw) -> Iterator[Problem]:
    known = {person.id for person in case.persons}
    for where, id_ in _named(case):
        if id_ is not None and id_ not in known:
            yield where, f"nobody in `persons` has the id {id_}"


def _named(case: CaseFileOfLaw) -> Iterator[tuple[str, str | None]]:
    for place, line in enumerate(case.authority):
        yield f"authority[{place}].child", line.child
        if line.holder not in (GI, UNKNOWN):
            yield f"authority[{place}].holder", line.holder
    for place, order in enumerate(case.orders):
        yield f"orders[{place}].child", order.child
        yield f"orders[{place}].person", order.person
    for place, decision in enumerate(case.other_decisions or ()):
        yield f"other_decisions[{place}].person", decision.person
    for place, consent in enumerate(case.consents or ()):
        yield f"consents[{place}].person", consent.person
    yield "question.child", case.question.child
    yield "question.recipient", case.question.recipient
    for place, person in enumerate(case.question.touches or ()):
        yield f"question.touches[{place}]", person


def _orders(case: CaseFileOfLaw) -> Iterator[Problem]:
    """A seen order needs court, number and dates; an announced one who told us, and when (H12)."""
    for place, order in enumerate(case.orders):
        if order.evidence == "announced":
            needed = {"told_by": order.told_by, "told_on": order.told_on}
        else:
            needed = {
                "court": order.court,
                "number": order.number,
                "decided_on": order.decided_on,
                "from": order.starts_on,
            }
        for name, value in needed.items():
            if value is None or value == "":
                yield f"orders[{place}].{name}", f"is missing for an order that was {order.evidence or 'seen'}"
        if order.decided_on is not None and order.decided_on > case.on:
            yield f"orders[{place}].decided_on", "lies after `on`"


def _spans(case: CaseFileOfLaw) -> Iterator[Problem]:
    spans = [(f"authority[{place}]", line.since, line.until) for place, line in enumerate(case.authority)]
    spans += [
        (f"orders[{place}]", order.starts_on or order.told_on or case.on, order.until)
        for place, order in enumerate(case.orders)
    ]
    spans += [
        (f"other_decisions[{place}]", decision.starts_on, decision.until)
        for place, decision in enumerate(case.other_decisions or ())
    ]
    spans += [(f"consents[{place}]", consent.on, consent.until) for place, consent in enumerate(case.consents or ())]
    for where, start, until in spans:
        if until is not None and until < start:
            yield f"{where}.until", "lies before its start"


def _births(case: CaseFileOfLaw) -> Iterator[Problem]:
    born = {person.id: person.born for person in case.persons}
    for place, line in enumerate(case.authority):
        if line.since < born[line.child]:
            yield f"authority[{place}].since", "lies before the birth of the child"
