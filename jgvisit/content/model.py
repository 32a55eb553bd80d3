"""Cards, plain forms and screen words, as values. Texts are data: they are shown, never evaluated."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

Audience = Literal["parent", "child6", "youth12", "youth16"]
ReviewState = Literal["draft", "checked_by_jurist", "released"]
TranslationState = Literal["source", "not_checked", "checked"]
WordingFrame = Literal["voluntary", "within_order", "unsure"]
"""What a text for a family is about: voluntary help, help that a judge ordered, or what we are still finding out."""


@dataclass(frozen=True)
class Statement:
    """One sentence that is said and shown: one idea, at most 15 words."""

    id: str
    """Stable within the card over languages, such as "K02.05"."""
    text: str
    """With placeholders such as `{child}`; the same set in every language."""
    source: str
    """Article or document that carries it, such as "Jw 7.3.4 lid 1"."""
    condition: str | None = None
    """True-only line: name of a condition on the record; the line is left out when it does not hold."""
    valid_from: date | None = None
    valid_until: date | None = None


@dataclass(frozen=True)
class CardText:
    """A card for one audience in one language."""

    card: str
    """Such as "K02"."""
    slug: str
    title: str
    version: str
    """"major.minor"; a new major opens moment 31."""
    language: str
    audience: Audience
    statements: tuple[Statement, ...]
    questions: tuple[str, ...]
    """Said-back questions, put at ourselves."""
    listen_for: tuple[str, ...]
    """What should come back, for the worker."""
    worker_checks: tuple[str, ...]
    opens: tuple[str, ...]
    """Actions the family gets as buttons, such as "interpreter", "stop"."""
    review: ReviewState
    translation: TranslationState
    direction: Literal["ltr", "rtl"]


TODAY = "today"
"""In a rule: the day on which the answers are given."""


@dataclass(frozen=True)
class Rule:
    """What must hold between answers before a form can be recorded.

    With `when` absent it always asks. `needs` is a condition of another answer, or one on the
    record (`content.conditions`): nothing is recorded as ordered without the order. `first` and
    `last` are fields of days, or `TODAY`; `most_days` is how far they may lie apart.
    """

    why: str
    source: str
    when: str | None = None
    needs: str | None = None
    first: str | None = None
    last: str | None = None
    most_days: int | None = None


@dataclass(frozen=True)
class FormSection:
    """Paragraphs that stand together under one heading."""

    id: str
    heading: str
    paragraphs: tuple[str, ...]
    """Ids of the paragraphs, in order."""


@dataclass(frozen=True)
class ScreenWords:
    """What stands on the screen beside the Dutch, in one other language."""

    language: str
    lines: Mapping[str, str]
    """Dutch -> the same; found by the Dutch itself, so that words of an older text are never shown beside a newer."""
    translation: TranslationState
    direction: Literal["ltr", "rtl"]


@dataclass(frozen=True)
class ForbiddenTerm:
    """A word or phrase that may not be said to a family, with the rule and something better to say."""

    term: str
    rule: str
    better: str
    """A whole sentence, or what may stand in the place of the word; never both."""
    pattern: re.Pattern[str]
    """Over `content.plain` text."""
    words: tuple[str, ...]
    """One of them stands in every such text where the pattern is found."""
    wrong_in: tuple[WordingFrame, ...] = ("voluntary", "within_order", "unsure")
    better_in: tuple[WordingFrame, ...] = ("voluntary", "within_order", "unsure")
    """Where `better` is true; elsewhere only the rule is shown."""
    replaces: Literal["sentence", "word", "nothing"] = "sentence"
    """What of the text `better` may take the place of."""
    typed: bool = False
    """Only in what somebody types; our own texts may say it."""
