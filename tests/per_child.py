"""The same words for each child of a form."""

from __future__ import annotations

from collections.abc import Iterable

from jgvisit.ids import PersonId
from jgvisit.records.answers import OfChild, PerChildAnswer


def of_each(children: Iterable[PersonId], text: str) -> PerChildAnswer:
    """Return an answer that says `text` of every one of `children`."""
    return PerChildAnswer(tuple(OfChild(child, text) for child in children))
