"""What families ask, as values: the question in their words, and the sentence of a card that answers it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from jgvisit.content.model import Audience, ReviewState, TranslationState

QuestionGroup = Literal["choice", "child", "told", "disagree"]
"""choice: yes and no · child: about a child · told: what is written down and shared · disagree: who helps then."""


@dataclass(frozen=True)
class AnswerAt:
    """A sentence of a card, by id such as "K02.11"; counts where its condition holds and the sentence is shown."""

    sentence: str
    condition: str | None = None

    @property
    def card(self) -> str:
        """The card it stands in."""
        return self.sentence.partition(".")[0]


@dataclass(frozen=True)
class Question:
    """One question; it claims nothing, its answer does."""

    id: str
    readers: tuple[Audience, ...]
    group: QuestionGroup
    text: str
    answers: tuple[AnswerAt, ...]
    """In order of preference; the last one of each reader always holds."""


@dataclass(frozen=True)
class Questions:
    """All questions in one language."""

    language: str
    version: str
    questions: tuple[Question, ...]
    """In the order of the file. A translation holds those that have words in it."""
    review: ReviewState
    translation: TranslationState
    direction: Literal["ltr", "rtl"]
