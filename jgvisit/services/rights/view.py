"""A rights card in words: the lines of table D under their headings, each with its translation and source."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Literal

from jgvisit.content.law_tables import LawTables
from jgvisit.content.model import ReviewState
from jgvisit.content.rights_text import RightsLanguage
from jgvisit.domain.facts import Role
from jgvisit.domain.law_book import SourceMark
from jgvisit.domain.rights import Right, is_for
from jgvisit.domain.rights_card import CardWord, Group, grouped
from jgvisit.ids import PersonId

Line = tuple[str, str | None]
"""(Dutch, translation); None where the other language has no words for it."""


@dataclass(frozen=True)
class Concern:
    """One person's card: whose, and about which children. Children of whom the same is true share a card."""

    person: PersonId
    children: tuple[PersonId, ...]


@dataclass(frozen=True)
class RightsLine:
    """One line of table D, sentence by sentence, with its source."""

    row: str
    title: Line
    sentences: tuple[Line, ...]
    articles: tuple[str, ...]
    evidence: SourceMark
    route: int | None = None
    spare: int = 0
    """Where a sheet cannot hold all lines: 1 is left off first; 0 never."""


RightsGroup = tuple[Group, Line, tuple[RightsLine, ...]]
"""(heading, its words, its lines)"""


@dataclass(frozen=True)
class RightsView:
    """A rights card as it may be seen now."""

    concern: Concern
    informal: bool
    """A child is spoken to as "je"."""
    title: Line
    groups: tuple[RightsGroup, ...]
    general: bool
    """Only what holds for everybody of this role and age."""
    language: str | None
    """Of the translation beside the Dutch, None where there is none or it may not open."""
    rtl: bool
    review: ReviewState
    """As long as no jurist has released these texts, a mark says so."""
    expired_on: date | None
    """Last day of the texts, once it is over: every card and sheet says so, none is held back."""
    unchecked_translation: bool
    needs_interpreter: bool
    """There is a translation, but it opens only with an interpreter logged (H27)."""
    untranslated: bool
    situation: tuple[str, ...]
    """The circumstances that were seen, on which the lines rest."""
    frame_said: Literal["voluntary", "court_ordered", "checking"] | None
    law_book: str

    @property
    def lines(self) -> tuple[RightsLine, ...]:
        """Every line, in the order in which they are read."""
        return tuple(line for _, _, lines in self.groups for line in lines)


class CardWords:
    """Table D in Dutch, with one other language beside it or none."""

    def __init__(self, tables: LawTables, words: RightsLanguage | None, *, informal: bool) -> None:
        self._tables = tables
        self._words = words
        self._informal = informal

    def word(self, name: CardWord) -> Line:
        """Return a heading or label."""
        return self._line(self._tables.rights_text.word(name, informal=self._informal))

    def personal(self, rights: Iterable[Right]) -> tuple[RightsGroup, ...]:
        """Return the lines that are true for one person, by heading."""
        return tuple(
            (
                group,
                self.word(group),
                tuple(
                    RightsLine(
                        right.row,
                        self._line(right.title),
                        tuple(map(self._line, right.sentences)),
                        right.articles,
                        right.evidence,
                        right.route,
                        right.spare,
                    )
                    for right in lines
                ),
            )
            for group, lines in grouped(rights)
        )

    def general(self, role: Role, age: int | None) -> tuple[RightsGroup, ...]:
        """Return what holds for everybody of this role and age, whatever is true (H5)."""
        lines = tuple(
            RightsLine(
                rule.row, self._line(rule.title), tuple(map(self._line, rule.general)), rule.articles, rule.evidence
            )
            for rule in self._tables.rights
            if rule.general and is_for(rule, role, age)
        )
        return (("always", self.word("always"), lines),) if lines else ()

    def _line(self, dutch: str) -> Line:
        return dutch, None if self._words is None else self._words.lines.get(dutch)
