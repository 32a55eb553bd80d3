"""Who was told of a request to the Raad, when, how and by whom, or why not: each parent and youth apart. Pure.

practice.md §3.3 and form I: per authorised parent and youth from 12; a tick is no proof.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

from jgvisit.domain.ages import age_on
from jgvisit.domain.facts import GI, UNKNOWN
from jgvisit.domain.own_words import says_something
from jgvisit.ids import PersonId
from jgvisit.records.answers import Answer, ChoiceAnswer, DayAnswer, PersonsAnswer, Row, RowsAnswer, TextAnswer
from jgvisit.records.case_file import CaseFile

INFORMING = "informing"
TOLD_FROM = 12
"""Younger children are told too, fitting their age (Jw 7.3.2 lid 1); their own row is not asked."""
_TOLD = frozenset({"inPerson", "phone"})
Lack = Literal["nothing", "when", "byWhom", "why", "later"]
"""What a row lacks: the row itself, the day, by whom, the reason with its proof, when they will be told."""


@dataclass(frozen=True, order=True)
class NotInformed:
    """What is still missing about one person."""

    person: PersonId
    lacks: tuple[Lack, ...]


def to_inform(file: CaseFile, children: tuple[PersonId, ...], today: date) -> tuple[PersonId, ...]:
    """Return whom a request about `children` must be told to: who holds authority, parents, and youths from 12."""
    members = {member.id: member for member in file.members}
    held = {line.holder for line in file.authority if line.child in children} - {GI, UNKNOWN}
    holders = {member.id for member in file.members if member.id in held}
    parents = {member.id for member in file.members if member.role in ("parent", "guardian")}
    youths = {
        child
        for child in children
        if (born := members[child].born if child in members else None) is not None
        and age_on(date.fromisoformat(born), today) >= TOLD_FROM
    }
    return tuple(sorted(holders | parents | youths))


def not_informed(people: tuple[PersonId, ...], answers: Mapping[str, Answer], today: date) -> tuple[NotInformed, ...]:
    """Return what is missing about each of `people`; empty where everything is there.

    Args:
        people: from `to_inform`.
        answers: of the team's part.
        today: a day when they will be told that is over is none.
    """
    rows = answers.get(INFORMING)
    found = []
    for person in people:
        theirs = [row for row in rows.rows if person in _who(row)] if isinstance(rows, RowsAnswer) else []
        lacks = min((tuple(_lacks(row, today)) for row in theirs), key=len, default=("nothing",))
        if lacks:
            found.append(NotInformed(person, lacks))
    return tuple(found)


def _lacks(row: Row, today: date) -> Iterator[Lack]:
    told = row.cells.get("told")
    how = told.values[0] if isinstance(told, ChoiceAnswer) and told.values else None
    if how in _TOLD:
        if _day(row, "on") is None:
            yield "when"
        if not _says(row, "byWhom"):
            yield "byWhom"
        return
    if not _says(row, "why"):
        yield "why"
    later = _day(row, "laterOn")
    if later is None or later < today:
        yield "later"


def _who(row: Row) -> tuple[str, ...]:
    who = row.cells.get("person")
    return who.persons if isinstance(who, PersonsAnswer) else ()


def _says(row: Row, column: str) -> bool:
    cell = row.cells.get(column)
    return isinstance(cell, TextAnswer) and says_something(cell.text)


def _day(row: Row, column: str) -> date | None:
    cell = row.cells.get(column)
    return date.fromisoformat(cell.day) if isinstance(cell, DayAnswer) else None
