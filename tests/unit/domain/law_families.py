"""Invented families for the tests of the law engine."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from jgvisit import config
from jgvisit.content.law_book import load_law_book
from jgvisit.domain.ages import birthday
from jgvisit.domain.answer import Answer
from jgvisit.domain.facts import (
    Authority,
    AuthorityKind,
    Consent,
    CourtOrder,
    Facts,
    LegalException,
    OrderKind,
    Person,
    Question,
    Role,
    Subject,
)
from jgvisit.domain.law import answer
from jgvisit.ids import PersonId

ON = date(2026, 6, 15)
BOOK = load_law_book(config.resources_dir() / "law")
AGES = {"0-11": 7, "12-15": 13, "16-17": 16, "18+": 18}
REGISTER = "gezagsregister 2026-06-01"

CHILD, MOTHER, FATHER, OTHER = (PersonId(name) for name in ("child", "mother", "father", "other"))
GUARDIAN, GUARDIAN_2, FOSTER = (PersonId(name) for name in ("guardian", "guardian-2", "foster"))


def person(id_: PersonId, role: Role = "parent", age: int = 40, **fields: Any) -> Person:
    return Person(id_, birthday(date(ON.year - age, 1, 1), 0), role, **fields)


def holds(holder: str, kind: AuthorityKind = "parent", **fields: Any) -> Authority:
    given: dict[str, Any] = {"evidence": REGISTER, "since": date(2010, 1, 1), **fields}
    return Authority(CHILD, holder, given.pop("since"), kind, **given)


def order(kind: OrderKind, starts_on: date = date(2026, 5, 1), **fields: Any) -> CourtOrder:
    seen: dict[str, Any] = {"court": "Rechtbank Voorbeeld", "number": f"C/{kind}", "decided_on": starts_on}
    if kind == "placement":
        seen["carried_out_on"] = starts_on
    if kind == "vots":
        seen["heard_on"] = starts_on + timedelta(days=7)
    return CourtOrder(CHILD, kind, starts_on, **{**seen, **fields})


def announced(kind: OrderKind = "ots", told_on: date = ON, **fields: Any) -> CourtOrder:
    told: dict[str, Any] = {"evidence": "announced", "told_by": "advocaat", "told_on": told_on, **fields}
    return CourtOrder(CHILD, kind, told.pop("starts_on", told_on), **told)


PEOPLE = (
    person(MOTHER),
    person(FATHER),
    person(OTHER, "other"),
    person(GUARDIAN, "guardian"),
    person(GUARDIAN_2, "guardian"),
    person(FOSTER, "other"),
)
TWO_PARENTS = (holds(MOTHER), holds(FATHER))


def family(age: int, *authority: Authority, people: tuple[Person, ...] = (), **fields: Any) -> Facts:
    """A child of this age and everybody around it; `people` replace those with the same id."""
    everybody = {known.id: known for known in (*PEOPLE, person(CHILD, "child", age), *people)}
    return Facts(ON, tuple(everybody.values()), authority, **fields)


def ask(facts: Facts, subject: Subject = "help", **fields: Any) -> Answer:
    return answer(facts, Question(CHILD, subject, **fields), BOOK)


def yes(*persons: PersonId, subject: Subject = "help", kind: Any = "T", **fields: Any) -> tuple[Consent, ...]:
    given: dict[str, Any] = {"given": True, "on": ON - timedelta(days=1), **fields}
    return tuple(Consent(name, subject, kind, **given) for name in persons)


def no(*persons: PersonId, **fields: Any) -> tuple[Consent, ...]:
    return tuple(replace(consent, given=False) for consent in yes(*persons, **fields))


def switch(id_: Any, **fields: Any) -> LegalException:
    return LegalException(id_, **{"reason": "opgeschreven", "consulted": "collega", "on": ON, **fields})


def marks(result: Answer, kind: str = "T") -> set[str]:
    return {mark.person for mark in result.required if mark.kind == kind}


def codes(result: Answer) -> set[str]:
    return {block.code for block in result.blocked_by}
