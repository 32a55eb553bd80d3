"""The heard word that a card may quote to those in the room."""

from __future__ import annotations

from collections.abc import Collection

from jgvisit.ids import PersonId
from jgvisit.records.visibility import ShownFile


def spoken_word(file: ShownFile, here: Collection[PersonId]) -> str | None:
    """Return the word that came up last, if everybody now in the room was in on it; a belief is no word.

    What one parent said apart is not read out to the other (H4).
    """
    if not here:
        return None
    known = (
        heard.word
        for heard in reversed(file.heard_terms)
        if heard.sort == "word" and set(here) <= {*heard.used_by, *heard.explained_to}
    )
    return next(known, None)
