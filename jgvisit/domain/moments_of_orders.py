"""Table C, what orders of the judge open: granted, extended, ended, or never given at all (rows 2, 20, 21, 23, 24)."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from datetime import date

from jgvisit.domain.facts import GI, CourtOrder, Facts, KnownAt, StruckOrder
from jgvisit.domain.moment_people import Event, Everyone
from jgvisit.domain.orders import ON_AUTHORITY, SUPERVISION, first_day_without
from jgvisit.domain.terms import DAY
from jgvisit.ids import PersonId

_Span = tuple[date, date | None, bool, KnownAt]


def of_orders(facts: Facts, child: PersonId, orders: list[CourtOrder], everyone: Everyone) -> Iterator[Event]:
    """Yield what the proven `orders` about `child` open, and those that were taken out as our mistake."""
    yield from _granted(orders, everyone)
    yield from _extended(orders, everyone)
    yield from _ended(facts, child, orders, everyone)
    yield from _struck(facts, child, orders, everyone)


def _granted(orders: Iterable[CourtOrder], everyone: Everyone) -> Iterator[Event]:
    for order in orders:
        day = order.decided_on or order.starts_on
        if order.kind in SUPERVISION:
            yield Event(20, day, everyone.on(day), order.known_at)
        elif order.kind in ("placement", "closed_care"):
            yield Event(21, day, everyone.on(day), order.known_at)


def _extended(orders: list[CourtOrder], everyone: Everyone) -> Iterator[Event]:
    """Yield the days on which an order was decided that goes on where one of the same kind ends (row 23)."""
    for order in orders:
        earlier = (other for other in orders if other.kind == order.kind and other.starts_on < order.starts_on)
        if any(first_day_without(other) == order.starts_on for other in earlier):
            day = order.decided_on or order.starts_on
            yield Event(23, day, everyone.on(day), order.known_at)


def _ended(facts: Facts, child: PersonId, orders: Iterable[CourtOrder], everyone: Everyone) -> Iterator[Event]:
    """Yield the days on which help became voluntary again: the last order ended and none followed on.

    That an order in dispute goes on is not known: it hides no end, or nobody would hear of it while two
    versions wait for a person (H12, H18).
    """
    spans = list(_spans(facts, child, orders))
    certain = [(start, end) for start, end, disputed, _ in spans if not disputed]
    for start, end, _, known_at in spans:
        if end is None or end <= start:
            continue
        if not _covered(end, certain):
            yield Event(24, end, everyone.on(end), known_at)


def _struck(facts: Facts, child: PersonId, orders: Iterable[CourtOrder], everyone: Everyone) -> Iterator[Event]:
    """Yield the days on which an order was taken out that never was.

    Who may have heard of it hears what holds: that help is voluntary (row 24), what is different about a measure that
    goes on (row 23), or who decides (row 2). One that was written down twice leaves things as they were told.
    """
    orders = list(orders)
    certain = [(start, end) for start, end, disputed, _ in _spans(facts, child, orders) if not disputed]
    for struck in never_were(facts, child, orders):
        measure = 23 if _covered(struck.on, certain) else 24
        row = 2 if struck.kind in ON_AUTHORITY else measure
        yield Event(row, struck.on, everyone.on(struck.on), struck.known_at)


def never_were(facts: Facts, child: PersonId, orders: Collection[CourtOrder]) -> tuple[StruckOrder, ...]:
    """Return the orders about `child` that were our mistake, and of which no other among `orders` says the same."""
    mine = (struck for struck in facts.struck if struck.child == child)
    return tuple(struck for struck in mine if not any(_stands(order, struck) for order in orders))


def _stands(order: CourtOrder, struck: StruckOrder) -> bool:
    """Tell whether the same order stands here all the same: then nothing that was told has changed."""
    end = first_day_without(order)
    same = (order.kind, order.person) == (struck.kind, struck.person)
    return same and order.starts_on <= struck.on and (end is None or end > struck.on)


def _spans(facts: Facts, child: PersonId, orders: Iterable[CourtOrder]) -> Iterator[_Span]:
    """Yield (first day, first day without, in dispute, when the end was written down) of what orders help."""
    for order in orders:
        if order.kind in SUPERVISION:
            yield order.starts_on, first_day_without(order), order.disputed, order.end_known_at
    for line in facts.authority:
        if line.child == child and line.holder == GI and line.is_proven and not line.suspended:
            yield line.since, None if line.until is None else line.until + DAY, False, line.end_known_at


def _covered(day: date, spans: Iterable[tuple[date, date | None]]) -> bool:
    return any(start <= day and (end is None or end > day) for start, end in spans)
