"""What the rows of the book say together about one situation, before the exceptions."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from jgvisit.domain.ages import AgeBand
from jgvisit.domain.answer import Block, RequiredMark
from jgvisit.domain.law_book import Effect, LawBook, MarkRule, Row
from jgvisit.domain.predicates import PREDICATES
from jgvisit.domain.situation import Situation
from jgvisit.ids import PersonId


@dataclass(frozen=True)
class Draft:
    """An answer in the making; each rule returns a new one."""

    required: tuple[RequiredMark, ...] = ()
    informed: frozenset[PersonId] = frozenset()
    blocks: frozenset[Block] = frozenset()
    points: frozenset[str] = frozenset()

    def consents(self) -> tuple[RequiredMark, ...]:
        """Return the marks that are a consent (T)."""
        return tuple(mark for mark in self.required if mark.kind == "T")

    def without(self, marks: Iterable[RequiredMark]) -> Draft:
        """Take out `marks`; their persons are told instead."""
        gone = set(marks)
        return replace(
            self,
            required=tuple(mark for mark in self.required if mark not in gone),
            informed=self.informed | {mark.person for mark in gone},
        )

    def blocked(self, *blocks: Block) -> Draft:
        """Add reasons why it may not start."""
        return replace(self, blocks=self.blocks | set(blocks))

    def unblocked(self, codes: Iterable[str]) -> Draft:
        """Take out reasons by their code."""
        gone = set(codes)
        return replace(self, blocks=frozenset(block for block in self.blocks if block.code not in gone))

    def noted(self, points: Iterable[str]) -> Draft:
        """Add points for the jurist."""
        return replace(self, points=self.points | set(points))


def rows_that_hold(case: Situation, book: LawBook) -> tuple[Row, ...]:
    """Return the first deciding row that holds, then every adding row that does."""
    speaking = [
        row
        for row in book.rows_for(case.question.subject)
        if _column(case) in row.effects and PREDICATES[row.condition](case)
    ]
    deciding = [row for row in speaking if row.decides][:1]
    return (*deciding, *(row for row in speaking if not row.decides))


def draft_of(case: Situation, rows: tuple[Row, ...], book: LawBook) -> Draft:
    """Lay the cells of `rows` over each other."""
    draft = Draft(points=frozenset(case.frame.points))
    for row in rows:
        effect = row.effects[_column(case)]
        draft = _explained(_with_marks(draft, case, effect), case, row, effect)
        told = {person for who in effect.informed for person in case.people(who)}
        draft = replace(draft, informed=draft.informed | told)
        draft = draft.blocked(*(book.blocks[code] for code in effect.blocks)).noted(effect.points)
    return draft


def _column(case: Situation) -> AgeBand:
    """A child of unknown age is read as the youngest: it is asked for no signature."""
    return case.band or "0-11"


def _with_marks(draft: Draft, case: Situation, effect: Effect) -> Draft:
    for rule in effect.marks:
        for person in case.people(rule.who):
            draft = _with_mark(draft, case, person, rule, effect)
    return draft


def _with_mark(draft: Draft, case: Situation, person: PersonId, rule: MarkRule, effect: Effect) -> Draft:
    if case.is_under_12(person):  # is told, never asked to sign (Jw 7.3.15 lid 1)
        return replace(draft, informed=draft.informed | {person})
    kinds = {mark.kind for mark in draft.required if mark.person == person}
    if rule.kind in kinds or (rule.kind == "A" and "T" in kinds):  # who consents to it agrees with it
        return draft
    mark = RequiredMark(person, rule.kind, effect.why, effect.articles)
    return replace(draft, required=(*draft.required, mark))


def _explained(draft: Draft, case: Situation, row: Row, effect: Effect) -> Draft:
    if row.decides or row.explains == "nobody":
        return draft
    only = set(case.authority.candidates) if row.explains == "holders" else None
    return replace(draft, required=tuple(_reasoned(mark, effect, only) for mark in draft.required))


def _reasoned(mark: RequiredMark, effect: Effect, only: set[PersonId] | None) -> RequiredMark:
    if mark.kind != "T" or (only is not None and mark.person not in only):
        return mark
    articles = mark.articles + tuple(article for article in effect.articles if article not in mark.articles)
    why = mark.why if effect.why in mark.why else f"{mark.why} {effect.why}"
    return replace(mark, why=why, articles=articles)
