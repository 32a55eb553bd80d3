"""The shape of `questions.toml`. The Dutch file says which sentence answers; a translation holds words only."""

from __future__ import annotations

from datetime import date
from typing import Annotated

import msgspec

from jgvisit.content.files import AudienceName, Shape, Translated, Version, WordsShape
from jgvisit.content.model import ReviewState
from jgvisit.content.question_model import QuestionGroup

QuestionId = Annotated[str, msgspec.Meta(pattern=r"^[a-z]+(-[a-z]+)*$")]


class AnswerShape(Shape, frozen=True, kw_only=True):
    """The sentence of a card that answers, where the condition holds."""

    at: Annotated[str, msgspec.Meta(pattern=r"^K\d\d[a-c]?\.[a-z]?\d\d$")]
    condition: str | None = None


class QuestionShape(Shape, frozen=True, kw_only=True):
    """One question as a family asks it."""

    id: QuestionId
    readers: tuple[AudienceName, ...]
    group: QuestionGroup
    text: str
    answers: tuple[AnswerShape, ...]


class QuestionsShape(Shape, frozen=True, kw_only=True):
    """`nl/questions.toml`."""

    version: Version
    review: ReviewState
    valid_from: date
    question: tuple[QuestionShape, ...]


class QuestionsWordsShape(Shape, frozen=True, kw_only=True):
    """`questions.toml` of another language; `version` is that of the Dutch it translates."""

    version: Version
    translation: Translated
    question: tuple[WordsShape, ...]
