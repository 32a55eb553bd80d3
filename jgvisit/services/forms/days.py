"""The days that forms ask of us: looking back, ends of agreements, a colleague, and what follows on a withdrawal.

What was to be done by such a day stays until it is done, however late. None of it is for a family's eyes: that
a colleague looks along, or that somebody took a consent back, is told by nobody's screen at the table (H8).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, timedelta

from jgvisit.domain.facts import Facts
from jgvisit.domain.reminders import Reminder, within_sight
from jgvisit.domain.stays import Stay, expected_stays
from jgvisit.domain.terms import DAY, add_months, working_days_after
from jgvisit.ids import PersonId
from jgvisit.records.answers import Answer, ChoiceAnswer, DayAnswer
from jgvisit.records.case_file import CaseFile
from jgvisit.records.case_forms import FilledForm, FilledPart, Form
from jgvisit.records.case_stamp import day_of
from jgvisit.records.facts import facts_of
from jgvisit.records.form_days import first_look_of
from jgvisit.services.agreements.after_withdrawal import everybody_was_told, way_home_is_known, withdrawals
from jgvisit.services.agreements.given import renewed, stands
from jgvisit.services.agreements.plan_promises import SAFETY_PLAN, Promise, common_part, ending_earlier
from jgvisit.services.agreements.plan_reviews import not_looked_back_on
from jgvisit.services.agreements.second_reviews import children_of, notes_of, reviews_of, second_reviews
from jgvisit.services.agreements.stay_looks import looks_at
from jgvisit.services.agreements.stay_rules import STAY
from jgvisit.services.forms.application_days import application_reminders
from jgvisit.services.forms.days_of_care import care_reminders
from jgvisit.services.law.handover_cover import covers, standing_now, supervision_of
from jgvisit.services.law.help_answer import HELP

FIRST_LOOK = timedelta(days=7)
PLAN_REVIEWED_WITHIN = timedelta(days=5)
"""By a colleague, after serious concerns (practice.md §10)."""
LOOKED_AT_WITHIN = 5
"""Working days after it was written down that there is no agreement (practice.md §7.2, R11)."""
_LAST_DAY = {SAFETY_PLAN: "validUntil", STAY: "untilOn"}


def form_reminders(file: CaseFile, today: date, facts: Facts | None = None) -> tuple[Reminder, ...]:
    """Return the days that the forms of this family ask of us, soonest first.

    A day to come is told from six weeks before; one that passed stays until what it asked was done.
    `facts` are those of `today`, where somebody worked them out already.
    """
    facts = facts or facts_of(file, today)
    members = {member.id for member in file.members}
    found = {
        *(
            reminder
            for form in file.filled
            if set(form.children) <= members
            for reminder in _of_form(file, form, today)
        ),
        *_of_help(file),
        *_of_stays(file, facts),
        *_of_opinions(file),
        *_of_withdrawals(file),
    }
    awaited = application_reminders(file, facts)
    return tuple(sorted((*within_sight(found, today), *awaited), key=lambda each: (each.due or date.max, each.kind)))


def _of_form(file: CaseFile, form: FilledForm, today: date) -> Iterator[Reminder]:
    yield from care_reminders(file, form)
    part = common_part(form)
    answers = {} if part is None else dict(part.answers)
    last = _day(answers, _LAST_DAY.get(form.form_type, ""))
    if last is not None and last >= today:
        yield Reminder("agreement_ends", last, form.children)
    if form.form_type == SAFETY_PLAN and part is not None:
        yield from _of_plan(file, form, answers, day_of(part.stamp), today)
    due = None if part is None else _colleague_by(file, form, part, answers, today)
    if due is not None and not (notes_of(file, form) or reviews_of(file, form)):
        yield Reminder("second_review", due, form.children)


def _colleague_by(
    file: CaseFile, form: FilledForm, part: FilledPart, answers: Mapping[str, Answer], today: date
) -> date | None:
    """Return by which day a colleague looks along with this paper; None where nobody asks for one (practice.md §10).

    Before something is told or sent that is the day it was begun. What is urgent never waits for it.
    """
    begun = _begun(form)
    match form.form_type:
        case "safetyPlan":
            return begun + PLAN_REVIEWED_WITHIN
        case "noAgreementRecord":
            return working_days_after(begun, LOOKED_AT_WITHIN)
        case "investigationRequest":
            return begun + DAY if _choice(answers, "requestKind") == "urgent" else begun
        case "handoverToGI" if _goes_without_consent(file, form, part, today):
            return begun
        case _:
            return None


def _of_plan(
    file: CaseFile, plan: FilledForm, answers: Mapping[str, Answer], written: date, today: date
) -> Iterator[Reminder]:
    review = _day(answers, "reviewOn")
    if review is not None and not_looked_back_on(plan, written):
        yield Reminder("promise_review", review, plan.children)
    for promise in _ended_alone(plan, answers, today):
        yield Reminder("promise_ends", promise.until, plan.children)


def _ended_alone(plan: FilledForm, answers: Mapping[str, Answer], today: date) -> Iterator[Promise]:
    """Yield the promises that end before their plan, while it lasts, and on which nobody looked back at their end.

    A look back before the last day says nothing of the days that were still to come.
    """
    last = _day(answers, _LAST_DAY[SAFETY_PLAN])
    if last is None or last < today:
        return
    for promise in ending_earlier(answers):
        if promise.until is not None and promise in not_looked_back_on(plan, promise.until):
            yield promise


def _goes_without_consent(file: CaseFile, form: FilledForm, part: FilledPart, today: date) -> bool:
    """Tell whether a handover may go on an order alone: for a child not all said yes to what lies there now (H11)."""
    if not any(supervision_of(file, child, today) for child in part.children):
        return False
    return not covers(file, form, part.stamp.record, standing_now(file), (), today)


def _of_help(file: CaseFile) -> Iterator[Reminder]:
    """The day on which we look together how help goes, as form A promises, until that was done (Jw 7.3.2 lid 1).

    Asked where the help may have begun: somebody said yes and that stands, or an exception of the law let it start.
    """
    begun = {form.id: form for form in file.forms if form.form_type == HELP and _may_have_begun(file, form)}
    for form in begun.values():
        day = first_look_of(dict(form.answers))
        # a version that nobody signed yet takes the place of no promise
        if day is not None and form.replaced_by not in begun and not _was_reviewed(file, form.child, day):
            yield Reminder("help_review", day, (form.child,))


def _may_have_begun(file: CaseFile, form: Form) -> bool:
    excepted = (event.detail("form") == form.id for event in file.happenings if event.kind == "exceptionUsed")
    given = (stands(each) and not renewed(file, form, each.person) for each in form.decisions)
    return any(given) or any(excepted)


def _was_reviewed(file: CaseFile, child: PersonId, day: date) -> bool:
    """Tell whether somebody looked at it on the day that was promised: up to a week earlier is that look too."""
    return any(
        event.kind == "helpReviewed"
        and (not event.children or child in event.children)
        and date.fromisoformat(event.on) >= day - FIRST_LOOK
        for event in file.happenings
    )


def _of_stays(file: CaseFile, facts: Facts) -> Iterator[Reminder]:
    """A stay, or less contact, is looked at within a week and then every month; a weekend once, right after it (H22).

    One that was only agreed on paper ends with its last day, once somebody looked; one that was written down to
    have begun goes on until its end is.
    """
    for child in file.children:
        for stay in expected_stays(facts, child.id):
            answers = _paper_of(file, child.id, stay)
            if stay.until is None:
                yield from _look_at(file, facts.on, child.id, stay.since, answers, ends=stay.concern is not None)
        for form in file.forms:
            answers = {} if form.laid is None or form.child != child.id else dict(form.laid.answers)
            began = _day(answers, "fromOn")
            if began is not None and _choice(answers, "agreementKind") == "contact" and _is_agreed(form):
                yield from _look_at(file, facts.on, child.id, began, answers, ends=True)


def _look_at(
    file: CaseFile, today: date, child: PersonId, since: date, answers: Mapping[str, Answer], *, ends: bool
) -> Iterator[Reminder]:
    looks = looks_at(file, child, since, today)
    last = _day(answers, "untilOn") if ends else None
    if since > today or (looks and last is not None and looks[-1] >= last):
        return
    due = add_months(looks[-1], 1) if looks else _first_look(answers, since)
    yield Reminder("stay_review", due if last is None or due <= last or not looks else last, (child,))


def _first_look(answers: Mapping[str, Answer], since: date) -> date:
    """Return when we look first: the day on the paper, the working day after a weekend, else within a week."""
    if _choice(answers, "agreementKind") == "weekend":
        return working_days_after(_day(answers, "untilOn") or since, 1)
    return _day(answers, "reviewOn") or since + FIRST_LOOK


def _paper_of(file: CaseFile, child: PersonId, stay: Stay) -> Mapping[str, Answer]:
    """Return what stands on the paper of a stay: the one it was agreed on, or that begins within a week of it."""
    for form in file.forms:
        answers = {} if form.laid is None or form.child != child else dict(form.laid.answers)
        began = _day(answers, "fromOn")
        near = began is not None and abs(began - stay.since) <= FIRST_LOOK and stay.concern is None
        if answers and form.form_type == STAY and (form.id == stay.concern or near):
            return answers
    return {}


def _is_agreed(form: Form) -> bool:
    said = [each for each in form.decisions if each.decision in ("agreed", "partly") and each.withdrawn_at is None]
    return form.form_type == STAY and form.replaced_by is None and bool(said)


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
