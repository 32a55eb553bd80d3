"""What the page of what can be done shows."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Row:
    """One thing that can be done, or a family."""

    key: str
    label: str
    icon: str = "chevron-right"
    why_not: str = ""
    """Why it cannot be done now; it is grey then. Empty: it can."""


@dataclass(frozen=True)
class PaletteState:
    """Everything on the page."""

    rows: tuple[Row, ...] = ()
    more: int = 0
    """Of what fits the words and is not shown."""
    opening: int = 0
    """Which time it was opened; each begins with nothing typed."""
