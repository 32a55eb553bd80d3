"""Which records of a family are somebody else's alone, and what of the rest a reader may not know of. Pure."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any, Final, Literal

from jgvisit.ids import PersonId
from jgvisit.records.case_file import CaseFile
from jgvisit.records.danger import tells_of_danger
from jgvisit.records.filled import FormFilled
from jgvisit.records.happenings_of_family import ComplaintRecorded, ExceptionUsed, FileRequested
from jgvisit.records.happenings_of_help import RefusalHeard
from jgvisit.records.payload_base import Payload
from jgvisit.records.payload_bookmarks import BookmarkMade
from jgvisit.records.payload_family import AddressRecorded, CapacityRecorded, OrderRecorded, PersonRegistered
from jgvisit.records.payload_forms import DocumentSealed, FormOpened
from jgvisit.records.payload_journal import ConflictDecided, StoreOpened, VisibilityRestricted
from jgvisit.records.payload_talk import CardExplained, HeardTermExplained
from jgvisit.records.payload_visits import PresenceAnswered
from jgvisit.records.whose_own import is_theirs, owners_of

_OURS: Final = (BookmarkMade, ConflictDecided, DocumentSealed, StoreOpened, VisibilityRestricted)
"""How the program keeps its records, and what is kept from whom: nothing that a person told or was told."""
_OF_WHO_DID_IT: Final = (ComplaintRecorded, FileRequested, RefusalHeard)
"""Happenings that are their persons' own."""
_ONLY_OURS: Final = frozenset({"required", "not_asked", "kept_to", "holds", "ceremony_salt", "worker_ink"})
"""Fields that tell whose mark is asked, or what the program worked out (H8)."""
_OF_OTHERS: Final = frozenset({"capacity", "whereabouts", "reads", "language", "born"})


Why = Literal["hidden", "ofAnother", "forSafety", "ours"]
"""Kept from this reader by a restriction · another person's own · says that somebody is not safe with its reader ·
how the program keeps its records."""


@dataclass(frozen=True)
class LeftOut:
    """Records of one kind that are not in a case file; for the worker alone (H8)."""

    why: Why
    kind: str
    count: int


def counted(left_out: Iterable[tuple[Why, str]]) -> tuple[LeftOut, ...]:
    """Return how many records of which kind are left out for which reason, in a fixed order."""
    found: dict[tuple[Why, str], int] = {}
    for each in left_out:
        found[each] = found.get(each, 0) + 1
    return tuple(LeftOut(why, kind, count) for (why, kind), count in sorted(found.items()))


def why_hidden(payload: Payload, reader: PersonId | None) -> Why:
    """Return why a record that may not show to this reader is left out: as another's own where it names whose it is."""
    if tells_of_danger(payload):
        return "forSafety"
    return "ofAnother" if _named_in(payload) or _is_for_one(payload, reader) else "hidden"


def why_left_out(file: CaseFile, payload: Payload, reader: PersonId, today: date) -> Why | None:
    """Return why a record is not `reader`'s to have; None where nothing of this module keeps it back."""
    if isinstance(payload, _OURS):
        return "ours"
    if tells_of_danger(payload):
        return "forSafety"
    return "ofAnother" if _is_of_another(file, payload, reader, today) else None


def _is_of_another(file: CaseFile, payload: Payload, reader: PersonId, today: date) -> bool:
    """Tell whether a record is about one other person alone, whom `reader` does not speak for."""
    if _is_for_one(payload, reader):
        return True
    if isinstance(payload, _OF_WHO_DID_IT):
        return reader not in payload.persons
    if isinstance(payload, ExceptionUsed):  # its reason is what a child told, or why a parent was not asked
        return not all(is_theirs(file, reader, child, today) for child in payload.children)
    if told := (*_told_to(payload), *_named_in(payload)):
        return not any(is_theirs(file, reader, person, today) for person in told)
    person = getattr(payload, "person", None)
    if not isinstance(person, str) or isinstance(payload, PersonRegistered | OrderRecorded):
        return False  # whose name this is, and which orders on authority there are, concerns the family
    return not is_theirs(file, reader, person, today)


def _is_for_one(payload: Payload, reader: PersonId | None) -> bool:
    """Tell whether only somebody else reads it, and nobody who speaks for them: why they cannot decide, their post."""
    match payload:
        case (
            CapacityRecorded(person=person)
            | AddressRecorded(serves="postGoesThere", person=person)
            | PresenceAnswered(person=person)
        ):
            return person != reader
        case _:
            return False


def _told_to(payload: Payload) -> tuple[str, ...]:
    """Return with whom a talk was: what we told the mother alone, and which word she came with, is hers."""
    match payload:
        case CardExplained(heard_by=heard_by):
            return heard_by
        case HeardTermExplained(explained_to=explained_to, used_by=used_by):
            return (*explained_to, *used_by)
        case _:
            return ()


def _named_in(payload: Payload) -> tuple[str, ...]:
    """Return whose own a common form is, in what was filled in and in what lay before its signers."""
    match payload:
        case FormFilled(form_type=form_type, answers=answers) | FormOpened(form_type=form_type, common=answers):
            return owners_of(form_type, answers)
        case _:
            return ()


def without_others(
    payload: Payload, data: dict[str, Any], reader: PersonId, gone: Collection[PersonId]
) -> dict[str, Any] | None:
    """Return what of a record is the reader's to see; None where somebody whom the reader may not know of is its point.

    Args:
        payload: the record.
        data: it as plain values.
        reader: who asks.
        gone: members who are hidden from the reader.
    """
    left = {name: value for name, value in data.items() if name not in _ONLY_OURS}
    if isinstance(payload, PersonRegistered) and payload.person != reader:
        left = {name: value for name, value in left.items() if name not in _OF_OTHERS}
    if "used_by" in left:
        left["used_by"] = [person for person in left["used_by"] if person == reader]
    if any(value in gone for value in left.values() if isinstance(value, str)):
        return None
    return {name: _without(value, gone) for name, value in left.items()}


def _without(value: Any, gone: Collection[PersonId]) -> Any:
    if isinstance(value, list | tuple):
        return [_without(each, gone) for each in value if not _is_about(each, gone)]
    if isinstance(value, dict):
        return {key: _without(each, gone) for key, each in _kept(value, gone)}
    return value


def _is_about(value: Any, gone: Collection[PersonId]) -> bool:
    """Tell whether this is somebody hidden, or words of a form about that person alone: they go with the name."""
    if isinstance(value, dict):
        return any(isinstance(whom := value.get(key), str) and whom in gone for key in ("child", "about"))
    return isinstance(value, str) and value in gone


def _kept(value: dict[str, Any], gone: Collection[PersonId]) -> Iterator[tuple[str, Any]]:
    for key, each in value.items():
        if key not in gone and not (isinstance(each, str) and each in gone):
            yield key, each
