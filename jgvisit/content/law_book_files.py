"""The shapes of the files in `resources/law/`; an unknown key is an error."""

from __future__ import annotations

from datetime import date
from typing import Literal

import msgspec

from jgvisit.domain.ages import BANDS, AgeBand
from jgvisit.domain.answer import Block, Imposition, Remedy
from jgvisit.domain.facts import Mark, OrderKind, Subject
from jgvisit.domain.law_book import (
    Effect,
    ExceptionRule,
    Explains,
    Group,
    ImposedRule,
    LawChange,
    Lift,
    MarkRule,
    Measure,
    Moment,
    Need,
    Rank,
    Row,
    SourceMark,
    Who,
)

_Names = tuple[str, ...]


class _Strict(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Base of all shapes."""


class Cell(_Strict, frozen=True):
    """What a row says at one age; `articles` and `why` default to those of the row."""

    T: tuple[Who, ...] = ()
    A: tuple[Who, ...] = ()
    G: tuple[Who, ...] = ()
    S: tuple[Who, ...] = ()
    informed: tuple[Who, ...] = ()
    blocks: _Names = ()
    articles: _Names | None = None
    why: str | None = None
    points: _Names = ()

    def marks(self) -> tuple[MarkRule, ...]:
        """Return the marks, consents first."""
        groups: tuple[tuple[Mark, tuple[Who, ...]], ...] = (("T", self.T), ("A", self.A), ("G", self.G), ("S", self.S))
        return tuple(MarkRule(who, kind) for kind, people in groups for who in people)


class Imposed(_Strict, frozen=True):
    """Who may impose it on which orders."""

    who: str
    orders: tuple[OrderKind, ...]
    articles: _Names


class RowOfFile(_Strict, frozen=True):
    """A row of a1.toml or a3.toml."""

    row: str
    title: str
    subjects: tuple[Subject, ...]
    condition: str
    evidence: SourceMark
    articles: _Names
    why: str
    ages: dict[AgeBand, Cell]
    decides: bool = True
    within_order: bool = False
    explains: Explains = "nobody"
    imposed: Imposed | None = None

    def to_domain(self, table: str) -> Row:
        """Return the row as the engine knows it; `table` stands before its number."""
        return Row(
            id=f"{table}-{self.row}",
            title=self.title,
            subjects=self.subjects,
            condition=self.condition,
            decides=self.decides,
            within_order=self.within_order,
            explains=self.explains,
            evidence=self.evidence,
            effects={band: self._effect(self.ages[band]) for band in BANDS if band in self.ages},
            imposed=None
            if self.imposed is None
            else ImposedRule(self.imposed.who, self.imposed.orders, self.imposed.articles),
        )

    def _effect(self, cell: Cell) -> Effect:
        return Effect(
            marks=cell.marks(),
            informed=cell.informed,
            blocks=cell.blocks,
            articles=self.articles if cell.articles is None else cell.articles,
            why=self.why if cell.why is None else cell.why,
            points=cell.points,
        )


class RowsFile(_Strict, frozen=True):
    """a1.toml, a3.toml."""

    row: tuple[RowOfFile, ...]


class BlockOfFile(_Strict, frozen=True):
    """A reason why something may not start."""

    code: str
    why: str
    articles: _Names

    def to_domain(self) -> Block:
        """Return the block as the engine knows it."""
        return Block(self.code, self.why, self.articles)


class BlocksFile(_Strict, frozen=True):
    """blocks.toml."""

    block: tuple[BlockOfFile, ...]


class ExceptionOfFile(_Strict, frozen=True):
    """A switch of table A2."""

    id: str
    title: str
    ages: tuple[AgeBand, ...]
    subjects: tuple[Subject, ...]
    needs: tuple[Need, ...]
    lifts: Lift
    articles: _Names
    evidence: SourceMark
    why: str
    lifts_blocks: _Names = ()
    block: str | None = None
    points: _Names = ()

    def to_domain(self) -> ExceptionRule:
        """Return the switch as the engine knows it."""
        return ExceptionRule(
            id=self.id,
            title=self.title,
            bands=self.ages,
            subjects=self.subjects,
            needs=self.needs,
            lifts=self.lifts,
            lifts_blocks=self.lifts_blocks,
            block=self.block,
            articles=self.articles,
            evidence=self.evidence,
            why=self.why,
            points=self.points,
        )


class ExceptionsFile(_Strict, frozen=True):
    """a2.toml."""

    exception: tuple[ExceptionOfFile, ...]


class CouldOfFile(_Strict, frozen=True):
    """What somebody could decide later."""

    who: str
    decision: str
    articles: _Names


class RemedyOfFile(_Strict, frozen=True):
    """What somebody can do; a term in days counts as the law counts it."""

    what: str
    where: str
    articles: _Names
    term_days: int | None = None


class MeasureOfFile(_Strict, frozen=True):
    """A row of table B."""

    subjects: tuple[Subject, ...]
    condition: str
    could: tuple[CouldOfFile, ...] = ()
    remedies: tuple[RemedyOfFile, ...] = ()

    def to_domain(self) -> Measure:
        """Return the row as the engine knows it."""
        return Measure(
            subjects=self.subjects,
            condition=self.condition,
            could=tuple(Imposition(line.who, line.decision, line.articles) for line in self.could),
            remedies=tuple(Remedy(line.what, line.where, line.articles, line.term_days) for line in self.remedies),
        )


class MeasuresFile(_Strict, frozen=True):
    """measures.toml."""

    measure: tuple[MeasureOfFile, ...]


class MomentOfFile(_Strict, frozen=True):
    """A row of table C."""

    number: int
    title: str
    explain: str
    who: str
    cards: _Names
    rank: Rank
    evidence: SourceMark
    source: Literal["facts", "records"] = msgspec.field(name="from")
    opened_by: _Names = ()
    to: tuple[Group, ...] = ()

    def to_domain(self) -> Moment:
        """Return the moment as the engine knows it."""
        return Moment(
            number=self.number,
            title=self.title,
            explain=self.explain,
            who=self.who,
            cards=self.cards,
            rank=self.rank,
            evidence=self.evidence,
            source=self.source,
            opened_by=self.opened_by,
            to=self.to,
        )


class MomentsFile(_Strict, frozen=True):
    """moments.toml."""

    moment: tuple[MomentOfFile, ...]


class ChangeOfFile(_Strict, frozen=True):
    """What became different for families with a version of the book."""

    version: str
    valid_from: date
    rows: _Names
    was: str
    now: str
    articles: _Names

    def to_domain(self) -> LawChange:
        """Return the change as the engine knows it."""
        return LawChange(self.version, self.valid_from, self.rows, self.was, self.now, self.articles)


class ChangesFile(_Strict, frozen=True):
    """changes.toml."""

    change: tuple[ChangeOfFile, ...] = ()


class BookFile(_Strict, frozen=True):
    """book.toml."""

    version: str
    checked_by_jurist: bool
    texts_seen: _Names
    open_points: _Names
    order_names: dict[OrderKind, str]
