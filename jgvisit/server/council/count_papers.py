"""Counts of papers: handovers, requests to the Raad, no-agreement records (R8, R9, R11)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime

from jgvisit.clock import local_date
from jgvisit.domain.own_words import says_something
from jgvisit.domain.road import GONE
from jgvisit.domain.terms import working_days_after
from jgvisit.ids import PersonId
from jgvisit.records.answers import (
    Answer,
    ChoiceAnswer,
    DayAnswer,
    PassagesAnswer,
    PersonsAnswer,
    RowsAnswer,
    TextAnswer,
)
from jgvisit.records.case_forms import FilledForm
from jgvisit.records.case_reading import PaperStep
from jgvisit.server.council.family_year import Counts, FamilyYear, begun_on
from jgvisit.services.agreements.second_reviews import has_own_opinion, reviews_of
from jgvisit.services.law.handover_cover import HANDOVER
from jgvisit.services.sending.going_out import REQUEST
from jgvisit.services.sending.informing import INFORMING, not_informed, to_inform
from jgvisit.services.sending.paper_way import steps_of, went_rightly

NO_AGREEMENT = "noAgreementRecord"
_REQUESTED = frozenset({"investigationRequested", "urgentInvestigationRequested"})
"""Both in one count: an urgent request is never a cell of its own (rule 9)."""
_WITHIN_WORKING_DAYS = 5


def count_papers(family: FamilyYear) -> Counts:
    """Return what one family adds to these figures."""
    return {**_handovers(family), **_requests(family), **_no_agreements(family)}


def _handovers(family: FamilyYear) -> Counts:
    papers = family.begun(HANDOVER)
    sent = [paper for paper in papers if _steps(family, paper, GONE) and went_rightly(family.file, paper)]
    return {
        "R8.handovers": len(papers),
        "R8.together": sum(bool(_steps(family, paper, {"discussed", "dissentRecorded"})) for paper in papers),
        "R8.sent": len(sent),
        "R8.dissent": sum(bool(_steps(family, paper, {"dissentRecorded"})) for paper in sent),
    }


def _steps(family: FamilyYear, paper: FilledForm, wanted: frozenset[str] | set[str]) -> list[PaperStep]:
    """Return the steps of this kind that a paper made by the end of the year."""
    last = family.year.last.isoformat()
    return [step for step in steps_of(family.file, paper.id) if step.step in wanted and step.on <= last]


def _requests(family: FamilyYear) -> Counts:
    papers = [paper for paper in family.file.filled if paper.form_type == REQUEST]
    sent = [(paper, day) for paper in papers if (day := _sent_on(family, paper)) is not None]
    accounted = [
        (paper, day) for paper, day in sent if not not_informed(_adults(family, paper, day), _team(paper), day)
    ]
    return {
        "R9.requests": len(sent) or _without_paper(family),
        "R9.accounted": len(accounted),
        "R9.informed": sum(_told_before(_adults(family, paper, day), paper, day) for paper, day in accounted),
        "R9.view": sum(_has_view_of_parent(paper) for paper, _ in sent),
    }


def _without_paper(family: FamilyYear) -> int:
    """Return how many requests were written down as having happened, where no form I was sent."""
    asked = [told for told in family.file.happenings if told.kind in _REQUESTED]
    return len({told.event for told in asked if family.year.has(date.fromisoformat(told.on))})


def _sent_on(family: FamilyYear, paper: FilledForm) -> date | None:
    """Return the day on which a request went to the Raad, where that was in this year."""
    days = [date.fromisoformat(step.on) for step in steps_of(family.file, paper.id) if step.step == "sent"]
    return min((day for day in days if family.year.has(day)), default=None)


def _adults(family: FamilyYear, paper: FilledForm, day: date) -> tuple[PersonId, ...]:
    children = set(family.children)
    return tuple(one for one in to_inform(family.file, paper.children, day) if one not in children)


def _team(paper: FilledForm) -> dict[str, Answer]:
    return {name: answer for part in paper.parts if part.part == "team" for name, answer in part.answers}


def _told_before(adults: tuple[PersonId, ...], paper: FilledForm, sent: date) -> bool:
    """Tell whether each parent and holder was told, in person or by telephone, no later than it was sent."""
    told = set(_told(paper, sent))
    return bool(adults) and told.issuperset(adults)


def _told(paper: FilledForm, sent: date) -> Iterator[str]:
    rows = _team(paper).get(INFORMING)
    for row in rows.rows if isinstance(rows, RowsAnswer) else ():
        who, how, on = (row.cells.get(name) for name in ("person", "told", "on"))
        if not (isinstance(who, PersonsAnswer) and isinstance(how, ChoiceAnswer) and isinstance(on, DayAnswer)):
            continue
        if set(how.values) & {"inPerson", "phone"} and date.fromisoformat(on.day) <= sent:
            yield from who.persons


def _has_view_of_parent(paper: FilledForm) -> bool:
    """Tell whether a parent's own view stands in it: a statement of that kind, or an own part."""
    for part in paper.parts:
        for name, answer in part.answers:
            if isinstance(answer, PassagesAnswer) and any(each.type == "viewParent" for each in answer.passages):
                return True
            if name == "ownView" and isinstance(answer, TextAnswer) and says_something(answer.text):
                return True
    return False


def _no_agreements(family: FamilyYear) -> Counts:
    notes = family.begun(NO_AGREEMENT)
    return {"R11.notes": len(notes), "R11.second": sum(_second_in_time(family, note) for note in notes)}


def _second_in_time(family: FamilyYear, note: FilledForm) -> bool:
    """Tell whether a second person looked along within five working days."""
    begun = begun_on(note)
    if begun is None:
        return False
    last = working_days_after(begun, _WITHIN_WORKING_DAYS)
    reviews = (each for each in reviews_of(family.file, note) if has_own_opinion(each))
    days = [local_date(datetime.fromisoformat(each.first_told)) for each in reviews]
    days += [
        date.fromisoformat(told.on)
        for told in family.file.happenings
        if (told.kind, told.detail("matter")) == ("secondReviewRecorded", "noAgreement")
        and set(family.about(told.children)) & set(note.children)
    ]
    return any(begun <= day <= last for day in days)
