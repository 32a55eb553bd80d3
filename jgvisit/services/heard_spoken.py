"""The heard word that a card may quote to those in the room."""

from __future__ import annotations

from jgvisit.records.case_file import CaseFile


def spoken_word(file: CaseFile) -> str | None:
    """Return the word that came up last, if everybody now in the room was in on it; a belief is no word.

    What one parent said apart is not read out to the other (H4).
    """
    visit = file.open_visit
    if visit is None:
        return None
    here = set(visit.present)
    known = (
        heard.word
        for heard in reversed(file.heard_terms)
        if heard.sort == "word" and here <= {*heard.used_by, *heard.explained_to}
    )
    return next(known, None)
