"""The promises of a safety plan: whose each one is, how a plan grows, and what changed since. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

from jgvisit.ids import PersonId
from jgvisit.records.answers import Answer, ChoiceAnswer, DayAnswer, PersonsAnswer, Row, RowsAnswer, TextAnswer
from jgvisit.records.case_forms import FilledForm, FilledPart

SAFETY_PLAN = "safetyPlan"
PROMISES = "agreements"
_OF_ONE_VERSION = frozenset({"reviewOn", "validUntil"})
"""Days of a version: the next one gets its own."""

Answers = Mapping[str, Answer]


@dataclass(frozen=True)
class Promise:
    """One agreement of a plan, each of the persons it names for their own part (law.md table A3)."""

    row: str
    who: tuple[PersonId, ...]
    others: tuple[str, ...]
    """Who is no member of the family: somebody of the network, or our team."""
    what: str
    when_where: str = ""
    until: date | None = None
    checked_how: str = ""
    checked_by: str = ""
    if_not: str = ""
    kind: str = ""
    for_a_child: str = ""
    """The same in words for a child; empty: nobody wrote them."""
    picture: str = ""
    """Which picture a child sees beside it; empty: that of its kind."""

    @property
    def is_complete(self) -> bool:
        """Whether it says how and by whom it is checked, and who helps if it does not work."""
        return bool(self.checked_how and self.checked_by and self.if_not)

    def holds_on(self, today: date) -> bool:
        """Whether its last day has not passed; one without a day holds as long as its plan."""
        return self.until is None or today <= self.until


@dataclass(frozen=True)
class PromiseChange:
    """One promise in the last version against the one before."""

    how: Literal["new", "changed", "ended", "same"]
    before: Promise | None
    after: Promise | None


def common_part(plan: FilledForm) -> FilledPart | None:
    """Return the last version of what all read; None while there is none, or two wait for a person to decide."""
    parts = [part for part in plan.parts if part.part == "common"]
    return parts[0] if len(parts) == 1 and not parts[0].disputed else None


def promises(answers: Answers) -> tuple[Promise, ...]:
    """Return the promises of the common part of a plan, in order."""
    rows = answers.get(PROMISES)
    return tuple(_promise(row) for row in rows.rows) if isinstance(rows, RowsAnswer) else ()


def promises_of(answers: Answers, person: PersonId) -> tuple[Promise, ...]:
    """Return the promises this person makes: only under these they can put an A."""
    return tuple(promise for promise in promises(answers) if person in promise.who)


def promisers(answers: Answers) -> frozenset[PersonId]:
    """Return who of the family promises something."""
    return frozenset(person for promise in promises(answers) for person in promise.who)


def ending_earlier(answers: Answers) -> tuple[Promise, ...]:
    """Return the promises that end before their plan does: after that day nobody promises it any more."""
    last = answers.get("validUntil")
    end = date.fromisoformat(last.day) if isinstance(last, DayAnswer) else None
    return tuple(each for each in promises(answers) if each.until is not None and end is not None and each.until < end)


def carried_over(answers: Answers) -> dict[str, Answer]:
    """Return the answers with which the next version begins: all of it, but for the days of this one.

    Promises keep their id, so that a review of one still belongs to it.
    """
    return {name: answer for name, answer in answers.items() if name not in _OF_ONE_VERSION}


def changes(before: Answers, after: Answers) -> tuple[PromiseChange, ...]:
    """Return what became of each promise: those of `after` in order, then those that ended."""
    then = {promise.row: promise for promise in promises(before)}
    now = promises(after)
    kept = {promise.row for promise in now}
    told = [PromiseChange(_how(then.get(promise.row), promise), then.get(promise.row), promise) for promise in now]
    return (*told, *(PromiseChange("ended", old, None) for row, old in then.items() if row not in kept))


def plan_changes(plan: FilledForm) -> tuple[PromiseChange, ...]:
    """Return what changed in the promises since the version before the last; nothing for a first version."""
    last = common_part(plan)
    versions = sorted((part for part in plan.versions if part.part == "common"), key=lambda part: part.number)
    earlier = [part for part in versions if last is not None and part.number < last.number]
    if last is None or not earlier:
        return ()
    return changes(dict(earlier[-1].answers), dict(last.answers))


def _how(before: Promise | None, after: Promise) -> Literal["new", "changed", "same"]:
    if before is None:
        return "new"
    return "same" if before == after else "changed"


def _promise(row: Row) -> Promise:
    who = row.cells.get("who")
    until = row.cells.get("until")
    kind, picture = row.cells.get("kind"), row.cells.get("picture")
    named = who if isinstance(who, PersonsAnswer) else PersonsAnswer()
    return Promise(
        row=row.id,
        who=tuple(map(PersonId, named.persons)),
        others=named.others,
        what=_text(row, "what"),
        when_where=_text(row, "whenWhere"),
        until=date.fromisoformat(until.day) if isinstance(until, DayAnswer) else None,
        checked_how=_text(row, "checkedHow"),
        checked_by=_text(row, "checkedBy"),
        if_not=_text(row, "ifNot"),
        kind=next(iter(kind.values), "") if isinstance(kind, ChoiceAnswer) else "",
        for_a_child=_text(row, "forAChild"),
        picture=next(iter(picture.values), "") if isinstance(picture, ChoiceAnswer) else "",
    )


def _text(row: Row, column: str) -> str:
    cell = row.cells.get(column)
    return cell.text.strip() if isinstance(cell, TextAnswer) else ""


def texts_of_row(row: Row) -> Iterator[tuple[str, str]]:
    """Yield the columns of a row that hold words, with them."""
    for column, cell in row.cells.items():
        if isinstance(cell, TextAnswer):
            yield column, cell.text
