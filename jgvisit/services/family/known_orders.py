"""What is written down later about an order of the judge that stands here already (H16)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from msgspec.structs import replace as replace_struct

from jgvisit.domain.facts import OrderKind
from jgvisit.domain.orders import ON_AUTHORITY, longest_end
from jgvisit.domain.terms import DAY
from jgvisit.ids import PersonId, new_uuid7
from jgvisit.records.case_family import Order
from jgvisit.records.payload_family import OrderRecorded

DayNote = Literal["heard", "carried_out", "ended", "annulled"]
OrderNote = Literal["heard", "carried_out", "extended", "ended", "annulled", "names", "gi", "mistaken"]
_EXTENDED: tuple[OrderKind, ...] = ("ots", "vots", "placement", "closed_care", "juvenile_probation")
_ONLY_OF: dict[OrderNote, tuple[OrderKind, ...]] = {
    "heard": ("vots",),  # Rv 800 lid 3 speaks of it alone
    "carried_out": ("placement",),  # BW 1:265c lid 3
    "extended": _EXTENDED,  # BW 1:260, 1:265c lid 2
    "names": ON_AUTHORITY,
    "gi": _EXTENDED,
}
NOTES: tuple[OrderNote, ...] = ("heard", "carried_out", "extended", "ended", "annulled", "names", "gi", "mistaken")


@dataclass(frozen=True)
class Extension:
    """What the paper says by which the judge extended an order."""

    court: str
    number: str
    decided_on: date
    until: date
    """The last day on which the order holds now."""


def notes_of(kind: OrderKind) -> tuple[OrderNote, ...]:
    """Return what can be written down about an order of this kind."""
    return tuple(note for note in NOTES if note not in _ONLY_OF or kind in _ONLY_OF[note])


def with_day(order: Order, note: DayNote, day: date) -> OrderRecorded:
    """Return a new version of `order` on which `note` has its day; all else stays, its evidence too.

    Raises:
        ValueError: such a note says nothing about this kind of order.
    """
    if note not in notes_of(order.kind):
        raise ValueError(f"{note} of {order.kind}")
    return replace_struct(_as_it_stands(order), **{f"{note}_on": day.isoformat()})


def extension_starts(order: Order) -> date | None:
    """Return the first day of an extension: the one after the end of `order`.

    None where it has no end that is known, ended early, was annulled, or stands here in two versions.
    """
    if order.kind not in _EXTENDED or order.disputed or order.ended_on or order.annulled_on:
        return None
    if order.until is not None:
        return date.fromisoformat(order.until) + DAY
    return longest_end(order.kind, date.fromisoformat(order.starts_on))


def extended(order: Order, paper: Extension) -> OrderRecorded:
    """Return the order by which `order` goes on: a decision of its own, with its own paper, from the day after its end.

    The old one stays as it was, with its end. What was heard or carried out of it holds for what goes on.

    Raises:
        ValueError: `order` cannot be extended, or the new end does not lie after the old one.
    """
    start = extension_starts(order)
    if start is None or paper.until < start:
        raise ValueError("an extension goes on after an end")
    return OrderRecorded(
        order=new_uuid7(),
        child=order.child,
        kind=order.kind,
        starts_on=start.isoformat(),
        person=order.person,
        court=paper.court,
        number=paper.number,
        decided_on=paper.decided_on.isoformat(),
        until=paper.until.isoformat(),
        heard_on=order.heard_on,
        carried_out_on=None if order.carried_out_on is None else start.isoformat(),
        gi=order.gi,  # only the judge puts another in its place (BW 1:259)
    )


def with_person(order: Order, person: PersonId) -> OrderRecorded:
    """Return the version of an order on authority that says whose authority the paper names.

    Raises:
        ValueError: it is no order on authority.
    """
    if order.kind not in ON_AUTHORITY:
        raise ValueError(f"whose authority of {order.kind}")
    return replace_struct(_as_it_stands(order), person=person)


def with_gi(order: Order, gi: str) -> OrderRecorded:
    """Return the version of `order` that says which GI carries it out.

    Raises:
        ValueError: no GI carries out this kind of order.
    """
    if "gi" not in notes_of(order.kind):
        raise ValueError(f"which GI of {order.kind}")
    return replace_struct(_as_it_stands(order), gi=gi)


def struck(order: Order, why: str) -> OrderRecorded:
    """Return the version of `order` that says it was written down by mistake, and why."""
    return replace_struct(_as_it_stands(order), mistaken=why)


def _as_it_stands(order: Order) -> OrderRecorded:
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
        heard_on=order.heard_on,
        carried_out_on=order.carried_out_on,
        ended_on=order.ended_on,
        annulled_on=order.annulled_on,
        told_by=order.told_by,
        told_on=order.told_on,
        gi=order.gi,
    )
