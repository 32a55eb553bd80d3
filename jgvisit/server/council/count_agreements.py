"""Counts of agreements: plans, stays, contact, what we promised, and how free a yes was (R5 to R7, R15 to R17)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from jgvisit.domain.own_words import says_something
from jgvisit.domain.promises import PromiseState
from jgvisit.domain.stays import Stay, recorded_stays
from jgvisit.domain.terms import add_months
from jgvisit.ids import PersonId
from jgvisit.records.answers import TextAnswer
from jgvisit.records.case_forms import FilledForm, Form
from jgvisit.records.case_stamp import day_of, time_of
from jgvisit.records.facts import facts_of
from jgvisit.records.facts_of_forms import subject_of
from jgvisit.records.payload_forms import SignerDecided
from jgvisit.records.promises import promises_of
from jgvisit.server.council.family_year import CONSENTS, Counts, FamilyYear, begun_on, choice_in, common_answers
from jgvisit.services.agreements.plan_promises import SAFETY_PLAN, promisers
from jgvisit.services.agreements.plan_reviews import ever_promised, reviews_of
from jgvisit.services.agreements.second_reviews import has_own_opinion
from jgvisit.services.agreements.second_reviews import reviews_of as opinions_on

STAY, HANDOVER = "voluntaryStayAgreement", "handoverToGI"
_CONSEQUENCES = "K08"
_LONG_MONTHS = 3
_FREE_FROM = 3
"""Of the five faces: the two lowest are a yes that was not free (services.stay_rules.NOT_FREE)."""
_LAWYER_TOLD = frozenset({"toldNo", "toldFirst", "toldSpoke"})


def count_agreements(family: FamilyYear) -> Counts:
    """Return what one family adds to these figures."""
    plans = family.begun(SAFETY_PLAN)
    stays = [each for child in family.children if (each := _stays(family, child))]
    promises = list(_promises(family))
    faces = list(_faces(family))
    agreed = [(filled, yes) for filled in family.file.filled if (yes := _first_yes(family, filled)) is not None]
    return {
        "R5.plans": len(plans),
        "R5.both": sum(_both_told(family, plan) for plan in plans),
        "R6.children": len(stays),
        "R6.long": sum(any(_is_long(stay, family.year.last) for stay in each) for each in stays),
        "R6.ended": sum(all(stay.until is not None for stay in each) for each in stays),
        "R7.children": len(set(_contact_children(family))),
        "R15.promises": len(promises),
        "R15.kept": promises.count("kept"),
        "R15.late": promises.count("keptLate"),
        "R16.asked": len(faces),
        "R16.answered": sum(face is not None for face in faces),
        "R16.free": sum(face is not None and face >= _FREE_FROM for face in faces),
        "R17.stays": len(agreed),
        "R17.second": sum(_second_person(family, filled, yes) for filled, yes in agreed),
        "R17.lawyer": sum(choice_in(common_answers(filled), "legalAdvice") in _LAWYER_TOLD for filled, _ in agreed),
    }


def _both_told(family: FamilyYear, plan: FilledForm) -> bool:
    """Tell whether the plan says what comes of it either way, and all who promise something heard card K08 since."""
    answers, begun = common_answers(plan), begun_on(plan)
    written = all(
        isinstance(text := answers.get(name), TextAnswer) and says_something(text.text)
        for name in ("positiveEffects", "ifNotKept")
    )
    heard = {
        person
        for card in family.file.explained
        if card.card == _CONSEQUENCES and begun is not None and begun <= day_of(card.stamp) <= family.year.last
        for person in card.heard_by
    }
    return written and promisers(answers) <= heard and bool(heard)


def _stays(family: FamilyYear, child: PersonId) -> list[Stay]:
    facts = facts_of(family.file, family.year.last)
    return [stay for stay in recorded_stays(facts, child) if family.year.has(stay.since)]


def _is_long(stay: Stay, last: date) -> bool:
    return add_months(stay.since, _LONG_MONTHS) < (stay.until or last)


def _contact_children(family: FamilyYear) -> Iterator[PersonId]:
    """Yield the children about whom less contact was agreed in this year, by everybody who was asked."""
    for form in family.file.forms:
        asked = [mark for mark in form.required if mark.mark in CONSENTS]
        said = [form.decided_by(mark.person, mark.mark) for mark in asked]
        whole = [each for each in said if each is not None and each.decision == "agreed" and not each.disputed]
        if subject_of(form) == "contact" and asked and len(whole) == len(said):
            days = [day_of(each.stamp) for each in whole if each.content_sha256 == form.content_sha256]
            if len(days) == len(said) and family.year.has(max(days)):
                yield form.child


def _promises(family: FamilyYear) -> Iterator[PromiseState]:
    """Yield how each promise of ours stands: one written down for a day of this year, a visit, our part of a plan.

    Whose it was is not looked at: it is counted of all of us (H26).
    """
    yield from (each.state for each in promises_of(family.file, family.year.last) if family.year.has(each.due))
    for visit in family.file.visits:
        if visit.on is not None and family.year.has(on := date.fromisoformat(visit.on)):
            yield "kept" if visit.started is not None and day_of(visit.started) == on else "notKept"
    for plan in (filled for filled in family.file.filled if filled.form_type == SAFETY_PLAN):
        ours = {promise.row for promise in ever_promised(plan) if promise.others and not promise.who}
        latest = {each.promise: each for each in reviews_of(plan) if each.promise in ours and family.year.has(each.on)}
        yield from ("kept" if each.outcome == "kept" else "notKept" for each in latest.values())


def _faces(family: FamilyYear) -> Iterator[int | None]:
    """Yield how free each signer of form E or F felt to say no, from 1 to 5; None where it was skipped."""
    told = ((entry.id, entry.payload) for entry in family.entries)
    faces = {record: payload.felt_free for record, payload in told if isinstance(payload, SignerDecided)}
    for form, said in family.answers():
        if form.form_type in (STAY, HANDOVER) and said.decision in ("agreed", "partly", "refused"):
            yield faces[said.stamp.record]


def _first_yes(family: FamilyYear, filled: FilledForm) -> str | None:
    """Return the moment of the first yes to a stay, where it was in this year."""
    if filled.form_type != STAY:
        return None
    said = [said for form in _laid(family, filled) for said in form.decisions]
    yes = [each for each in said if each.decision == "agreed" and each.mark in CONSENTS and not each.disputed]
    first = min(yes, key=lambda each: time_of(each.stamp), default=None)
    return time_of(first.stamp) if first is not None and family.in_year(first.stamp) else None


def _laid(family: FamilyYear, filled: FilledForm) -> list[Form]:
    return [form for form in family.file.forms if form.laid is not None and form.laid.form == filled.id]


def _second_person(family: FamilyYear, filled: FilledForm, first_yes: str) -> bool:
    """Tell whether a colleague's own opinion was written down before anybody said yes."""
    opinions = opinions_on(family.file, filled)
    return any(has_own_opinion(each) and each.first_told <= first_yes for each in opinions)
