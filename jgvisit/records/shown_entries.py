"""What is left of a family's records for those who may not see all of them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

import msgspec

from jgvisit.ids import RecordId
from jgvisit.records.entries import Entry
from jgvisit.records.payload_base import Payload
from jgvisit.records.payload_family import AuthorityRecorded, OrderRecorded, PersonRegistered
from jgvisit.records.payload_journal import ConflictDecided
from jgvisit.records.payload_visits import PresenceChanged, VisitEnded, VisitReopened, VisitStarted


def shown_entries(entries: Iterable[Entry], hidden: Collection[RecordId]) -> Iterator[Entry]:
    """Yield the entries that are not hidden, each as it is.

    A hidden start or end of a visit stays without its words: a visit that seems never to have ended, or
    to have begun with nobody, would show more than it hides. So does a choice between versions without its reason.
    """
    for entry in entries:
        payload = entry.payload if entry.id not in hidden else _without_words(entry.payload)
        if payload is not None:
            yield entry if payload is entry.payload else msgspec.structs.replace(entry, payload=payload)


def _without_words(payload: Payload) -> Payload | None:
    """Return what must stay of a hidden record, None for nothing."""
    match payload:
        case VisitStarted() | PresenceChanged():
            return msgspec.structs.replace(payload, others_present=None)
        case VisitEnded():
            return msgspec.structs.replace(payload, note=None)
        case VisitReopened():
            return payload
        case ConflictDecided():  # without it, what was decided against would stand up again before who may not know why
            return msgspec.structs.replace(payload, reason="")
        case _:
            return None


def withholds_proof(entries: Collection[Entry], hidden: Collection[RecordId]) -> bool:
    """Tell whether an order or a line of authority is among what is hidden: no frame may be told then (H4).

    Those of a child who is hidden too take nothing from the frame of another: of that child nothing is told at all.
    """
    gone = {
        entry.payload.person for entry in entries if entry.id in hidden and isinstance(entry.payload, PersonRegistered)
    }
    return any(
        entry.id in hidden
        and isinstance(entry.payload, OrderRecorded | AuthorityRecorded)
        and entry.payload.child not in gone
        for entry in entries
    )
