"""Joins the screen of questions to the services."""

from __future__ import annotations

from typing import cast, get_args

from PySide6.QtCore import Signal

from jgvisit.content.model import Audience
from jgvisit.ids import CaseId
from jgvisit.records.visibility import ShownFile
from jgvisit.services.law.frames import frames_for_room
from jgvisit.services.talk.family_questions import QuestionsView
from jgvisit.services.talk.listeners import audience_of
from jgvisit.services.talk.screen_words import family_words
from ui.presenting import Context, Presenter
from ui.screens.questions.screen import QuestionsScreen
from ui.screens.questions.state import Asker, QuestionRow, QuestionRows, QuestionsState
from ui.wording import picture_of, text_notices, translation_notices

KIND = "questions"
"""Of a remembered page: "questions:parent"."""
_AUDIENCES: tuple[Audience, ...] = get_args(Audience)
_PARENT: Audience = "parent"


class QuestionsPresenter(Presenter):
    """Shows what those in the room may ask, and leads to the place of the card that answers.

    Signals:
        answered: (case, card, audience, sentence) to that sentence of the card.
        finished: case; back to where we came from.
    """

    answered = Signal(str, str, str, str)
    finished = Signal(str)

    def __init__(self, screen: QuestionsScreen, context: Context) -> None:
        super().__init__(screen, context)
        self._screen = screen
        self._case: CaseId | None = None
        self._audience: Audience = _PARENT
        self._opening = 0
        screen.asker_chosen.connect(self._on_asker_chosen)
        screen.question_chosen.connect(self._on_question_chosen)
        screen.back_requested.connect(self._on_back_requested)

    def show(self, case: CaseId, audience: str = "") -> None:
        """Show the questions, of this audience where such a person is here; else the parents' come first."""
        self._case, self.message = case, None
        here = [each.audience for each in self._askers(self.work.files.shown(case))]
        chosen = audience if audience in here else (here or [_PARENT])[0]
        self._choose(cast(Audience, chosen))

    def _choose(self, audience: Audience) -> None:
        case = self._case
        if case is not None:
            self._audience = audience
            self._opening += 1
            self.keep(lambda: self.work.visits.remember_page(case, f"{KIND}:{audience}"))
            self.refresh()

    def refresh(self) -> None:
        """Draw the questions of whoever asks."""
        if self._case is None:
            return
        file = self.work.files.shown(self._case)
        view, askers = self._view(file), self._askers(file)
        words = family_words(self.work.pack, self.work.files.visit_shown(file.case), view.language)
        self._screen.show_state(
            QuestionsState(
                opening=self._opening,
                askers=askers if len(askers) > 1 else (),
                audience=self._audience,
                groups=self._groups(view),
                words=words,
                notices=text_notices(view.review, view.expired_on, words) + translation_notices(view, words),
                frames=picture_of(frames_for_room(file, self.work.today())),
                message=self.message,
                busy=self.busy,
            )
        )

    def _groups(self, view: QuestionsView) -> tuple[QuestionRows, ...]:
        names = {
            "choice": self.tr("Yes and no"),
            "child": self.tr("Children and parents"),
            "told": self.tr("Writing down and sharing"),
            "disagree": self.tr("Another opinion"),
        }
        rows = {
            group: tuple(
                QuestionRow(each.id, each.text, each.translation, each.told)
                for each in view.questions
                if each.group == group
            )
            for group in names
        }
        return tuple(QuestionRows(name, rows[group]) for group, name in names.items() if rows[group])

    def _view(self, file: ShownFile) -> QuestionsView:
        today, visit = self.work.today(), self.work.files.visit_shown(file.case)
        present = () if visit is None else visit.present
        here = [who for who in file.members if who.id in present and audience_of(who, today) == self._audience]
        languages = {who.language for who in here} - {"nl"}
        return self.work.family_questions.view(file.case, self._audience, min(languages, default=None))

    def _askers(self, file: ShownFile) -> tuple[Asker, ...]:
        """Return those in the room by the words they hear, parents first."""
        today, visit = self.work.today(), self.work.files.visit_shown(file.case)
        here: dict[Audience, list[str]] = {}
        for member in file.members:
            if visit is not None and member.id in visit.present:
                here.setdefault(audience_of(member, today), []).append(member.name)
        return tuple(Asker(audience, tuple(here[audience])) for audience in _AUDIENCES if audience in here)

    # -- intents ------------------------------------------------------------------------------

    def _on_asker_chosen(self, audience: str) -> None:
        self._choose(cast(Audience, audience))

    def _on_question_chosen(self, question: str) -> None:
        if self._case is None:
            return
        view = self._view(self.work.files.shown(self._case))
        found = next((each for each in view.questions if each.id == question), None)
        if found is None:  # what is known changed meanwhile
            self.refresh()
        else:
            self.answered.emit(self._case, found.card, self._audience, found.sentence)

    def _on_back_requested(self) -> None:
        if self._case is not None:
            self.finished.emit(self._case)
