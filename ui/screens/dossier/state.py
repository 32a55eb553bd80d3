"""What the screen of the case file shows, as frozen values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from ui.widgets.entry_fields import EntryField
from ui.widgets.message_bar import Message


@dataclass(frozen=True)
class LookState:
    """A concept while it is being looked through."""

    at: int = 0
    """0: what is not in it; from 1 its pages."""
    pages: int = 0
    page: tuple[bytes, ...] = ()
    """The page in sight, PNG; empty at 0, and while it is being drawn."""
    facts: tuple[str, ...] = ()
    """Whose it is, and what goes along."""
    left_out: tuple[tuple[str, tuple[str, ...]], ...] = ()
    """(why, what): a heading with its lines."""
    still: int = 0
    """How many pages nobody looked at yet; only at 0 can it be saved."""


@dataclass(frozen=True)
class DossierState:
    """The screen."""

    family: str = ""
    fields: tuple[EntryField, ...] = ()
    values: Mapping[str, str] = field(default_factory=dict)
    missing: frozenset[str] = frozenset()
    note: str = ""
    """In which capacity the chosen person asks."""
    look: LookState | None = None
    """None: the request is still being filled in."""
    message: Message | None = None
    busy: bool = False
