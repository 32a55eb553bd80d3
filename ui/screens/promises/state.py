"""What the screen of our promises shows, as frozen values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from ui.theme import Tone
from ui.widgets.advised_field import FieldsAdvice
from ui.widgets.entry_fields import EntryField
from ui.widgets.message_bar import Message

Doing = Literal["", "make", "keep", "fail"]
"""Nothing · writing a promise · writing that it was kept · writing that it was not."""


@dataclass(frozen=True)
class PromiseRow:
    """One promise, in words for the family."""

    key: str
    what: str
    who: str
    """Who of us, and about or to whom."""
    by: str
    """By when; in the family's language too where there are words."""
    status: str
    tone: Tone
    icon: str
    details: tuple[str, ...] = ()
    can_end: bool = False


@dataclass(frozen=True)
class PromisesState:
    """What the screen shows."""

    family: str = ""
    heading: str = ""
    in_visit: bool = False
    rows: tuple[PromiseRow, ...] = ()
    doing: Doing = ""
    chosen: str = ""
    """Key of the promise that is being ended."""
    title: str = ""
    """Of what is being written."""
    fields: tuple[EntryField, ...] = ()
    values: Mapping[str, str] = field(default_factory=dict)
    missing: frozenset[str] = frozenset()
    advice: FieldsAdvice = field(default_factory=dict)
    message: Message | None = None
    busy: bool = False
