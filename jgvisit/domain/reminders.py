"""Days ahead that somebody must not miss, and whose they are (H14, H16)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from jgvisit.domain import applications
from jgvisit.domain.ages import next_birthdays
from jgvisit.domain.facts import CourtOrder, Facts, OrderKind, Question
from jgvisit.domain.law_book import SourceMark
from jgvisit.domain.moments import LOOK_AHEAD
from jgvisit.domain.orders import (
    ANNOUNCED_WORKING_DAYS,
    HEARD_WITHIN,
    OrderReading,
    first_day_without,
    goes_on_from,
    read_orders,
)
from jgvisit.domain.own_words import says_something
from jgvisit.domain.stays import expected_stays
from jgvisit.domain.terms import DAY, add_months, working_days_after
from jgvisit.ids import PersonId

LetterKind = Literal["written_direction", "municipal_decision"]
ReminderKind = Literal[
    "birthday",
    "consent_ends",
    "order_ends",
    "hearing_due",
    "placement_unused",
    "appeal_ends",
    "paper_of_order",
    "stay_anniversary",
    "colleague_looks",
    "order_ends_extension_asked",
    "order_ends_no_extension",
    "hearing",
    "protection_table",
    "board_report",
    "decision_due",
    "decision_late",
    "own_plan_due",
    "agreement_ends",
    "help_review",
    "promise_review",
    "promise_ends",
    "stay_review",
    "second_review",
    "review_unconfirmed",
    "return_plan",
    "tell_parties",
    "next_step",
    "tell_again",
    "child_talk",
    "kept_words_again",
    "tell_of_request",
    "first_talk",
    "office_waits",
    "sent_without_ground",
    "other_decision_ends",
    "look_again_contact",
    "look_again_hidden",
    "look_again_aside",
    "look_again_decides",
    "who_decides_unseen",
    LetterKind,
]
LookAgain = Literal["look_again_contact", "look_again_hidden", "look_again_aside", "look_again_decides"]
Owner = Literal["ours", "gi", "court", "municipality"]

TERM_OF_LETTER: dict[LetterKind, timedelta] = {
    "written_direction": timedelta(weeks=2),  # BW 1:264
    "municipal_decision": timedelta(weeks=6),  # Awb 6:7
}
_ASKED: ReminderKind = "order_ends_extension_asked"
_NOT_ASKED: ReminderKind = "order_ends_no_extension"
_ASKED_BEFORE = timedelta(days=120)
"""An answer older than this was about an earlier end."""
_APPEALED: tuple[OrderKind, ...] = ("ots", "placement", "authority_ended")
"""Orders with an appeal within three months (Rv 806); of a VOTS there is none in the text we saw (Rv 807)."""


@dataclass(frozen=True)
class ReminderText:
    """What the book says about one kind of reminder."""

    title: str
    owner: Owner
    why: str
    """One Dutch sentence."""
    articles: tuple[str, ...]
    evidence: SourceMark


@dataclass(frozen=True)
class Reminder:
    """A day that somebody must not miss."""

    kind: ReminderKind
    due: date | None
    """Its last day, without weekend extension; None: look at the letter."""
    persons: tuple[PersonId, ...]
    """Whom it concerns."""


def reminders(facts: Facts, child: PersonId) -> tuple[Reminder, ...]:
    """Return what comes up in the 42 days from `facts.on`, soonest first.

    The paper of an order that was only announced stays until it is seen, also when it is late. A decision on an
    application that is late stays until it came.
    """
    found = (
        *_of_child(facts, child),
        *_of_orders(facts, child),
        *_of_consents(facts),
        *_of_happenings(facts, child),
    )
    awaited = {
        (due, kind, who)
        for kind, due, who in found
        if due <= facts.on + LOOK_AHEAD and (due >= facts.on or kind == "paper_of_order")
    }
    told = (*(Reminder(kind, due, who) for due, kind, who in sorted(awaited)), *of_letters(facts, child))
    return (*told, *decisions_about(facts, child, applications.told_of(facts, child)))


def after_emergency(question: Question) -> tuple[Reminder, ...]:
    """Return the duty to let a colleague look within 24 hours of acting without asking (X4, H14)."""
    days = {
        switch.on
        for switch in question.exceptions
        if switch.id == "X4" and switch.on is not None and not says_something(switch.consulted)
    }
    return tuple(Reminder("colleague_looks", day + DAY, (question.child,)) for day in sorted(days))


def look_again(kind: LookAgain, review_on: str | None, persons: tuple[PersonId, ...] = ()) -> tuple[Reminder, ...]:
    """Return the day (ISO 8601) on which something is looked at again; none where no day was set (H2, H7, H8)."""
    return () if review_on is None else (Reminder(kind, date.fromisoformat(review_on), persons),)


def to_be_seen(told_on: date, person: PersonId) -> Reminder:
    """Return the day by which we look for what it rests on that somebody cannot decide, or can again (H12)."""
    return Reminder("who_decides_unseen", working_days_after(told_on, ANNOUNCED_WORKING_DAYS), (person,))


def other_decisions_ending(facts: Facts) -> tuple[Reminder, ...]:
    """Return the last days to come of decisions such as a huisverbod, each with whom it binds (H6).

    It is told through its last day: on the next that person may be back.
    """
    return tuple(
        Reminder("other_decision_ends", decision.until, (decision.person,))
        for decision in facts.other_decisions
        if decision.until is not None and decision.until >= facts.on
    )


def within_sight(found: Iterable[Reminder], on: date) -> tuple[Reminder, ...]:
    """Return what is due within the 42 days from `on`, or was before it, once each and soonest first."""
    near = {each for each in found if each.due is not None and each.due <= on + LOOK_AHEAD}
    return tuple(sorted(near, key=lambda each: (each.due or date.max, each.kind, each.persons)))


def of_letter(kind: LetterKind, sent_on: date | None, persons: tuple[PersonId, ...]) -> Reminder:
    """Return the last day to answer a letter: the term runs from the day after it was sent (BW 1:264, Awb 6:8)."""
    return Reminder(kind, None if sent_on is None else sent_on + TERM_OF_LETTER[kind], persons)


def decisions_about(facts: Facts, child: PersonId, found: Iterable[applications.Application]) -> tuple[Reminder, ...]:
    """Return the decisions of the municipality that are awaited on these applications, and which of them are late."""
    open_ones = applications.undecided(facts, child, found)
    return tuple(dict.fromkeys(Reminder(*each) for each in applications.awaited(open_ones, facts.on, LOOK_AHEAD)))


_DAYS_AHEAD: dict[str, tuple[tuple[str, ReminderKind], ...]] = {
    "hearingPlanned": (("held_on", "hearing"),),
    "protectionTablePlanned": (("held_on", "protection_table"),),
    "familyPlanOffered": (("until_on", "own_plan_due"),),
    "boardReportReceived": (("react_by", "board_report"),),
    "safetyPlanProposed": (("until_on", "agreement_ends"),),
    "planRecorded": (("until_on", "agreement_ends"),),
    "stayProposed": (("until_on", "agreement_ends"),),
    "contactLimitsProposed": (("until_on", "agreement_ends"),),
}
"""Kind of event -> the day it names, and what that day asks."""
_LETTERS: dict[str, LetterKind] = {
    "writtenInstructionReceived": "written_direction",
    "municipalDecisionRecorded": "municipal_decision",
}


def of_letters(facts: Facts, child: PersonId) -> tuple[Reminder, ...]:
    """Return the last days to answer the letters that came, soonest first; one of unknown sending stands last.

    A letter whose day of sending nobody knows was sent when it came at the latest: it stays for its
    whole term counted from then, with "look at the letter" (H16).
    """
    found: list[Reminder] = []
    for happened in facts.happenings:
        kind = _LETTERS.get(happened.kind)
        if kind is None or not happened.is_about(child) or happened.on > facts.on:
            continue
        sent = dict(happened.details).get("sent_on")
        reminder = of_letter(kind, None if sent is None else date.fromisoformat(sent), happened.persons or (child,))
        last = reminder.due or happened.on + TERM_OF_LETTER[kind]
        if facts.on <= last <= facts.on + LOOK_AHEAD:
            found.append(reminder)
    return tuple(sorted(set(found), key=lambda each: (each.due or date.max, each.kind, each.persons)))


_Found = tuple[ReminderKind, date, tuple[PersonId, ...]]


def _of_child(facts: Facts, child: PersonId) -> Iterator[_Found]:
    born = next((known.born for known in facts.persons if known.id == child), None)
    if born is not None:  # a birthday today is a moment of table C, no longer a reminder
        yield from (("birthday", day, (child,)) for _, day in next_birthdays(born, facts.on))
    for stay in expected_stays(facts, child):
        if stay.until is None:
            yield from (("stay_anniversary", add_months(stay.since, months), (child,)) for months in (9, 12))


def _of_orders(facts: Facts, child: PersonId) -> Iterator[_Found]:
    for reading in read_orders(facts, child):
        order = reading.order
        if order.evidence == "announced" and reading.force in ("announced", "announced_ran_out"):
            if order.told_on is not None:
                yield "paper_of_order", working_days_after(order.told_on, ANNOUNCED_WORKING_DAYS), (child,)
        elif reading.force == "in_force":
            yield from _of_order(facts, order, child)
        yield from _appeal(reading, child)


def _of_order(facts: Facts, order: CourtOrder, child: PersonId) -> Iterator[_Found]:
    if order.kind == "vots" and order.heard_on is None:
        yield "hearing_due", order.starts_on + HEARD_WITHIN, (child,)
        return  # it may lapse that day: its written end is not what to look at
    if order.kind == "placement" and order.carried_out_on is None:
        yield "placement_unused", add_months(order.starts_on, 3) - DAY, (child,)
        return
    end = first_day_without(order)
    if end is not None and not any(goes_on_from(other, order, end) for other in facts.orders if other.child == child):
        yield _extension(facts, end, child), end - DAY, (child,)


def _extension(facts: Facts, end: date, child: PersonId) -> ReminderKind:
    """Return what the end of an order asks: whether an extension was asked, or that it was, or was not (H16)."""
    answers = [
        (happened.on, dict(happened.details)["asked"])
        for happened in facts.happenings
        if happened.kind == "extensionAnswered" and happened.is_about(child) and happened.on >= end - _ASKED_BEFORE
    ]
    # of one day "no" wins: nobody must lean on an extension that was not asked
    said = max(answers, key=lambda answer: (answer[0], answer[1] == "no"), default=(end, "notKnown"))[1]
    return {"yes": _ASKED, "no": _NOT_ASKED}.get(said, "order_ends")


def _appeal(reading: OrderReading, child: PersonId) -> Iterator[_Found]:
    """The term runs from the decision, whether or not the order began."""
    order = reading.order
    told = reading.force in ("in_force", "not_yet") and order.evidence == "seen"
    if told and order.kind in _APPEALED and order.decided_on is not None:
        yield "appeal_ends", add_months(order.decided_on, 3), (child,)


def _of_happenings(facts: Facts, child: PersonId) -> Iterator[_Found]:
    for happened in facts.happenings:
        told = dict(happened.details)
        for field, kind in _DAYS_AHEAD.get(happened.kind, ()) if happened.is_about(child) else ():
            if field in told:
                yield kind, date.fromisoformat(told[field]), happened.persons or (child,)


def _of_consents(facts: Facts) -> Iterator[_Found]:
    for consent in facts.consents:
        back = consent.withdrawn_on is not None and consent.withdrawn_on <= facts.on
        if consent.given and not back and consent.until is not None and consent.on <= facts.on:
            yield "consent_ends", consent.until, (consent.person,)
