"""How words are looked for, the same on every screen. Pure."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence


def as_searched(text: str) -> str:
    """Return `text` as it is searched: small letters without accents, anything else a space."""
    letters = (char for char in unicodedata.normalize("NFKD", text.casefold()) if not unicodedata.combining(char))
    return " ".join("".join(char if char.isalnum() else " " for char in letters).split())


def matches(looked_for: str, texts: Sequence[str]) -> bool:
    """Tell whether every part of what is looked for stands in one of the texts, with or without its spaces.

    What looks for nothing matches everything.
    """
    wanted = as_searched(looked_for)
    known = [as_searched(text) for text in texts]
    if any(wanted.replace(" ", "") in text.replace(" ", "") for text in known):
        return True
    return all(any(part in text for text in known) for part in wanted.split())
