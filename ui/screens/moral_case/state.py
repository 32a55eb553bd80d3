"""What the page for moreel beraad shows, as frozen values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from ui.widgets.entry_fields import EntryField
from ui.widgets.message_bar import Message


@dataclass(frozen=True)
class MoralCaseState:
    """What the screen shows."""

    family: str = ""
    people: tuple[str, ...] = ()
    """As they stand on the page, without names."""
    fields: tuple[EntryField, ...] = ()
    values: Mapping[str, str] = field(default_factory=dict)
    known: tuple[str, ...] = ()
    """What has to go from the text."""
    doubtful: tuple[tuple[str, bool], ...] = ()
    """(word, whether a person looked at it and lets it stand)"""
    can_print: bool = False
    message: Message | None = None
