"""Whom a form asks, as everybody in the room may read it: of a hidden fact nothing stands on the page (H4, H2)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from jgvisit.domain.answer import RequiredMark
from jgvisit.domain.facts import Mark
from jgvisit.ids import PersonId
from jgvisit.records.case_file import CaseFile
from jgvisit.records.case_forms import Form, RequiredSigner
from jgvisit.records.visibility import hidden_records


@dataclass(frozen=True)
class RoomSigner:
    """Somebody the law names, and why; `why` is empty where it would tell of a hidden fact."""

    person: PersonId
    why: str
    mark: Mark = "T"
    is_presumed: bool = False
    """Nobody asks them: their yes is presumed, and they may say no (X5)."""


@dataclass(frozen=True)
class RoomSigners:
    """The signers that everybody here may read of."""

    signers: tuple[RoomSigner, ...]
    whole: bool
    """False where the law's answer rests on something hidden from somebody here: neither what is still
    needed nor whether the help may start is said then, as both would tell that there is something."""


def signers_for_room(
    file: CaseFile,
    room: frozenset[PersonId],
    form: Form,
    said: Iterable[RequiredMark],
    today: date,
    presumed: Iterable[RequiredMark] = (),
) -> RoomSigners:
    """Return the signers of `form` for those in the `room`, and after them those whose yes is `presumed`.

    Who is hidden, or named for an authority that is hidden, reads the form when the others are not there.
    """
    hidden = hidden_records(file, room, today)
    lines = [line for line in file.authority if line.child == form.child]
    orders = {order.stamp.record for order in file.orders if order.child == form.child}
    people = {member.id for member in file.members if member.stamp.record in hidden}
    grounds = {line.stamp.record for line in lines} | orders
    whole = hidden.isdisjoint(grounds) and people.isdisjoint(mark.person for mark in form.required)
    unasked = [RequiredSigner(mark.person, mark.kind, mark.articles, after=False) for mark in presumed]
    whole = whole and people.isdisjoint(mark.person for mark in unasked)
    why = {(mark.person, mark.kind): mark.why for mark in said} if whole else {}
    seen = {line.holder for line in lines if line.stamp.record not in hidden}
    kept = {line.holder for line in lines if line.stamp.record in hidden}
    return RoomSigners(
        tuple(
            RoomSigner(mark.person, why.get((mark.person, mark.mark), ""), mark.mark)
            for mark in form.required
            if mark.person not in people and (whole or _named_without(mark, form.child, seen - kept))
        )
        # without the reason of the law: it has one again for who said no (H8)
        + tuple(
            RoomSigner(mark.person, "", mark.mark, is_presumed=True)
            for mark in unasked
            if mark.person not in people and (whole or _named_without(mark, form.child, seen - kept))
        ),
        whole,
    )


def _named_without(mark: RequiredSigner, child: PersonId, seen: set[str]) -> bool:
    """Tell whether somebody is named for their age, their own part, or an authority that all here may know."""
    return mark.who != "law" or mark.person == child or mark.mark == "A" or mark.person in seen
