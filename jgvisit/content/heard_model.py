"""Words that a family heard and brings to the table, as values: what they may mean, and how each frame answers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from jgvisit.content.model import Audience, ReviewState, Statement, TranslationState

HeardGroup = Literal["label", "order", "pressure", "belief", "other"]
"""label: names for help · order: words around the judge · pressure: what sounds like a must · belief: what somebody
thinks · other: the one text for a word that has no file."""


@dataclass(frozen=True)
class Listen:
    """What the worker listens for; shown to nobody else."""

    text: str
    condition: str | None = None


@dataclass(frozen=True)
class AnsweredBy:
    """The card that answers a belief, where its condition holds."""

    card: str
    condition: str | None = None


@dataclass(frozen=True)
class Check:
    """An open question about one belief: offered, never demanded, at most once a talk (H23)."""

    questions: Mapping[Audience, str]
    """No question for a child under 12."""
    listen_for: tuple[Listen, ...]
    answered_by: tuple[AnsweredBy, ...]
    """The first whose condition holds; the last has none."""


@dataclass(frozen=True)
class HeardTerm:
    """One explanation in one language, for all the words that mean the same (practice.md §5.6)."""

    id: str
    """Such as "drang"."""
    words: tuple[str, ...]
    """As people say them; only ever quoted, never ours."""
    search: tuple[str, ...]
    """Other ways to look for it."""
    group: HeardGroup
    version: str
    language: str
    statements: tuple[Statement, ...]
    """What it is; speaks to nobody in particular, so that it fits every age from 12."""
    says: Mapping[Audience, tuple[str, ...]]
    """Sentences of cards that belong here, by id, in order."""
    cards: tuple[str, ...]
    """To read on in."""
    check: Check | None
    review: ReviewState
    translation: TranslationState
    direction: Literal["ltr", "rtl"]


@dataclass(frozen=True)
class HeardFrame:
    """What stands around every explanation, for one audience in one language."""

    version: str
    language: str
    audience: Audience
    word: Statement
    """Quotes a word: "U hoorde: {heard_term}."."""
    belief: Statement
    """Quotes a belief, as one that people have."""
    now: tuple[str, ...]
    """Sentences of cards that say what holds for these children, by id."""
    frames: tuple[str, ...]
    """Sentences of cards that say that the law knows two kinds of help, by id."""
    review: ReviewState
    translation: TranslationState
    direction: Literal["ltr", "rtl"]
