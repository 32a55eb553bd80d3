"""The shapes of origins.toml, b.toml, d.toml and reminders.toml; an unknown key is an error."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

import msgspec

from jgvisit.content.model import ReviewState
from jgvisit.domain.ages import BANDS, AgeBand
from jgvisit.domain.answer import Remedy
from jgvisit.domain.facts import Frame, OrderKind, Role, Subject
from jgvisit.domain.law_book import SourceMark
from jgvisit.domain.measures import MeasureRow, Power
from jgvisit.domain.origins import Gives, GivingRow, HowLost, OriginRow, OriginTable
from jgvisit.domain.reminders import Owner, ReminderKind, ReminderText
from jgvisit.domain.rights import MINOR, Can, Circumstance, RightRule
from jgvisit.domain.rights_card import CardWord

_Names = tuple[str, ...]


class _Strict(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Base of all shapes."""


class OriginRowOfFile(_Strict, frozen=True, kw_only=True):
    """What every row of origins.toml has."""

    row: str
    title: str
    articles: _Names
    evidence: SourceMark
    why: str
    proof: _Names
    points: _Names = ()

    def text(self) -> OriginRow:
        """Return the row as the rules know it."""
        return OriginRow(self.row, self.title, self.articles, self.evidence, self.why, self.proof, self.points)


class GivingRowOfFile(OriginRowOfFile, frozen=True, kw_only=True):
    """A row that gives authority."""

    condition: str
    gives: tuple[Gives, ...]


class LosingRowOfFile(OriginRowOfFile, frozen=True, kw_only=True):
    """A row that takes somebody out."""

    how: HowLost


class OriginsFile(_Strict, frozen=True):
    """origins.toml."""

    origin: tuple[GivingRowOfFile, ...]
    loss: tuple[LosingRowOfFile, ...]
    partner_after_death: OriginRowOfFile
    nobody_left: OriginRowOfFile
    supervised: OriginRowOfFile

    def to_domain(self) -> OriginTable:
        """Return the table as the rules know it."""
        return OriginTable(
            giving=tuple(GivingRow(raw.text(), raw.condition, raw.gives) for raw in self.origin),
            losing={raw.how: raw.text() for raw in self.loss},
            partner_after_death=self.partner_after_death.text(),
            nobody_left=self.nobody_left.text(),
            supervised=self.supervised.text(),
        )


class PowerOfFile(_Strict, frozen=True):
    """Who could impose it."""

    who: str
    decision: str
    orders: tuple[OrderKind, ...]
    articles: _Names


class RemedyOfRow(_Strict, frozen=True):
    """What somebody can do about it."""

    what: str
    where: str
    articles: _Names
    term_days: int | None = None


class MeasureRowOfFile(_Strict, frozen=True):
    """A row of b.toml."""

    row: str
    title: str
    voluntary: str
    could: tuple[PowerOfFile, ...]
    remedies: tuple[RemedyOfRow, ...]
    articles: _Names
    evidence: SourceMark
    subjects: tuple[Subject, ...] = ()
    points: _Names = ()

    def to_domain(self) -> MeasureRow:
        """Return the row as the rules know it."""
        return MeasureRow(
            row=self.row,
            title=self.title,
            subjects=self.subjects,
            voluntary=self.voluntary,
            could=tuple(Power(raw.who, raw.decision, raw.orders, raw.articles) for raw in self.could),
            remedies=tuple(Remedy(raw.what, raw.where, raw.articles, raw.term_days) for raw in self.remedies),
            articles=self.articles,
            evidence=self.evidence,
            points=self.points,
        )


class MeasureRowsFile(_Strict, frozen=True):
    """b.toml."""

    measure: tuple[MeasureRowOfFile, ...]


class RightOfFile(_Strict, frozen=True):
    """A line of d.toml."""

    row: str
    title: str
    can: Can
    roles: tuple[Role, ...]
    sentences: _Names
    articles: _Names
    evidence: SourceMark
    ages: tuple[AgeBand, ...] = BANDS
    child_ages: tuple[AgeBand, ...] = MINOR
    frames: tuple[Frame, ...] = ("voluntary", "court_ordered")
    only: tuple[Circumstance, ...] = ()
    unless: tuple[Circumstance, ...] = ()
    route: Annotated[int, msgspec.Meta(ge=1, le=7)] | None = None
    general: _Names = ()
    spare: Annotated[int, msgspec.Meta(ge=1, le=9)] = 0

    def to_domain(self) -> RightRule:
        """Return the line as the rules know it."""
        return RightRule(
            row=self.row,
            title=self.title,
            can=self.can,
            roles=self.roles,
            bands=self.ages,
            frames=self.frames,
            only=self.only,
            unless=self.unless,
            sentences=self.sentences,
            articles=self.articles,
            evidence=self.evidence,
            route=self.route,
            general=self.general,
            spare=self.spare,
            child_ages=self.child_ages,
        )


class RightsFile(_Strict, frozen=True):
    """d.toml."""

    review: ReviewState
    valid_until: date
    """Last day without a warning on every card and sheet; it never holds one back."""
    words: dict[CardWord, tuple[str, str]]
    """Headings and labels: to a grown-up, to a child."""
    right: tuple[RightOfFile, ...]


class RightsLanguageFile(_Strict, frozen=True):
    """d-<language>.toml."""

    language: str
    direction: Literal["ltr", "rtl"]
    translation: Literal["not_checked", "checked"]
    lines: dict[str, str]


class ReminderOfFile(_Strict, frozen=True):
    """An entry of reminders.toml."""

    kind: ReminderKind
    title: str
    owner: Owner
    why: str
    articles: _Names
    evidence: SourceMark

    def to_domain(self) -> ReminderText:
        """Return what the book says of this kind."""
        return ReminderText(self.title, self.owner, self.why, self.articles, self.evidence)


class RemindersFile(_Strict, frozen=True):
    """reminders.toml."""

    reminder: tuple[ReminderOfFile, ...]


class WordsFile(_Strict, frozen=True):
    """words.toml: how names in the files read in Dutch."""

    condition: dict[str, str]
    circumstance: dict[Circumstance, str]
    who: dict[str, str]
    word: dict[str, str]
