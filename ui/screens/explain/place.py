"""Where in a card the worker is: which page of it, or who is asked; unlocking returns exactly there (H4)."""

from __future__ import annotations

from dataclasses import dataclass

from jgvisit.ids import PersonId

_ASKING = "ask"


@dataclass(frozen=True)
class Place:
    """A page of the card, or those who are still to be asked, first the one who is asked now."""

    page: int = 0
    asking: tuple[tuple[PersonId, int], ...] = ()
    """Each with how often they had answered by then: who has answered since is not asked again."""


def encode(place: Place) -> str:
    """Return `place` as the end of a remembered page, such as "2" or "ask,<person>=0"."""
    if not place.asking:
        return str(place.page)
    return ",".join((_ASKING, *(f"{person}={answers}" for person, answers in place.asking)))


def decode(text: str) -> Place:
    """Return the place; the first page of the card for what cannot be read."""
    kind, *people = text.split(",")
    if kind != _ASKING:
        return Place(page=int(kind) if kind.isdecimal() else 0)
    pairs = [entry.partition("=") for entry in people]
    return Place(asking=tuple((PersonId(person), int(n)) for person, _, n in pairs if n.isdecimal()))
