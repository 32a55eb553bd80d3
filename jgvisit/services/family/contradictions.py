"""Facts that contradict each other without being versions of one: looked into, never the stricter one (H12). Pure.

The domain finds them; here they are named, record by record, so that a person can look at them side by side.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal

from jgvisit.domain.authority import authority_over
from jgvisit.domain.facts import CourtOrder, Facts
from jgvisit.domain.orders import read_orders
from jgvisit.ids import PersonId, RecordId
from jgvisit.records.case_family import AuthorityLine, Order
from jgvisit.records.case_file import CaseFile
from jgvisit.records.facts import facts_of

What = Literal["authority", "orders", "decidedLater"]
"""Lines that exclude each other · statements of one decision that disagree · decided on a day still to come."""


@dataclass(frozen=True)
class Contradiction:
    """What cannot all be so, about one child; each fact is corrected where it was written down."""

    what: What
    child: PersonId
    records: tuple[RecordId, ...]


def contradictions(file: CaseFile, on: date) -> tuple[Contradiction, ...]:
    """Return what contradicts each other on a day. What waits for a choice between versions is not among it."""
    facts = facts_of(file, on)
    return tuple(found for child in file.children for found in _about(file, facts, child.id, on))


def _about(file: CaseFile, facts: Facts, child: PersonId, on: date) -> Iterator[Contradiction]:
    lines = [line for line in file.authority if line.child == child and _runs(line, on)]
    if "authority_contradictory" in authority_over(facts, child).doubts and not any(line.disputed for line in lines):
        yield Contradiction("authority", child, tuple(line.stamp.record for line in lines))
    doubted = [_key(reading.order) for reading in read_orders(facts, child) if reading.force == "contradicted"]
    orders = [order for order in file.orders if order.child == child and not order.disputed and _said(order) in doubted]
    later = [order for order in orders if order.decided_on is not None and date.fromisoformat(order.decided_on) > on]
    for order in later:
        yield Contradiction("decidedLater", child, (order.stamp.record,))
    rest = [order.stamp.record for order in orders if order not in later]
    if rest:
        yield Contradiction("orders", child, tuple(rest))


def _runs(line: AuthorityLine, on: date) -> bool:
    return date.fromisoformat(line.since) <= on and (line.until is None or date.fromisoformat(line.until) >= on)


def _key(order: CourtOrder) -> tuple[str | None, ...]:
    days = (order.starts_on, order.decided_on, order.until, order.ended_on, order.annulled_on, order.told_on)
    return order.kind, order.court, order.number, *(None if day is None else day.isoformat() for day in days)


def _said(order: Order) -> tuple[str | None, ...]:
    days = (order.starts_on, order.decided_on, order.until, order.ended_on, order.annulled_on, order.told_on)
    return order.kind, order.court, order.number, *days
