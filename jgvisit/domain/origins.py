"""Who should hold authority (gezag) over a child by what we were told of how it came about.

Advice only: it says whom to look up and where. It never replaces evidence; a line of authority
without evidence stays unknown, whatever this says (A1 row 12). Source: BW Book 1, titles 13-14.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from jgvisit.domain.facts import GI, UNKNOWN, AuthorityKind
from jgvisit.domain.law_book import SourceMark
from jgvisit.ids import PersonId

RECOGNITION_GIVES_AUTHORITY = date(2023, 1, 1)
"""From this day recognising a child gives authority as well (BW 1:251b)."""

Bond = Literal["none", "married", "partnership", "ended"]
PartnerBy = Literal["birth", "court"]
Gives = Literal["birth_parent", "other_parent", "partner", "named_by_court", "guardians", "gi", "unknown"]
HowLost = Literal["died", "minor", "under_guardianship", "unable", "whereabouts_unknown", "suspended", "ended"]


@dataclass(frozen=True, order=True)
class Loss:
    """Why somebody who held authority does not, or cannot, hold it now."""

    person: PersonId
    how: HowLost


@dataclass(frozen=True)
class History:
    """What we were told of how the authority over one child came about, as it stands now."""

    child_born: date
    birth_parent: PersonId
    other_parent: PersonId | None = None
    """The second legal parent."""
    bond: Bond = "none"
    """Between the two legal parents."""
    recognised_on: date | None = None
    mother_alone: bool = False
    """The deed of recognition says so, or the court replaced the mother's consent to it (BW 1:251b)."""
    joint_note: bool = False
    """Joint authority stands in the register on request of both (BW 1:252)."""
    court_gave: tuple[PersonId, ...] = ()
    """To whom the court gave authority."""
    partner: PersonId | None = None
    """Somebody who is no legal parent."""
    partner_by: PartnerBy | None = None
    guardians: tuple[str, ...] = ()
    """Person ids, or `GI`."""
    provisional_guardianship: bool = False
    supervised: bool = False
    losses: tuple[Loss, ...] = ()


@dataclass(frozen=True)
class OriginRow:
    """One row of the table; `row` is its number for the jurist."""

    row: str
    title: str
    articles: tuple[str, ...]
    evidence: SourceMark
    why: str
    """One Dutch sentence."""
    proof: tuple[str, ...]
    points: tuple[str, ...]


@dataclass(frozen=True)
class GivingRow:
    """A row that gives authority while its condition holds."""

    text: OriginRow
    condition: str
    gives: tuple[Gives, ...]


@dataclass(frozen=True)
class OriginTable:
    """The whole table, in the order in which its rows are tried."""

    giving: tuple[GivingRow, ...]
    losing: Mapping[HowLost, OriginRow]
    partner_after_death: OriginRow
    nobody_left: OriginRow
    supervised: OriginRow

    def rows(self) -> tuple[OriginRow, ...]:
        """Return every row, as the jurist reads them."""
        giving = tuple(row.text for row in self.giving)
        return (*giving, *self.losing.values(), self.partner_after_death, self.nobody_left, self.supervised)


@dataclass(frozen=True, order=True)
class Expected:
    """Somebody who should hold authority; `holder` is a person id, `GI` or `UNKNOWN`."""

    holder: str
    kind: AuthorityKind


@dataclass(frozen=True)
class AuthorityAdvice:
    """Who should hold authority by these facts, and what shows it."""

    holders: tuple[Expected, ...]
    rows: tuple[OriginRow, ...]
    """Rows that spoke, the giving one first."""
    proof: tuple[str, ...]
    """What to look at, in the order of the rows."""
    points: tuple[str, ...]
    """For the jurist."""


