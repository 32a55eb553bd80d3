"""What is written down later about an order of the judge that stands here already (H16)."""

from __future__ import annotations

from datetime import date
from typing import Literal

from jgvisit.domain.facts import OrderKind
from jgvisit.records.case_family import Order
from jgvisit.records.payload_family import OrderRecorded

DayNote = Literal["heard", "carried_out", "ended", "annulled"]
OrderNote = Literal["heard", "carried_out", "ended", "annulled", "mistaken"]
_ONLY_OF: dict[OrderNote, OrderKind] = {"heard": "vots", "carried_out": "placement"}
"""Rv 800 lid 3 and BW 1:265c lid 3 speak of these alone."""
NOTES: tuple[OrderNote, ...] = ("heard", "carried_out", "ended", "annulled", "mistaken")


def notes_of(kind: OrderKind) -> tuple[OrderNote, ...]:
    """Return what can be written down about an order of this kind."""
    return tuple(note for note in NOTES if _ONLY_OF.get(note, kind) == kind)


def with_day(order: Order, note: DayNote, day: date) -> OrderRecorded:
    """Return a new version of `order` on which `note` has its day; all else stays, its evidence too.

    Raises:
        ValueError: such a note says nothing about this kind of order.
    """
    if note not in notes_of(order.kind):
        raise ValueError(f"{note} of {order.kind}")
    iso = day.isoformat()
    return _version(
        order,
        heard_on=iso if note == "heard" else order.heard_on,
        carried_out_on=iso if note == "carried_out" else order.carried_out_on,
        ended_on=iso if note == "ended" else order.ended_on,
        annulled_on=iso if note == "annulled" else order.annulled_on,
    )


def struck(order: Order, why: str) -> OrderRecorded:
    """Return the version of `order` that says it was written down by mistake, and why."""
    return _version(
        order,
        heard_on=order.heard_on,
        carried_out_on=order.carried_out_on,
        ended_on=order.ended_on,
        annulled_on=order.annulled_on,
        mistaken=why,
    )


def _version(
    order: Order,
    *,
    heard_on: str | None,
    carried_out_on: str | None,
    ended_on: str | None,
    annulled_on: str | None,
    mistaken: str | None = None,
) -> OrderRecorded:
    return OrderRecorded(
        order=order.order,
        child=order.child,
        kind=order.kind,
        starts_on=order.starts_on,
        evidence=order.evidence,
        person=order.person,
        court=order.court,
        number=order.number,
        decided_on=order.decided_on,
        until=order.until,
        heard_on=heard_on,
        carried_out_on=carried_out_on,
        ended_on=ended_on,
        annulled_on=annulled_on,
        told_by=order.told_by,
        told_on=order.told_on,
        mistaken=mistaken,
    )
