"""The words around one ceremony: in Dutch, and in the language of who signs."""

from __future__ import annotations

from datetime import datetime

from jgvisit.clock import AMSTERDAM
from jgvisit.content.fill import day_in_words
from jgvisit.content.form_model import FormDefinition
from jgvisit.documents.paper_words import PaperWords
from jgvisit.services.ports.documents import Ceremony

Words = FormDefinition
Line = tuple[str, str | None]
"""(Dutch, the same in the signer's language)"""


def words_of(ceremony: Ceremony) -> PaperWords:
    """Return the fixed words of this paper in both languages."""
    form, translation = ceremony.form, ceremony.translation
    other = {} if translation is None else translation.labels
    return PaperWords(form.labels, other, rtl=translation is not None and translation.direction == "rtl")


def word(words: PaperWords, name: str, **values: str) -> Line:
    """Return one fixed word in both languages, its values filled in."""
    return words.nl(name, **values), words.tr(name, **values)


def language_of(ceremony: Ceremony) -> str:
    """Return the language that stands beside the Dutch, "nl" where there is none."""
    return "nl" if ceremony.translation is None else ceremony.translation.language


def label_of(form: Words, name: str, otherwise: str) -> str:
    """Return a label of the form's own pack."""
    return form.labels.get(name, otherwise)


def foreign_label(translation: Words | None, name: str) -> str | None:
    """Return the same label in the other language, None where there is none."""
    return None if translation is None else translation.labels.get(name)


def with_when(words: PaperWords, name: str, when: str, foreign: str | None) -> Line:
    """Return a fixed sentence with its time in both languages."""
    return words.nl(name, when=when), None if foreign is None else words.tr(name, when=foreign)


def when_of(ceremony: Ceremony) -> Line:
    """Say when, and what that rests on: a device clock alone proves nothing (design §3)."""
    words, language = words_of(ceremony), language_of(ceremony)
    if language == "nl" or "paperClock" not in words.other:
        return _said_when(ceremony, words, "nl"), None
    return _said_when(ceremony, words, "nl"), _said_when(ceremony, PaperWords(words.other), language)


def _said_when(ceremony: Ceremony, words: PaperWords, language: str) -> str:
    made_at = _moment(words, ceremony.made_at, language)
    if ceremony.time_words == "estimated":
        return words.nl("paperEstimated", moment=made_at)
    if ceremony.not_before is None:
        return words.nl("paperClock", moment=made_at)
    if ceremony.made_at <= ceremony.not_before:  # the tablet's clock is behind what the server said
        return words.nl("paperNotBefore", moment=made_at)
    return words.nl("paperClockNotBefore", moment=made_at, earliest=_moment(words, ceremony.not_before, language))


def _moment(words: PaperWords, moment: datetime, language: str) -> str:
    local = moment.astimezone(AMSTERDAM)
    return words.nl("paperMoment", day=day_in_words(local.date(), language), time=f"{local:%H:%M}")
