"""Where words are asked: a reason, a source, evidence or a name that says nothing is none. One rule for all records.

A rule for what is written from now on: records of before stay readable as they are.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import get_type_hints

from jgvisit.domain.own_words import says_something
from jgvisit.records.happening import Happening, Said
from jgvisit.records.happenings_of_ours import PromiseMade
from jgvisit.records.payload_base import Payload
from jgvisit.records.payload_bookmarks import BookmarkWritten
from jgvisit.records.payload_family import (
    AddressRecorded,
    AuthorityRecorded,
    CapacityRecorded,
    OrderRecorded,
    SafeContactRecorded,
)
from jgvisit.records.payload_journal import ConflictDecided, VisibilityRestricted
from jgvisit.records.payload_reading import PaperStepped, PassageReacted, ReleaseChosen, SourceChecked
from jgvisit.records.payload_rights import CircumstanceSeen
from jgvisit.records.payload_talk import BeliefAskedBack, DutyClosed, DutyClosedWhen, SaidBack, SaidBackToColleague

_NEED_A_NOTE = frozenset({"dissentRecorded", "returned", "stopped"})
"""Steps that say why: what is not agreed on, why it came back, why it is not sent."""


def unsaid(payload: Payload) -> tuple[str, ...]:
    """Return the fields of `payload` in which words are asked and nothing is said, such as a dash; sorted."""
    return tuple(sorted(name for name, words in _asked(payload) if not says_something(words)))


def closes_with_words(closed: DutyClosed | DutyClosedWhen) -> bool:
    """Tell whether a duty was closed with what H18 asks of that way of closing."""
    return not unsaid(closed)


def _asked(payload: Payload) -> Iterator[tuple[str, str | None]]:
    match payload:
        case Happening(mistaken=None):
            if isinstance(payload, PromiseMade) and payload.outcome == "notKept":
                yield "reason", payload.reason
                yield "told_family", payload.told_family  # a promise that is not kept is told, not dropped (H26)
            yield from ((name, getattr(payload, name)) for name in _said_fields(type(payload)))
        case Happening(mistaken=why) | OrderRecorded(mistaken=str(why)) | CapacityRecorded(mistaken=str(why)):
            yield "mistaken", why  # what is taken out may be told badly: that can be why
        case SaidBack(outcome="notAsked", reason=why) | BeliefAskedBack(outcome="notAsked", reason=why):
            yield "reason", why
        case SaidBackToColleague(colleague=name):
            yield "colleague", name
        case DutyClosed() | DutyClosedWhen():
            yield from _of_closing(payload)
        case CircumstanceSeen(seen=seen):
            yield "seen", seen
        case AuthorityRecorded(evidence=str(evidence)):
            yield "evidence", evidence
        case SafeContactRecorded(evidence=evidence):
            yield "evidence", evidence
        case AddressRecorded(address=address, evidence=evidence):
            yield from (("address", address), ("evidence", evidence))
        case CapacityRecorded(evidence="seen", paper=paper, seen_on=day):
            yield from (("paper", paper), ("seen_on", day))
        case CapacityRecorded(told_by=who, told_on=day):
            yield from (("told_by", who), ("told_on", day))
        case VisibilityRestricted(basis=basis):
            yield "basis", basis
        case PassageReacted(reaction="different", words=words):
            yield "words", words  # how then?
        case SourceChecked(source=source):
            yield "source", source
        case ReleaseChosen(choice="tellByPhone", note=note):
            yield "note", note
        case PaperStepped(step=step, by=by, note=note):
            yield "by", by
            if step in _NEED_A_NOTE:
                yield "note", note
        case BookmarkWritten(words=str()):
            yield from ((name, getattr(payload, name)) for name in ("words", "basis", "was_told", "alone"))
        case ConflictDecided(reason=reason):
            yield "reason", reason
        case _:
            return


def _of_closing(closed: DutyClosed | DutyClosedWhen) -> Iterator[tuple[str, str | None]]:
    yield "reason", closed.reason
    if closed.how == "withheld":  # Jw 7.3.2 lid 4: first talked over with a colleague
        yield "colleague", closed.colleague
    if closed.how == "unreachable":
        yield "attempts", " ".join(closed.attempts)


@cache
def _said_fields(kind: type[Payload]) -> tuple[str, ...]:
    return tuple(name for name, hint in get_type_hints(kind, include_extras=True).items() if hint == Said)
