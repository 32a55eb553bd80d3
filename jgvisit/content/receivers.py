"""The directory of receivers: to whom papers and questions go, as the municipality gives it with its texts.

nl/receivers.toml
    checked_on = 2026-11-02                 # day on which somebody looked whether it still holds
    [[receiver]]
    name = "…"                              # as it will stand in a form
    kind = "gi"                             # gi, board (Raad), school, gp, care or other
    works_there = ["… (teamleider)"]
    phone = "…"
    mail = "…"
    address = "…"

Jurist and second eye sign it with everything else in the pack: a changed address sends a family's paper to a stranger.
The program brings none of its own. It is offered where a receiver is named; anything else may be typed there.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Final, Literal, get_args

import msgspec

from jgvisit.content.files import Shape
from jgvisit.content.findings import Finding
from jgvisit.content.reading import Read

ReceiverKind = Literal["gi", "board", "school", "gp", "care", "other"]
_Line = Annotated[str, msgspec.Meta(pattern=r"^[^\x00-\x1f\x7f\u202a-\u202e\u2066-\u2069]{1,200}\Z")]
_Phone = Annotated[str, msgspec.Meta(pattern=r"^\+?[0-9][0-9 ()-]{1,28}[0-9]\Z")]
_Mail = Annotated[str, msgspec.Meta(pattern=r"^[^\s@<>,;:\"]{1,64}@[A-Za-z0-9.-]{1,190}\Z")]

_EVERY: Final = frozenset(get_args(ReceiverKind))
PLACES: Final[Mapping[str, frozenset[str]]] = {
    "partyOrganisation": _EVERY,
    "giName": frozenset({"gi"}),
    "urgentCallTo": frozenset({"board"}),
}
"""Field or column in which a receiver is named -> which kinds are offered there: forms B, F and I."""
MOST_OFFERED: Final = 4
_LEAST_TYPED = 2


class ReceiverShape(Shape, frozen=True, kw_only=True):
    """One receiver."""

    name: _Line
    kind: ReceiverKind
    works_there: tuple[_Line, ...] = ()
    phone: _Phone | None = None
    mail: _Mail | None = None
    address: _Line | None = None


class ReceiversShape(Shape, frozen=True, kw_only=True):
    """`nl/receivers.toml`."""

    checked_on: date
    receiver: tuple[ReceiverShape, ...] = ()


@dataclass(frozen=True)
class Receiver:
    """Somebody outside the municipality to whom something may go."""

    name: str
    kind: ReceiverKind
    works_there: tuple[str, ...]
    phone: str
    mail: str
    address: str
    """Empty where the municipality gives none."""
    checked_on: date


def receivers_of(read: Read[ReceiversShape] | None) -> tuple[Receiver, ...]:
    """Return the directory, by name; empty where the municipality gave none."""
    if read is None:
        return ()
    day = read.value.checked_on
    found = (
        Receiver(each.name, each.kind, each.works_there, each.phone or "", each.mail or "", each.address or "", day)
        for each in read.value.receiver
    )
    return tuple(sorted(found, key=lambda each: each.name.casefold()))


def receiver_faults(read: Read[ReceiversShape] | None) -> Iterator[Finding]:
    """Yield receivers that stand in the directory twice: nobody would know which number holds."""
    met: set[str] = set()
    for each in () if read is None else read.value.receiver:
        name = _same(each.name)
        if read is not None and name in met:
            yield Finding(read.file, read.line_of(f'name = "{each.name}"'), "duplicate_id", f"{each.name} stands twice")
        met.add(name)


def offered(receivers: tuple[Receiver, ...], place: str, typed: str) -> tuple[Receiver, ...]:
    """Return whom to offer in a place of a form, by what is typed in it so far; at most `MOST_OFFERED`.

    From two letters on, by name or by who works there; before that only where there are few to choose from. Nobody
    once a name of the directory stands there.
    """
    kinds, words = PLACES.get(place, frozenset()), _same(typed)
    here = tuple(each for each in receivers if each.kind in kinds)
    if any(_same(each.name) == words for each in here):
        return ()
    if len(words) < _LEAST_TYPED:
        return here if len(here) <= MOST_OFFERED else ()
    return tuple(each for each in here if any(words in _same(text) for text in (each.name, *each.works_there)))[
        :MOST_OFFERED
    ]


def named(receivers: tuple[Receiver, ...], place: str, typed: str) -> Receiver | None:
    """Return the receiver whose name stands in a place of a form, None where it is somebody else's."""
    kinds = PLACES.get(place, frozenset())
    return next((each for each in receivers if each.kind in kinds and _same(each.name) == _same(typed)), None)


def _same(text: str) -> str:
    return " ".join(text.split()).casefold()
