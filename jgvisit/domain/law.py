"""The law engine: facts and a question in, the whole answer out. Total and pure.

Source: tables A1, A2, A3, B and C of the law book; H11-H17 of the harm rules.
"""

from __future__ import annotations

from datetime import date

from jgvisit.domain.answer import Answer, Imposition
from jgvisit.domain.draft import Draft, draft_of, rows_that_hold
from jgvisit.domain.facts import CourtOrder, Facts, Question, Subject
from jgvisit.domain.law_book import LawBook, Measure, Row
from jgvisit.domain.moments import explain_again
from jgvisit.domain.predicates import PREDICATES
from jgvisit.domain.situation import Situation, situation_of
from jgvisit.domain.standing import standing
from jgvisit.domain.switches import with_exceptions

AGREEMENTS: tuple[Subject, ...] = ("contact", "safety_plan", "voluntary_stay")
"""Subjects that need the A of everybody they touch (H15)."""


def answer(facts: Facts, question: Question, book: LawBook) -> Answer:
    """Answer `question` on the day `facts.on`.

    The order of the input never changes the answer. Nothing is said to be imposed without a
    seen order in force, and a child under 12 is never asked for a signature.
    """
    case = situation_of(facts, question)
    rows = rows_that_hold(case, book)
    draft = with_exceptions(draft_of(case, rows, book), case, book)
    asked = {mark.person for mark in draft.consents()}
    measures = [measure for measure in book.measures if _speaks(measure, case)]
    return Answer(
        child=question.child,
        frame=case.frame.frame.frame,
        frame_evidence=case.frame.frame.evidence,
        this_help="within_order" if any(row.within_order for row in rows) else "voluntary",
        required=tuple(sorted(draft.required)),
        informed=tuple(sorted(draft.informed - asked)),
        may_be_imposed_by=_imposition(case, rows, book),
        could_be_imposed_by=tuple(sorted({could for measure in measures for could in measure.could})),
        may_start=_may_start(draft, case),
        blocked_by=tuple(sorted(draft.blocks)),
        remedies=tuple(sorted({remedy for measure in measures for remedy in measure.remedies}, key=repr)),
        explain_again=explain_again(facts, question.child, case.frame, book.moments),
        jurist_check=tuple(sorted(draft.points)),
    )


def _speaks(measure: Measure, case: Situation) -> bool:
    return case.question.subject in measure.subjects and PREDICATES[measure.condition](case)


def _may_start(draft: Draft, case: Situation) -> bool:
    binding = {"T", "A"} if case.question.subject in AGREEMENTS else {"T"}
    awaited = (mark for mark in draft.required if mark.kind in binding and not mark.after)
    return not draft.blocks and all(
        standing(case.facts, case.question, mark.person, mark.kind) == "given" for mark in awaited
    )


def _imposition(case: Situation, rows: tuple[Row, ...], book: LawBook) -> Imposition | None:
    for row in rows:
        if row.imposed is None or not case.helps_child:
            continue
        orders = [reading.order for reading in case.frame.seen_in_force(row.imposed.orders)]
        if orders:
            newest = max(orders, key=_newest)
            return Imposition(row.imposed.who, _decision(newest, book), row.imposed.articles)
    return None


def _newest(order: CourtOrder) -> tuple[date, date, str]:
    return (order.decided_on or order.starts_on, order.starts_on, repr(order))


def _decision(order: CourtOrder, book: LawBook) -> str:
    """Name the decision as it stands on the paper."""
    decided = (order.decided_on or order.starts_on).isoformat()
    parts = (book.order_names[order.kind], order.court, order.number, decided)
    return ", ".join(part for part in parts if part)
