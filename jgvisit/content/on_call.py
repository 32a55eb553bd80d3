"""Whom to call when a second person is needed outside office hours, as the municipality gives it with its texts (H22).

nl/on-call.toml
    checked_on = 2026-11-02                 # day on which somebody looked whether it still holds
    [[on_call]]
    name = "…"                              # a colleague, or a service that always answers
    phone = "…"
    when = "vrijdag 17.00 tot maandag 8.30" # in words; left out: always

Jurist and second eye sign it with everything else in the pack: on a Friday afternoon nobody looks up whether a number
still holds. The program brings no name and no number of its own. A colleague who is not on the list may be typed.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Annotated

import msgspec

from jgvisit.content.files import Shape
from jgvisit.content.findings import Finding
from jgvisit.content.reading import Read

FILE_NAME = "on-call.toml"
_Line = Annotated[str, msgspec.Meta(pattern=r"^[^\x00-\x1f\x7f\u202a-\u202e\u2066-\u2069]{1,120}\Z")]
_Phone = Annotated[str, msgspec.Meta(pattern=r"^\+?[0-9][0-9 ()-]{1,28}[0-9]\Z")]


class OnCallShape(Shape, frozen=True, kw_only=True):
    """One person or service."""

    name: _Line
    phone: _Phone
    when: _Line | None = None


class OnCallListShape(Shape, frozen=True, kw_only=True):
    """`nl/on-call.toml`."""

    checked_on: date
    on_call: tuple[OnCallShape, ...] = ()


@dataclass(frozen=True)
class OnCall:
    """Somebody who can be called as a second person."""

    name: str
    phone: str
    when: str
    """Empty: always."""
    checked_on: date


def on_call_of(read: Read[OnCallListShape] | None) -> tuple[OnCall, ...]:
    """Return the list in the order in which the municipality gives it; empty where it gave none."""
    if read is None:
        return ()
    day = read.value.checked_on
    return tuple(OnCall(each.name, each.phone, each.when or "", day) for each in read.value.on_call)


def on_call_faults(read: Read[OnCallListShape] | None) -> Iterator[Finding]:
    """Yield lines that stand in the list twice: nobody would know which number holds when."""
    met: set[tuple[str, str]] = set()
    for each in () if read is None else read.value.on_call:
        line = _same(each.name), _same(each.when or "")
        if read is not None and line in met:
            yield Finding(read.file, read.line_of(f'name = "{each.name}"'), "duplicate_id", f"{each.name} stands twice")
        met.add(line)


def named_on_call(known: tuple[OnCall, ...], typed: str) -> tuple[OnCall, ...]:
    """Return the lines of whoever is typed, perhaps with a function behind the name; none where it is somebody else."""
    said = _same(typed)
    return tuple(each for each in known if said == _same(each.name) or said.startswith(f"{_same(each.name)},"))


def _same(text: str) -> str:
    return " ".join(text.split()).casefold()
