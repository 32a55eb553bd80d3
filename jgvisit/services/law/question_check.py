"""What makes a CASE.json impossible, although its shape is right (design §7)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

import msgspec

from jgvisit.domain.facts import GI, UNKNOWN
from jgvisit.domain.own_words import says_something
from jgvisit.services.law.question_file import CaseFileOfLaw

Problem = tuple[str, str]
"""Path of the field, and what is wrong with it."""
FIRST_YEAR, LAST_YEAR = 1850, 2250
"""Outside these a day is a slip of the pen."""


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
            if value is None or (isinstance(value, str) and not says_something(value)):
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
