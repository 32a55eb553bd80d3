"""The tables of the law as one frozen value; they are data in `resources/law/` (design §2).

`domain` only names the predicates, the persons and the shapes; which row says what stands in
the files, each with its articles and with how well its source is known.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

from jgvisit.domain.ages import AgeBand
from jgvisit.domain.answer import Block, Imposition, Remedy
from jgvisit.domain.facts import Mark, OrderKind, Subject

SourceMark = Literal["seen", "general_knowledge", "inferred"]
"""Law.md's S, GK and INF."""
Who = Literal["child", "holders", "candidates", "touched", "foster_parents", "former_holders"]
"""Child = who gets the help; candidates = holders and those whose line of authority has no evidence."""
Lift = Literal["holders", "refusing_holders", "child_for_holders", "holders_after", "everyone", "nothing"]
Explains = Literal["nobody", "holders", "everyone"]
Need = Literal["reason", "consulted", "on"]
Group = Literal["parents", "child", "child_12", "foster_parents", "concerned"]
"""Whom a moment is explained to: parents = who holds, or may hold, authority; concerned = whom the event names."""
Rank = Literal["before_we_act", "next_visit", "to_know"]


@dataclass(frozen=True)
class MarkRule:
    """A group of persons and the mark they must or may put."""

    who: Who
    kind: Mark


@dataclass(frozen=True)
class Effect:
    """One cell: what a row says at one age."""

    marks: tuple[MarkRule, ...]
    informed: tuple[Who, ...]
    blocks: tuple[str, ...]
    """Codes of `LawBook.blocks`."""
    articles: tuple[str, ...]
    why: str
    """One Dutch sentence."""
    points: tuple[str, ...]
    """Unsettled or local, for the jurist."""


@dataclass(frozen=True)
class ImposedRule:
    """Who may impose this on which seen orders in force."""

    who: str
    orders: tuple[OrderKind, ...]
    articles: tuple[str, ...]


@dataclass(frozen=True)
class Row:
    """One row of table A1 or A3."""

    id: str
    """Such as "A1-1"."""
    title: str
    subjects: tuple[Subject, ...]
    condition: str
    """Name in `predicates.PREDICATES`."""
    decides: bool
    """The first deciding row that holds gives the answer; every other row that holds adds to it."""
    within_order: bool
    explains: Explains
    """Whose T an adding row gives a further sentence and articles, such as why one parent decides alone."""
    evidence: SourceMark
    effects: Mapping[AgeBand, Effect]
    imposed: ImposedRule | None = None


@dataclass(frozen=True)
class ExceptionRule:
    """One switch of table A2."""

    id: str
    title: str
    bands: tuple[AgeBand, ...]
    subjects: tuple[Subject, ...]
    needs: tuple[Need, ...]
    lifts: Lift
    lifts_blocks: tuple[str, ...]
    block: str | None
    """Code it puts up itself, such as a child that refuses."""
    articles: tuple[str, ...]
    evidence: SourceMark
    why: str
    points: tuple[str, ...]


@dataclass(frozen=True)
class Measure:
    """A row of table B: what could be decided later, and what somebody can do."""

    subjects: tuple[Subject, ...]
    condition: str
    could: tuple[Imposition, ...]
    remedies: tuple[Remedy, ...]


@dataclass(frozen=True)
class Moment:
    """A row of table C: when the explanation is current again."""

    number: int
    title: str
    explain: str
    who: str
    cards: tuple[str, ...]
    rank: Rank
    evidence: SourceMark
    source: Literal["facts", "records"]
    """What opens it: the facts the law asks about, or kinds of record."""
    opened_by: tuple[str, ...]
    """Kinds of record that open it, such as "hearingPlanned"; "boardReportReceived.draft" only with that choice."""
    to: tuple[Group, ...]
    """Whom it is explained to when a record opens it; `who` says the same in words."""


@dataclass(frozen=True)
class LawChange:
    """What became different for families with a version of the book (moment 31)."""

    version: str
    """The first version of the book with the new rule."""
    valid_from: date
    rows: tuple[str, ...]
    """Rows of A1 and A3 by id; a row of the rights card as "D:help"."""
    was: str
    now: str
    """One plain Dutch sentence each."""
    articles: tuple[str, ...]


def version_order(version: str) -> tuple[int, ...]:
    """Return by what versions such as "2026.10" are ordered; what is no number comes before every number."""
    return tuple(int(part) if part.isdecimal() else -1 for part in version.split("."))


@dataclass(frozen=True)
class LawBook:
    """The whole book; `version` goes into every form that was made with it."""

    version: str
    checked_by_jurist: bool
    rows: tuple[Row, ...]
    exceptions: tuple[ExceptionRule, ...]
    measures: tuple[Measure, ...]
    moments: tuple[Moment, ...]
    blocks: Mapping[str, Block]
    order_names: Mapping[OrderKind, str]
    texts_seen: tuple[str, ...]
    """Which versions of the laws were read."""
    open_points: tuple[str, ...]
    """Unsettled, local or not verified; for the jurist."""
    changes: tuple[LawChange, ...] = ()
    """Oldest first."""

    def rows_for(self, subject: Subject) -> tuple[Row, ...]:
        """Return the rows that speak of `subject`, in the order of the book."""
        return tuple(row for row in self.rows if subject in row.subjects)

    def exception(self, id_: str) -> ExceptionRule:
        """Return the switch X1-X8.

        Raises:
            KeyError: the book has no such switch.
        """
        for rule in self.exceptions:
            if rule.id == id_:
                return rule
        raise KeyError(id_)

    def moment(self, number: int) -> Moment:
        """Return a row of table C.

        Raises:
            KeyError: the book has no such moment.
        """
        for moment in self.moments:
            if moment.number == number:
                return moment
        raise KeyError(number)
