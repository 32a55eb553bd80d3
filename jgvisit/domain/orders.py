"""Whether a court order holds on a day (H12, H16)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from jgvisit.domain.facts import CourtOrder, Facts, OrderKind
from jgvisit.domain.own_words import says_something
from jgvisit.domain.terms import add_months, working_days_after
from jgvisit.ids import PersonId

Force = Literal[
    "in_force",
    "announced",
    "not_yet",
    "ended",
    "annulled",
    "expired",
    "lapsed_unheard",
    "lapsed_unused",
    "announced_ran_out",
    "contradicted",
]
ANNOUNCED_WORKING_DAYS = 3
HEARD_WITHIN = timedelta(days=14)
SUPERVISION: tuple[OrderKind, ...] = ("ots", "vots")
ON_AUTHORITY: tuple[OrderKind, ...] = ("authority_ended", "authority_suspended")
_LONGEST_MONTHS: dict[OrderKind, int] = {
    "ots": 12,  # BW 1:258
    "vots": 3,  # BW 1:257
    "placement": 12,  # BW 1:265c
    "authority_suspended": 3,  # BW 1:268
}


@dataclass(frozen=True)
class OrderReading:
    """An order and what it is worth on the day of the question."""

    order: CourtOrder
    force: Force


def read_orders(facts: Facts, child: PersonId) -> tuple[OrderReading, ...]:
    """Return every order about `child` with its force on `facts.on`.

    Two lines about the same decision that disagree whether it still holds are both
    `contradicted`, and so is an order with rival versions, or one that would hold before it was
    decided: we look into it, and never follow the stricter one (H12).
    """
    orders = [order for order in facts.orders if order.child == child]
    return tuple(_read(order, orders, facts.on) for order in sorted(orders, key=repr))


def _read(order: CourtOrder, orders: list[CourtOrder], on: date) -> OrderReading:
    ran = _course(order, on)
    if ran == "in_force" and (order.disputed or _decided_later(order, on)):
        return OrderReading(order, "contradicted")
    if any(
        _same_decision(order, other) and (_course(other, on) == "in_force") != (ran == "in_force") for other in orders
    ):
        return OrderReading(order, "contradicted")
    if ran != "in_force" or is_proven(order):
        return OrderReading(order, ran)
    return OrderReading(order, _hearsay(order, on))


def is_proven(order: CourtOrder) -> bool:
    """Tell whether the court's paper was seen: only then may anything be called imposed (law.md table B).

    Whatever brought the order here, "seen" without court, number and date of decision is hearsay.
    """
    return (
        order.evidence == "seen"
        and says_something(order.court)
        and says_something(order.number)
        and order.decided_on is not None
    )


def _decided_later(order: CourtOrder, on: date) -> bool:
    """Tell whether the day of decision is still to come: a slip of the pen, and nothing is ordered on it."""
    return order.decided_on is not None and order.decided_on > on


def heard_in_time(starts_on: date, heard_on: date) -> bool:
    """Tell whether the parents were heard within two weeks, the fifteenth day included (Rv 800 lid 3)."""
    return heard_on <= starts_on + HEARD_WITHIN


def hearing_not_known(reading: OrderReading) -> bool:
    """Tell whether a provisional order lapsed only because nobody here knows of a hearing (Rv 800 lid 3)."""
    return reading.force == "lapsed_unheard" and reading.order.heard_on is None


def first_day_without(order: CourtOrder) -> date | None:
    """Return the first day on which the order no longer holds as far as it is known today, or None."""
    ends = [day for day in (order.ended_on, order.annulled_on, _lapse_of(order)) if day is not None]
    if order.until is not None:
        ends.append(order.until + timedelta(days=1))
    else:
        longest = longest_end(order.kind, order.starts_on)
        ends += [] if longest is None else [longest]
    return min(ends, default=None)


def longest_end(kind: OrderKind, starts_on: date) -> date | None:
    """Return the first day on which an order that names no end cannot hold any more; None where the law sets none."""
    months = _LONGEST_MONTHS.get(kind)
    return None if months is None else add_months(starts_on, months)


def goes_on_from(other: CourtOrder, order: CourtOrder, end: date) -> bool:
    """Tell whether `other` was seen to hold on the day `end`, where `order` ends: an extension, or an OTS after a VOTS.

    One in dispute, or decided without a paper we saw, goes on from nothing: its end is still to be looked after.
    """
    alike = other.kind == order.kind or (other.kind in SUPERVISION and order.kind in SUPERVISION)
    stop = first_day_without(other)
    held = other.starts_on <= end and (stop is None or stop > end)
    return alike and other.person == order.person and is_proven(other) and not other.disputed and held


def longer_than_the_law(order: CourtOrder) -> bool:
    """Tell whether the end that was entered lies beyond the longest term the law gives."""
    longest = longest_end(order.kind, order.starts_on)
    return longest is not None and order.until is not None and order.until >= longest


def _course(order: CourtOrder, on: date) -> Force:
    """Return where the order is in its own course, whoever told us of it."""
    if order.starts_on > on:
        return "not_yet"
    if order.annulled_on is not None and order.annulled_on <= on:
        return "annulled"
    if order.ended_on is not None and order.ended_on <= on:
        return "ended"
    lapse = _lapse_of(order)
    if lapse is not None and lapse <= on:
        return "lapsed_unheard" if order.kind == "vots" else "lapsed_unused"
    end = first_day_without(order)
    return "expired" if end is not None and end <= on else "in_force"


def _lapse_of(order: CourtOrder) -> date | None:
    if order.kind == "vots":  # Rv 800 lid 3: two weeks, unless heard within them
        in_time = order.heard_on is not None and heard_in_time(order.starts_on, order.heard_on)
        return None if in_time else order.starts_on + HEARD_WITHIN
    if order.kind == "placement":  # BW 1:265c lid 3: three months without being carried out
        unused = add_months(order.starts_on, 3)
        return None if order.carried_out_on is not None and order.carried_out_on < unused else unused
    return None


def _hearsay(order: CourtOrder, on: date) -> Force:
    """Return what an order is worth of which we were only told (H12)."""
    if order.told_on is None:
        return "announced_ran_out"
    if order.told_on > on:
        return "not_yet"
    return "announced" if on <= working_days_after(order.told_on, ANNOUNCED_WORKING_DAYS) else "announced_ran_out"


def _same_decision(one: CourtOrder, other: CourtOrder) -> bool:
    if (one.kind, one.person) != (other.kind, other.person) or _goes_on(one, other) or _goes_on(other, one):
        return False
    if one.court and one.number and other.court and other.number:
        return (one.court, one.number) == (other.court, other.number)
    return one.starts_on == other.starts_on


def _goes_on(order: CourtOrder, after: CourtOrder) -> bool:
    """Tell whether a later decision makes `order` begin where `after` ends: courts may keep the number of the case."""
    return order.decided_on != after.decided_on and order.starts_on == first_day_without(after)
