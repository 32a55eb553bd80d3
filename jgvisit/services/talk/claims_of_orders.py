"""Claims that follow from orders of the judge, births and authority: only what was seen counts (H12, H16)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from jgvisit.domain.ages import birthday
from jgvisit.domain.facts import GI, CourtOrder, Facts
from jgvisit.domain.frames import FrameReading, read_frame
from jgvisit.domain.moments import explain_again
from jgvisit.domain.moments_of_orders import never_were
from jgvisit.domain.orders import ANNOUNCED_WORKING_DAYS, SUPERVISION, first_day_without, is_proven
from jgvisit.domain.terms import DAY, add_months, working_days_after
from jgvisit.ids import PersonId
from jgvisit.services.law.frames import ChildFrame
from jgvisit.services.talk.claims import Claims, Value, latest_together, shared

_AUTHORITY_CHANGED = 2
_APPEAL_MONTHS = 3
"""Rv 806 lid 1."""


class OrderClaims:
    """Works the claims out for the children of one family on one day.

    Args:
        facts: of the family, on the day.
        frames: what may be said of each child's frame.
        since: from when a change is news to the room.
    """

    def __init__(self, facts: Facts, frames: tuple[ChildFrame, ...], since: date) -> None:
        self._facts, self._frames, self._since = facts, frames, since
        self._readings: dict[PersonId, FrameReading] = {entry.child: read_frame(facts, entry.child) for entry in frames}

    def all(self) -> Claims:
        """Return every claim that holds."""
        return {
            name: words
            for found in (self._in_force(), self._changes(), self._births_and_authority())
            for name, words in found
        }

    def _held(self, *kinds: str) -> dict[PersonId, CourtOrder]:
        """Return, per child, the newest order of these kinds that was seen and holds."""
        held: dict[PersonId, CourtOrder] = {}
        for child, reading in self._readings.items():
            orders = [each.order for each in reading.seen_in_force(("ots", "vots", "placement"))]
            mine = [order for order in orders if order.kind in kinds]
            if mine:
                held[child] = max(mine, key=lambda order: (order.starts_on, order.decided_on or date.min, repr(order)))
        return held

    def _in_force(self) -> Iterator[tuple[str, dict[str, Value]]]:
        ots, vots = self._held("ots"), self._held("vots")
        supervised, placed = self._held(*SUPERVISION), self._held("placement")
        for name, word, held in (
            ("supervision_in_force", "supervised_children", supervised),
            ("ots_in_force", "ots_children", ots),
            ("provisional_ots_in_force", "provisional_ots_children", vots),
            ("placement_order_in_force", "placement_children", placed),
        ):
            if held:
                yield name, {word: tuple(held)}
        start, end = shared(order.starts_on for order in ots.values()), shared(map(_last_day, ots.values()))
        if start is not None and end is not None:
            yield "ots_dates_known", {"ots_from": start, "ots_until": end}
        end = shared(map(_last_day, placed.values()))
        if end is not None:
            yield "placement_dates_known", {"placement_until": end}
        for name, word, held in (
            ("ots_appeal_open", "ots_appeal_until", ots),
            ("placement_appeal_open", "placement_appeal_until", placed),
        ):
            last = shared(map(_appeal_until, held.values()))
            if last is not None and last >= self._facts.on:
                yield name, {word: last}

    def _changes(self) -> Iterator[tuple[str, dict[str, Value]]]:
        said = {entry.child: entry.said for entry in self._frames}
        began, ended, extended, ran_out = {}, {}, {}, {}
        for child, reading in self._readings.items():
            spans = list(self._spans(child))
            if said[child] == "court_ordered":
                start = _start_of_run(spans, self._facts.on)
                if start is not None and self._is_news(start):
                    began[child] = start
            elif said[child] == "voluntary":
                ends = [end for _, end in spans if end is not None and end <= self._facts.on]
                if ends and self._is_news(max(ends)):
                    ended[child] = max(ends)
            expired = [each.order for each in reading.orders if each.force == "expired"]
            lasts = [last for order in expired if order.kind in SUPERVISION and (last := _last_day(order))]
            if said[child] == "checking" and lasts:
                ran_out[child] = max(lasts)
            longer = self._extended(child)
            if longer is not None:
                extended[child] = longer
        yield from _one_day("became_court_ordered", "newly_ordered_children", "ordered_from", began)
        yield from _one_day("became_voluntary", "newly_voluntary_children", "voluntary_from", ended)
        yield from _one_day("order_extended", "extended_children", "extended_until", extended)
        if any(self._never_was(child) for child in self._readings):
            yield "order_never_was", {}
        if ran_out:
            yield (
                "order_ran_out",
                {
                    "ran_out_children": tuple(ran_out),
                    "checked_before": self._checked_before(max(ran_out.values())),
                },
            )

    def _never_was(self, child: PersonId) -> bool:
        """Tell whether an order that the family may have heard of was taken out as our mistake, while that is news."""
        proven = [order for order in self._facts.orders if order.child == child and is_proven(order)]
        return any(self._is_news(struck.on) for struck in never_were(self._facts, child, proven))

    def _checked_before(self, last_day: date) -> date:
        """Return the day before which we find out: three working days after the end, else the next one (H16)."""
        promised = working_days_after(last_day, ANNOUNCED_WORKING_DAYS)
        return promised if promised > self._facts.on else working_days_after(self._facts.on, 1)

    def _spans(self, child: PersonId) -> Iterator[tuple[date, date | None]]:
        """Yield first day and first day without, of what orders help for this child and was seen."""
        for order in self._facts.orders:
            if order.child == child and order.kind in SUPERVISION and is_proven(order) and not order.disputed:
                end = first_day_without(order)
                if end is None or end > order.starts_on:
                    yield order.starts_on, end
        for line in self._facts.authority:
            if line.child == child and line.holder == GI and line.is_proven and not line.suspended:
                yield line.since, None if line.until is None else line.until + DAY

    def _extended(self, child: PersonId) -> date | None:
        """Return the new last day of an order that goes on where one of its kind ends, while that is news.

        The judge decides before the old end: it is true from that day, also while the old one still runs.
        """
        reading = self._readings[child]
        held = [each.order for each in reading.seen_in_force(("ots", "vots", "placement"))]
        ends = {(order.kind, first_day_without(order)) for order in held}
        decided = (
            each.order
            for each in reading.orders
            if each.force == "not_yet" and is_proven(each.order) and not each.order.disputed
        )
        held += [order for order in decided if (order.kind, order.starts_on) in ends]
        for order in sorted(held, key=lambda order: (order.starts_on, repr(order)), reverse=True):
            before = [
                other
                for other in self._facts.orders
                if other.child == child and other.kind == order.kind and is_proven(other)
            ]
            follows = any(first_day_without(other) == order.starts_on for other in before)
            if follows and self._is_news(order.decided_on or order.starts_on):
                return _last_day(order)
        return None

    def _births_and_authority(self) -> Iterator[tuple[str, dict[str, Value]]]:
        born = {person.id: person.born for person in self._facts.persons}
        for age, name, word in ((12, "turned_twelve", "turned_12"), (16, "turned_sixteen", "turned_16")):
            turned = tuple(
                entry.child
                for entry in self._frames
                if (day := born.get(entry.child)) is not None and self._is_news(birthday(day, age))
            )
            if turned:
                yield name, {word: turned}
        changed = tuple(child for child in self._readings if self._authority_changed(child))
        if changed:
            yield "authority_changed", {"authority_changed_children": changed}

    def _authority_changed(self, child: PersonId) -> bool:
        """Only what changed: that somebody found out who holds it (`authorityFoundOut`) changed nothing."""
        found = explain_again(self._facts, child, self._readings[child], (), self._since)
        return any(each.moment == _AUTHORITY_CHANGED and each.due <= self._facts.on for each in found)

    def _is_news(self, day: date) -> bool:
        return self._since <= day <= self._facts.on


def _last_day(order: CourtOrder) -> date | None:
    end = first_day_without(order)
    return None if end is None else end - DAY


def _appeal_until(order: CourtOrder) -> date | None:
    return None if order.decided_on is None else add_months(order.decided_on, _APPEAL_MONTHS)


def _start_of_run(spans: list[tuple[date, date | None]], on: date) -> date | None:
    """Return the first day of the unbroken run of spans that holds on `on`."""
    running = [start for start, end in spans if start <= on and (end is None or end > on)]
    if not running:
        return None
    start = min(running)
    while earlier := [begin for begin, end in spans if begin < start and end is not None and end >= start]:
        start = min(earlier)
    return start


def _one_day(name: str, children: str, day: str, found: dict[PersonId, date]) -> Iterator[tuple[str, dict[str, Value]]]:
    together = latest_together(found)
    if together is not None:
        yield name, {children: together[0], day: together[1]}
