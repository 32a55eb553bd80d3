"""What families ask, and the place of the card that answers it now: the talk follows their question, not our list.

An answer is a sentence that is shown anyway, because it is true by the record. Nothing here blocks a question (H29).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from jgvisit.content.choose import BINDING_LANGUAGE, may_open, true_statements
from jgvisit.content.model import Audience, ReviewState
from jgvisit.content.question_model import AnswerAt, Question, QuestionGroup, Questions
from jgvisit.ids import CaseId
from jgvisit.services.desk.released import UnreleasedTextError, check_released
from jgvisit.services.desk.workplace import Workplace
from jgvisit.services.talk.conditions import truth_of
from jgvisit.services.talk.listeners import audience_of
from jgvisit.services.talk.visits import has_interpreter


@dataclass(frozen=True)
class AskedQuestion:
    """A question to tap, with where its answer stands now."""

    id: str
    group: QuestionGroup
    text: str
    translation: str | None
    card: str
    sentence: str
    told: bool
    """Everybody here whose card this is has heard it."""


@dataclass(frozen=True)
class QuestionsView:
    """The questions that those of one audience may ask here now."""

    questions: tuple[AskedQuestion, ...]
    language: str | None
    """Of the translation beside the Dutch, None where there is none or it may not open."""
    rtl: bool
    review: ReviewState
    expired_on: date | None
    unchecked_translation: bool
    needs_interpreter: bool
    untranslated: bool


class FamilyQuestions:
    """Finds the answer to a family's question."""

    def __init__(self, at: Workplace) -> None:
        self._at = at

    @property
    def are_there(self) -> bool:
        """Whether the texts in use hold questions: a municipality's own pack need not."""
        return BINDING_LANGUAGE in self._at.pack.questions

    def require_released(self) -> None:
        """Look whether the questions may be shown at all, before a screen is opened for them.

        Raises:
            KeyError: these texts hold no questions.
            UnreleasedTextError: no jurist of this municipality released them, and this is no demo.
        """
        dutch = self._at.pack.questions[BINDING_LANGUAGE]
        check_released(dutch.review, self._at.identity, signed=self._at.pack.signed)

    def view(self, case: CaseId, audience: Audience, language: str | None = None) -> QuestionsView:
        """Return the questions of this audience; one without an answer that may be shown now is left out.

        Raises:
            KeyError: these texts hold no questions.
            UnreleasedTextError: as `require_released`.
        """
        self.require_released()
        dutch = self._at.pack.questions[BINDING_LANGUAGE]
        wanted = None if language in (None, BINDING_LANGUAGE) else language
        words = self._words(dutch, wanted)
        visit = self._at.files.visit_here(case)
        opens = words is not None and may_open(
            words, interpreter_logged=visit is not None and has_interpreter(visit, wanted)
        )
        shown = words if opens else None
        texts = {} if shown is None else {each.id: each.text for each in shown.questions}
        conditions, heard = self._conditions(case), self._heard(case, audience)
        asked = []
        for question in dutch.questions:
            answer = self._answer(question, audience, conditions) if audience in question.readers else None
            if answer is not None:
                translation, told = texts.get(question.id), answer.card in heard
                asked.append(
                    AskedQuestion(
                        question.id, question.group, question.text, translation, answer.card, answer.sentence, told
                    )
                )
        return QuestionsView(
            questions=tuple(asked),
            language=shown.language if shown else None,
            rtl=shown is not None and shown.direction == "rtl",
            review=dutch.review,
            expired_on=self._at.pack.expired_on(self._at.today()),
            unchecked_translation=shown is not None and shown.translation == "not_checked",
            needs_interpreter=words is not None and not opens,
            untranslated=words is None and wanted is not None,
        )

    def _words(self, dutch: Questions, language: str | None) -> Questions | None:
        words = self._at.pack.questions.get(language or "")
        return words if words is not None and words.version == dutch.version else None

    def _conditions(self, case: CaseId) -> frozenset[str]:
        at = self._at
        return truth_of(at.files, case, at.today(), at.book, at.identity, at.setting, None).conditions()

    def _answer(self, question: Question, audience: Audience, conditions: frozenset[str]) -> AnswerAt | None:
        """Return the first answer that holds and whose sentence is shown on a card of this audience."""
        for answer in question.answers:
            card = self._at.pack.card(answer.card, audience)
            if card is None or not self._may_show(card.review):
                continue
            shown = {line.id for line in true_statements(card, conditions, self._at.today())}
            if answer.sentence in shown and (answer.condition is None or answer.condition in conditions):
                return answer
        return None

    def _may_show(self, review: ReviewState) -> bool:
        try:
            check_released(review, self._at.identity, signed=self._at.pack.signed)
        except UnreleasedTextError:
            return False
        return True

    def _heard(self, case: CaseId, audience: Audience) -> frozenset[str]:
        """Return the cards that everybody here of this audience has heard."""
        file, visit, today = self._at.files.shown(case), self._at.files.visit_here(case), self._at.today()
        present = () if visit is None else visit.present
        here = {each.id for each in file.members if each.id in present and audience_of(each, today) == audience}
        heard: dict[str, set[str]] = {}
        for entry in file.explained:
            heard.setdefault(entry.card, set()).update(entry.heard_by)
        return frozenset(card for card, people in heard.items() if here and here <= people)
