"""What counts as having said something. Pure."""

from __future__ import annotations

_BLANK_LETTERS = frozenset("\u115f\u1160\u3164\uffa0")
"""The fillers of Hangul: Unicode calls them letters, and nobody sees them."""


def says_something(words: str | None) -> bool:
    """Tell whether `words` hold a letter or a digit, of any script; a dash, a dot or a blank says nothing."""
    return any(char.isalnum() and char not in _BLANK_LETTERS for char in words or "")
