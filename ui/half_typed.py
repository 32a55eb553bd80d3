"""Half-typed words of one person, kept with the room they were typed in.

What a child says alone may not come back on the screen when that child is asked again with others in the room (H7).
A draft therefore shows only where nobody looks on who was not there when it was typed. It is never lost: new words push
it aside, and it comes back when the same people are among themselves again.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol

from jgvisit.ids import CaseId, PersonId
from jgvisit.services.ports.journal import DraftKey, aside_field
from jgvisit.workspace import Workspace

_MARK = b"\x02"
"""No letter of a text begins with it: drafts kept without their room are told apart by it."""


@dataclass(frozen=True)
class _Kept:
    room: frozenset[str]
    data: bytes

    def may_show(self, room: frozenset[str]) -> bool:
        return room <= self.room


class Drafts(Protocol):
    """Keeps the drafts of one screen or panel: a presenter, or `PanelDrafts`."""

    work: Workspace

    def drafts(self, case: CaseId) -> dict[str, bytes]:
        """Return half-done work by field."""

    def keep_draft(self, key: DraftKey, data: bytes) -> None:
        """Keep half-done work."""


class HalfTyped:
    """The drafts of one screen's own words."""

    def __init__(self, kept: Drafts) -> None:
        self._drafts = kept

    def shown(self, case: CaseId, field: str, owner: PersonId) -> bytes | None:
        """Return what `owner` was saying, if nobody new is in the room; None where nothing may show.

        Args:
            case: the family.
            field: of the draft.
            owner: whose words these are; they may always see them.
        """
        drafts = self._drafts.drafts(case)
        room = self._room(case)
        now = _decode(drafts.get(field), owner)
        if now is not None:
            return now.data if now.may_show(room) else None
        aside = _decode_all(drafts.get(aside_field(field)))
        back = next((kept for kept in reversed(aside) if kept.may_show(room)), None)
        if back is None:
            return None
        self._keep(case, field, _encode(back))
        self._keep_aside(case, field, (kept for kept in aside if kept is not back))
        return back.data

    def typed(self, case: CaseId, field: str, owner: PersonId, data: bytes) -> None:
        """Keep what stands in the field now; what was withheld there moves aside first."""
        drafts = self._drafts.drafts(case)
        room = self._room(case) | {owner}
        before = _decode(drafts.get(field), owner)
        if before is not None and before.data and not before.may_show(room - {owner}):
            self._keep_aside(case, field, (*_decode_all(drafts.get(aside_field(field))), before))
        self._keep(case, field, _encode(_Kept(room, data)))

    def done(self, case: CaseId, field: str) -> None:
        """Let nothing that was pushed aside come back: a record stands in its place, such as a signature."""
        if self._drafts.drafts(case).get(aside_field(field)) is not None:
            self._keep_aside(case, field, ())

    def _room(self, case: CaseId) -> frozenset[str]:
        """Return who looks on: those of the family by id, anybody else by what was noted of them."""
        files = self._drafts.work.files
        visit = files.visit_here(case)
        others = visit.others_present if visit is not None else None
        return frozenset({*files.room(case), *([others] if others else [])})

    def _keep(self, case: CaseId, field: str, data: bytes) -> None:
        self._drafts.keep_draft(DraftKey(case, field), data)

    def _keep_aside(self, case: CaseId, field: str, kept: Iterable[_Kept]) -> None:
        self._keep(case, aside_field(field), json.dumps([_encode(each).hex() for each in kept]).encode())


def _encode(kept: _Kept) -> bytes:
    return _MARK + json.dumps(sorted(kept.room)).encode() + b"\n" + kept.data


def _decode(draft: bytes | None, owner: PersonId | None = None) -> _Kept | None:
    """Read a draft; one without its room shows to its owner alone, for nobody knows who was there."""
    if draft is None:
        return None
    if not draft.startswith(_MARK):
        return _Kept(frozenset() if owner is None else frozenset({owner}), draft)
    room, _, data = draft[len(_MARK) :].partition(b"\n")
    return _Kept(frozenset(json.loads(room)), data)


def _decode_all(draft: bytes | None) -> tuple[_Kept, ...]:
    found = (_decode(bytes.fromhex(each)) for each in json.loads(draft or b"[]"))
    return tuple(kept for kept in found if kept is not None)
