"""Table B for reading, and its rule: nothing is "opgelegd" without the court's paper."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from jgvisit.domain.answer import Remedy
from jgvisit.domain.facts import CourtOrder, OrderKind, Subject
from jgvisit.domain.law_book import SourceMark
from jgvisit.domain.orders import OrderReading


@dataclass(frozen=True)
class Power:
    """Who could impose something, by which decision."""

    who: str
    decision: str
    orders: tuple[OrderKind, ...]
    """Orders on which it may be called imposed; empty: it is no court order, so never "opgelegd" (H6)."""
    articles: tuple[str, ...]


@dataclass(frozen=True)
class MeasureRow:
    """One row of table B."""

    row: str
    title: str
    subjects: tuple[Subject, ...]
    """Of `jgvisit law`; empty where nothing can be asked about it."""
    voluntary: str
    """What it needs in the voluntary frame; empty where it does not exist there."""
    could: tuple[Power, ...]
    remedies: tuple[Remedy, ...]
    articles: tuple[str, ...]
    evidence: SourceMark
    points: tuple[str, ...]


def imposed_on(row: MeasureRow, readings: Iterable[OrderReading]) -> tuple[CourtOrder, ...]:
    """Return the orders on which `row` may be recorded as imposed (opgelegd); empty: it may not.

    Only a seen order with court, number and date that is in force today counts.
    """
    kinds = {kind for power in row.could for kind in power.orders}
    return tuple(reading.order for reading in readings if reading.force == "in_force" and reading.order.kind in kinds)
