"""The days that forms ask of us: looking back, ends of agreements, a colleague, and what follows on a withdrawal.

What was to be done by such a day stays until it is done, however late. None of it is for a family's eyes: that
a colleague looks along, or that somebody took a consent back, is told by nobody's screen at the table (H8).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, timedelta

from jgvisit.domain.facts import Facts
from jgvisit.domain.moments import LOOK_AHEAD
from jgvisit.domain.reminders import Reminder
from jgvisit.domain.stays import expected_stays
from jgvisit.domain.terms import DAY, add_months, working_days_after
from jgvisit.records.answers import Answer, ChoiceAnswer, DayAnswer
from jgvisit.records.case_file import CaseFile
from jgvisit.records.case_forms import FilledForm
from jgvisit.records.case_stamp import day_of
from jgvisit.records.facts import facts_of
from jgvisit.services.after_withdrawal import everybody_was_told, way_home_is_known, withdrawals
from jgvisit.services.plan_promises import SAFETY_PLAN, common_part
from jgvisit.services.plan_reviews import not_looked_back_on
from jgvisit.services.second_reviews import children_of, reviews_of, second_reviews

STAY = "voluntaryStayAgreement"
REQUEST = "investigationRequest"
FIRST_LOOK = timedelta(days=7)
PLAN_REVIEWED_WITHIN = timedelta(days=5)
"""By a colleague, after serious concerns (practice.md §10)."""
_LAST_DAY = {SAFETY_PLAN: "validUntil", STAY: "untilOn"}


def form_reminders(file: CaseFile, today: date) -> tuple[Reminder, ...]:
    """Return the days that the forms of this family ask of us, soonest first.

    A day to come is told from six weeks before; one that passed stays until what it asked was done.
    """
    facts = facts_of(file, today)
    members = {member.id for member in file.members}
    found = {
        *(
            reminder
            for form in file.filled
            if set(form.children) <= members
            for reminder in _of_form(file, form, today)
        ),
        *_of_stays(file, facts),
        *_of_opinions(file),
        *_of_withdrawals(file),
    }
    near = (each for each in found if each.due is not None and each.due <= today + LOOK_AHEAD)
    return tuple(sorted(near, key=lambda each: (each.due or date.max, each.kind, each.persons)))


def _of_form(file: CaseFile, form: FilledForm, today: date) -> Iterator[Reminder]:
    part = common_part(form)
    answers = {} if part is None else dict(part.answers)
    last = _day(answers, _LAST_DAY.get(form.form_type, ""))
    if last is not None and last >= today:
        yield Reminder("agreement_ends", last, form.children)
    if form.form_type == SAFETY_PLAN and part is not None:
        yield from _of_plan(file, form, answers, day_of(part.stamp))
    if form.form_type == REQUEST and _choice(answers, "requestKind") == "urgent" and not _was_looked_at(file, form):
        yield Reminder("second_review", _begun(form) + DAY, form.children)


def _of_plan(file: CaseFile, plan: FilledForm, answers: Mapping[str, Answer], written: date) -> Iterator[Reminder]:
    review = _day(answers, "reviewOn")
    if review is not None and not_looked_back_on(plan, written):
        yield Reminder("promise_review", review, plan.children)
    if not _was_looked_at(file, plan):
        yield Reminder("second_review", _begun(plan) + PLAN_REVIEWED_WITHIN, plan.children)


def _was_looked_at(file: CaseFile, paper: FilledForm) -> bool:
    """Tell whether a colleague gave an opinion on it: on form J, or as it was told on the page of what happened."""
    begun = _begun(paper).isoformat()
    noted = any(
        event.kind == "secondReviewRecorded"
        and event.on >= begun
        and (not event.children or set(paper.children) <= set(event.children))
        for event in file.happenings
    )
    return noted or bool(reviews_of(file, paper))


def _of_stays(file: CaseFile, facts: Facts) -> Iterator[Reminder]:
    """A stay is looked at within a week of its beginning, then every month; a weekend on the next working day (H22)."""
    for child in file.children:
        for stay in expected_stays(facts, child.id):
            if stay.until is not None or stay.since > facts.on:
                continue
            looks = sorted(
                date.fromisoformat(event.on)
                for event in file.happenings
                if event.kind == "agreementEvaluated" and event.on >= stay.since.isoformat()
                and (not event.children or child.id in event.children)
            )  # fmt: skip
            first = _first_look(file, child.id, stay.since)
            yield Reminder("stay_review", add_months(looks[-1], 1) if looks else first, (child.id,))


def _first_look(file: CaseFile, child: str, since: date) -> date:
    """Return when the paper of a stay says that we look together first; seven days after its start by itself."""
    for form in file.filled:
        part = common_part(form) if form.form_type == STAY and child in form.children else None
        answers = {} if part is None else dict(part.answers)
        if _day(answers, "fromOn") == since:
            if _choice(answers, "agreementKind") == "weekend":
                return working_days_after(_day(answers, "untilOn") or since, 1)
            return _day(answers, "reviewOn") or since + FIRST_LOOK
    return since + FIRST_LOOK


def _of_opinions(file: CaseFile) -> Iterator[Reminder]:
    """What was noted of a colleague's opinion is confirmed by that colleague within a day (practice.md §8)."""
    for review in second_reviews(file):
        children = children_of(file, review)
        if not review.confirmed and children:
            yield Reminder("review_unconfirmed", _begun(review.form) + DAY, children)


def _of_withdrawals(file: CaseFile) -> Iterator[Reminder]:
    """All of it the same day; named by the child, never by who took the consent back."""
    for withdrawn in withdrawals(file):
        if not way_home_is_known(file, withdrawn):
            yield Reminder("return_plan", withdrawn.on, (withdrawn.child,))
        if not everybody_was_told(file, withdrawn):
            yield Reminder("tell_parties", withdrawn.on, (withdrawn.child,))


def _begun(form: FilledForm) -> date:
    return min(day_of(part.stamp) for part in form.versions or form.parts)


def _choice(answers: Mapping[str, Answer], name: str) -> str:
    answer = answers.get(name)
    return next(iter(answer.values), "") if isinstance(answer, ChoiceAnswer) else ""


def _day(answers: Mapping[str, Answer], name: str) -> date | None:
    answer = answers.get(name)
    return date.fromisoformat(answer.day) if isinstance(answer, DayAnswer) else None
