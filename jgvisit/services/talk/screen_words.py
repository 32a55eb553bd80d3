"""Which words of the screen may stand beside the Dutch in this visit."""

from __future__ import annotations

from jgvisit.content.choose import may_open
from jgvisit.content.family_words import DUTCH_ONLY, FamilyWords
from jgvisit.content.pack_model import Pack
from jgvisit.records.case_visits import Visit
from jgvisit.services.talk.visits import has_interpreter


def family_words(pack: Pack, visit: Visit | None, language: str | None) -> FamilyWords:
    """Return the words of the screen in `language`; unchecked ones only with an interpreter logged (H27)."""
    words = pack.screens.get(language or "")
    logged = visit is not None and has_interpreter(visit, language)
    if words is None or not may_open(words, interpreter_logged=logged):
        return DUTCH_ONLY
    return FamilyWords(words.language, words.lines, words.direction == "rtl")
