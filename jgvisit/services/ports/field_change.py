"""One difference between two versions of a form, in words."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class FieldChange:
    """One field, row or passage that is not what it was; empty words: it was not there, or is there no more."""

    field: str
    label: str
    """Dutch, as it stands on the form; rows and passages carry the number they have now, else had."""
    old: str
    new: str
    column: str = ""
    """Of the row, where only that part of it changed."""