def advise(history: History, table: OriginTable) -> AuthorityAdvice:
    """Say who should hold authority by `history`; total, and independent of the order of its tuples."""
    giving = next(row for row in table.giving if CONDITIONS[row.condition](history))
    given = {expected for group in giving.gives for expected in _holders(group, history)}
    losses = sorted(loss for loss in set(history.losses) if any(loss.person == held.holder for held in given))
    holders = {held for held in given if all(loss.person != held.holder for loss in losses)}
    rows = [giving.text, *(table.losing[loss.how] for loss in losses)]
    if _partner_stays_after_death(holders, losses):
        holders = {replace(held, kind="guardian") for held in holders}
        rows.append(table.partner_after_death)
    if not holders:
        rows.append(table.nobody_left)
    if history.supervised:
        rows.append(table.supervised)
    rows = list({row.row: row for row in rows}.values())
    return AuthorityAdvice(
        holders=tuple(sorted(holders)),
        rows=tuple(rows),
        proof=tuple(dict.fromkeys(proof for row in rows for proof in row.proof)),
        points=tuple(dict.fromkeys(point for row in rows for point in row.points)),
    )


def say(advice: AuthorityAdvice, names: Mapping[str, str]) -> str:
    """Return the advice as Dutch sentences for the worker; `names` by person id.

    Raises:
        KeyError: a holder has no name.
    """
    called = {GI: "de GI", UNKNOWN: "misschien nog iemand", **names}
    people = [called[held.holder] for held in advice.holders] or ["niemand"]
    who = " en ".join(filter(None, (", ".join(people[:-1]), people[-1])))
    verb = "hebben" if len(people) > 1 else "heeft"
    return f"Volgens deze feiten {verb} {who} gezag. Ga dit na in het gezagsregister."


def _holders(group: Gives, history: History) -> Iterator[Expected]:
    match group:
        case "birth_parent":
            yield Expected(history.birth_parent, "parent")
        case "other_parent":
            if history.other_parent is not None:
                yield Expected(history.other_parent, "parent")
        case "partner":
            if history.partner is not None:
                yield Expected(history.partner, "other_person")
        case "named_by_court":
            yield from (Expected(person, "parent") for person in history.court_gave)
        case "guardians":
            yield from (Expected(person, "guardian") for person in history.guardians)
        case "gi":
            yield Expected(GI, "guardian" if GI in history.guardians else "provisional_guardian")
        case "unknown":
            yield Expected(UNKNOWN, "parent")


def _partner_stays_after_death(holders: set[Expected], losses: list[Loss]) -> bool:
    died = any(loss.how == "died" for loss in losses)
    return died and bool(holders) and all(held.kind == "other_person" for held in holders)


def _recognised(history: History) -> bool:
    return history.other_parent is not None and history.recognised_on is not None


def _before_2023(history: History) -> bool:
    return history.recognised_on is not None and history.recognised_on < RECOGNITION_GIVES_AUTHORITY


def _unborn_before_2023(history: History) -> bool:
    return _recognised(history) and _before_2023(history) and history.child_born >= RECOGNITION_GIVES_AUTHORITY


CONDITIONS: Mapping[str, Callable[[History], bool]] = {
    "gi_guardian": lambda told: GI in told.guardians,
    "gi_provisional_guardian": lambda told: told.provisional_guardianship,
    "natural_guardian": lambda told: bool(told.guardians),
    "court_after_divorce": lambda told: bool(told.court_gave) and told.bond == "ended",
    "court_decided": lambda told: bool(told.court_gave),
    "partner_by_court": lambda told: told.partner is not None and told.partner_by == "court",
    "partner_by_birth": lambda told: (
        told.partner is not None and told.partner_by == "birth" and told.other_parent is None
    ),
    "together": lambda told: told.other_parent is not None and told.bond in ("married", "partnership"),
    "bond_ended": lambda told: told.other_parent is not None and told.bond == "ended",
    "joint_note": lambda told: told.other_parent is not None and told.joint_note,
    "recognised_mother_alone": lambda told: _recognised(told) and told.mother_alone,
    "recognised_since_2023": lambda told: _recognised(told) and not _before_2023(told),
    "unborn_recognised_before_2023": _unborn_before_2023,
    "recognised_before_2023": _recognised,
    "second_parent_unexplained": lambda told: told.other_parent is not None,
    "always": lambda _: True,
}
"""Conditions a row may name; they are tried in the order of the table."""
