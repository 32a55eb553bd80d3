"""The shape of `heard.toml` and `heard-….toml`. The Dutch files hold the claims; a translation holds words only."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

import msgspec

from jgvisit.content.files import CardId, Shape, StatementShape, Translated, Version, WordsShape
from jgvisit.content.model import ReviewState

TermId = Annotated[str, msgspec.Meta(pattern=r"^[a-z]+(-[a-z]+)*$")]
TermAudience = Literal["parent", "youth12"]


class SaysShape(Shape, frozen=True, kw_only=True):
    """Sentences of cards that one audience hears here, by id."""

    says: tuple[str, ...]


class ListenShape(Shape, frozen=True, kw_only=True):
    """What the worker listens for."""

    text: str
    condition: str | None = None


class AnsweredByShape(Shape, frozen=True, kw_only=True):
    """The card that answers, where the condition holds."""

    card: CardId
    condition: str | None = None


class CheckShape(Shape, frozen=True, kw_only=True):
    """The open question about a belief; a child under 12 is not asked."""

    ask_parent: str
    ask_youth12: str
    listen_for: tuple[ListenShape, ...]
    answered_by: tuple[AnsweredByShape, ...]


class CheckWordsShape(Shape, frozen=True, kw_only=True):
    """The question in another language."""

    ask_parent: str = ""
    ask_youth12: str = ""


class HeardTermShape(Shape, frozen=True, kw_only=True):
    """`nl/heard-….toml`: one explanation, for all the words that mean the same."""

    term: TermId
    words: tuple[str, ...]
    search: tuple[str, ...] = ()
    group: Literal["label", "order", "pressure", "belief", "other"]
    version: Version
    review: ReviewState
    valid_from: date
    cards: tuple[CardId, ...]
    statement: tuple[StatementShape, ...]
    parent: SaysShape | None = None
    youth12: SaysShape | None = None
    check: CheckShape | None = None


class HeardTermWordsShape(Shape, frozen=True, kw_only=True):
    """The same file of another language; `version` is that of the Dutch it translates."""

    term: TermId
    version: Version
    translation: Translated
    statement: tuple[WordsShape, ...] = ()
    check: CheckWordsShape | None = None


class AroundShape(Shape, frozen=True, kw_only=True):
    """What stands around every explanation, for one audience; `now` and `frames` name sentences of cards."""

    word: StatementShape
    belief: StatementShape
    now: tuple[str, ...]
    frames: tuple[str, ...]


class AroundWordsShape(Shape, frozen=True, kw_only=True):
    """The two quoting sentences in another language."""

    word: WordsShape
    belief: WordsShape


class HeardFrameShape(Shape, frozen=True, kw_only=True):
    """`nl/heard.toml`."""

    version: Version
    review: ReviewState
    valid_from: date
    parent: AroundShape | None = None
    youth12: AroundShape | None = None
    child6: AroundShape | None = None


class HeardFrameWordsShape(Shape, frozen=True, kw_only=True):
    """`heard.toml` of another language."""

    version: Version
    translation: Translated
    parent: AroundWordsShape | None = None
    youth12: AroundWordsShape | None = None
    child6: AroundWordsShape | None = None
