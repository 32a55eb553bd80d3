"""Where among the heard words the worker is; unlocking returns there (H4)."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import quote, unquote

KIND = "heard"


@dataclass(frozen=True)
class Place:
    """The list, the explanation of a `word`, or the question to `asking`."""

    term: str = ""
    word: str = ""
    audience: str = ""
    asking: str = ""


def encode(place: Place) -> str:
    """Return `place` as a remembered page; a word may hold anything, so its signs are escaped."""
    parts = (place.term, place.word, place.audience, place.asking)
    return ":".join((KIND, *(quote(part, safe="") for part in parts))) if place.term else KIND


def decode(parts: list[str]) -> Place:
    """Return the place of what follows the kind; the list for what cannot be read."""
    return Place(*(unquote(part) for part in parts)) if len(parts) == len(Place.__dataclass_fields__) else Place()
