"""What counts as having said something. Pure."""

from __future__ import annotations


def says_something(words: str | None) -> bool:
    """Tell whether `words` hold a letter or a digit, of any script; a dash, a dot or a blank says nothing."""
    return any(char.isalnum() for char in words or "")
