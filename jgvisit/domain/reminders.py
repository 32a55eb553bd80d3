"""Days ahead that somebody must not miss, and whose they are (H14, H16)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from jgvisit.domain.ages import next_birthdays
from jgvisit.domain.facts import CourtOrder, Facts, OrderKind, Question
from jgvisit.domain.law_book import SourceMark
from jgvisit.domain.moments import LOOK_AHEAD, stays_since
from jgvisit.domain.orders import ANNOUNCED_WORKING_DAYS, OrderReading, first_day_without, read_orders
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
    LetterKind,
]
Owner = Literal["ours", "gi", "court"]

TERM_OF_LETTER: dict[LetterKind, timedelta] = {
    "written_direction": timedelta(weeks=2),  # BW 1:264
    "municipal_decision": timedelta(weeks=6),  # Awb 6:7
}
HEARD_WITHIN = timedelta(weeks=2)
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

    The paper of an order that was only announced stays until it is seen, also when it is late.
    """
    found = (*_of_child(facts, child), *_of_orders(facts, child), *_of_consents(facts))
    awaited = {
        (due, kind, who)
        for kind, due, who in found
        if due <= facts.on + LOOK_AHEAD and (due >= facts.on or kind == "paper_of_order")
    }
    return tuple(Reminder(kind, due, who) for due, kind, who in sorted(awaited))


def after_emergency(question: Question) -> tuple[Reminder, ...]:
    """Return the duty to let a colleague look within 24 hours of acting without asking (X4, H14)."""
    days = {
        switch.on
        for switch in question.exceptions
        if switch.id == "X4" and switch.on is not None and not (switch.consulted or "").strip()
    }
    return tuple(Reminder("colleague_looks", day + DAY, (question.child,)) for day in sorted(days))


def of_letter(kind: LetterKind, sent_on: date | None, persons: tuple[PersonId, ...]) -> Reminder:
    """Return the last day to answer a letter: the term runs from the day after it was sent (BW 1:264, Awb 6:8)."""
    return Reminder(kind, None if sent_on is None else sent_on + TERM_OF_LETTER[kind], persons)


_Found = tuple[ReminderKind, date, tuple[PersonId, ...]]


def _of_child(facts: Facts, child: PersonId) -> Iterator[_Found]:
    born = next((known.born for known in facts.persons if known.id == child), None)
    if born is not None:  # a birthday today is a moment of table C, no longer a reminder
        yield from (("birthday", day, (child,)) for _, day in next_birthdays(born, facts.on))
    for first in stays_since(facts).values():
        yield from (("stay_anniversary", add_months(first, months), (child,)) for months in (9, 12))


def _of_orders(facts: Facts, child: PersonId) -> Iterator[_Found]:
    for reading in read_orders(facts, child):
        order = reading.order
        if order.evidence == "announced" and reading.force in ("announced", "announced_ran_out"):
            if order.told_on is not None:
                yield "paper_of_order", working_days_after(order.told_on, ANNOUNCED_WORKING_DAYS), (child,)
        elif reading.force == "in_force":
            yield from _of_order(order, child)
        yield from _appeal(reading, child)


def _of_order(order: CourtOrder, child: PersonId) -> Iterator[_Found]:
    if order.kind == "vots" and order.heard_on is None:
        yield "hearing_due", order.starts_on + HEARD_WITHIN, (child,)
        return  # it may lapse that day: its written end is not what to look at
    if order.kind == "placement" and order.carried_out_on is None:
        yield "placement_unused", add_months(order.starts_on, 3) - DAY, (child,)
        return
    end = first_day_without(order)
    if end is not None:
        yield "order_ends", end - DAY, (child,)


def _appeal(reading: OrderReading, child: PersonId) -> Iterator[_Found]:
    """The term runs from the decision, whether or not the order began."""
    order = reading.order
    told = reading.force in ("in_force", "not_yet") and order.evidence == "seen"
    if told and order.kind in _APPEALED and order.decided_on is not None:
        yield "appeal_ends", add_months(order.decided_on, 3), (child,)


def _of_consents(facts: Facts) -> Iterator[_Found]:
    for consent in facts.consents:
        back = consent.withdrawn_on is not None and consent.withdrawn_on <= facts.on
        if consent.given and not back and consent.until is not None and consent.on <= facts.on:
            yield "consent_ends", consent.until, (consent.person,)
