"""What the panel shows of who is not asked under a form, as frozen values; there for the worker alone."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from ui.widgets.entry_fields import EntryField


@dataclass(frozen=True)
class LeftOutRow:
    """One thing that was written down: what it is, and all that stands with it."""

    key: str
    title: str
    lines: tuple[str, ...]


@dataclass(frozen=True)
class LeavingState:
    """What stands, and what is being written down."""

    rows: tuple[LeftOutRow, ...] = ()
    offered: bool = False
    """Somebody may be left out here, or could not weigh it."""
    fields: tuple[EntryField, ...] = ()
    """Empty while nothing is being written down."""
    values: Mapping[str, str] = field(default_factory=dict)
    missing: frozenset[str] = frozenset()
    follows: str = ""
    """What comes of what is chosen, in words."""
