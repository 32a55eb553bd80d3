"""Joins the screen of heard words, and the card that explains one, to the services."""

from __future__ import annotations

from dataclasses import replace
from typing import cast

from PySide6.QtCore import Signal

from jgvisit.ids import CaseId, PersonId, VisitId
from jgvisit.records.payload_talk import TeachBackOutcome
from jgvisit.services.ports.journal import DraftKey
from jgvisit.services.talk.beliefs import BeliefQuestion, belief_field
from jgvisit.services.talk.heard_terms import OTHER_WORD
from ui.half_typed import HalfTyped
from ui.presenting import Context, Presenter
from ui.screens.explain.screen import ExplainScreen
from ui.screens.heard.place import Place, encode
from ui.screens.heard.screen import HeardScreen
from ui.screens.heard.showing import Showing, Talk

LOOKED_FOR = "heard:looked_for"
"""Draft field of a half-typed word (H4)."""


class HeardPresenter(Presenter):
    """Finds a word, explains it on a card, and asks the open question about a belief.

    Signals:
        list_wanted, card_wanted: show the list, or the card that explains the word.
        read_on: (case, card, audience) to a card of the conversation.
        finished: case; back to where we came from.
    """

    list_wanted = Signal()
    card_wanted = Signal()
    read_on = Signal(str, str, str)
    finished = Signal(str)

    def __init__(self, screen: HeardScreen, card: ExplainScreen, context: Context) -> None:
        super().__init__(screen, context)
        self._screen, self._card_screen = screen, card
        self._case: CaseId | None = None
        self._place, self._explained = Place(), Place()
        self._came: tuple[PersonId, ...] = ()
        self._looked_for = ""
        self._opening = 0
        self._showing, self._half_typed = Showing(self.work), HalfTyped(self)
        screen.looked_for.connect(self._on_looked_for)
        screen.came_with_it.connect(self._on_came_with_it)
        screen.word_chosen.connect(self._on_word_chosen)
        screen.question_chosen.connect(self._on_question_chosen)
        screen.card_requested.connect(self._on_card_requested)
        screen.back_requested.connect(self._on_back_requested)
        card.explained.connect(self._on_explained)
        card.said_back.connect(self._on_said_back)
        card.words_changed.connect(self._on_words_changed)
        card.card_requested.connect(self._on_explanation_requested)
        card.back_requested.connect(self._show_list)

    def show(self, case: CaseId, place: Place) -> None:
        """Show the list of words; after a lock the word or question that was in sight."""
        self._case, self.message = case, None
        self._explained = Place()
        self._looked_for = self.drafts(case).get(LOOKED_FOR, b"").decode()
        here = self._showing.here(self.work.files.shown(case))
        self._came = here if len(here) == 1 else ()
        known = {term for term, language in self.work.pack.heard_terms if language == "nl"}
        opens = place.term in known and self.work.heard_terms.may_open(place.term)
        fits = opens and (not place.asking or place.asking in here)
        self._go(place if fits else Place())

    def refresh(self) -> None:
        """Draw the list, the explanation or the question."""
        if self._case is None:
            return
        file = self.work.files.shown(self._case)
        if not self._place.term:
            words = self._showing.list(file, self._talk)
            self._screen.show_state(replace(words, message=self.message, busy=self.busy))
            return
        if self._place.asking:
            asked = PersonId(self._place.asking)
            draft = self._half_typed.shown(file.case, belief_field(self._place.term, asked), asked)
            card = self._showing.question(file, self._talk, (draft or b"").decode())
        else:
            card = self._showing.explanation(file, self._talk)
        self._card_screen.show_state(replace(card, message=self.message, busy=self.busy))

    @property
    def _talk(self) -> Talk:
        return Talk(self._place, self._explained, self._came, self._looked_for, self._opening)

    def _go(self, place: Place) -> None:
        self._place = place
        self._opening += 1
        case = self._case
        if case is None:
            return
        self.keep(lambda: self.work.visits.remember_page(case, encode(place)))
        self.refresh()
        (self.card_wanted if place.term else self.list_wanted).emit()

    # -- intents ------------------------------------------------------------------------------

    def _on_looked_for(self, text: str) -> None:
        self._looked_for = text
        if self._case is not None:
            self.keep_draft(DraftKey(self._case, LOOKED_FOR), text.encode())
        self.refresh()

    def _on_came_with_it(self, person: str, chosen: bool) -> None:  # a Qt signal carries it by place
        others = tuple(each for each in self._came if each != person)
        self._came = (*others, PersonId(person)) if chosen else others
        self.refresh()

    def _forget_looked_for(self, case: CaseId) -> None:
        self._looked_for = ""
        self.keep(lambda: self.work.journal.clear_draft(DraftKey(case, LOOKED_FOR)))

    def _on_word_chosen(self, term: str, word: str) -> None:
        if self._case is not None:
            self.message = None
            self._forget_looked_for(self._case)
            audience = self._showing.audience(self.work.files.shown(self._case), self._came)
            self._go(Place(term or OTHER_WORD, word, audience))

    def _on_question_chosen(self, term: str, person: str) -> None:
        if self._case is not None:
            file = self.work.files.shown(self._case)
            asked = self._showing.belief(file, term, PersonId(person))
            self.message = None
            self._go(Place(term, asked.belief, asked.audience, person))

    def _on_explanation_requested(self) -> None:
        """Go over the explanation again, before the answer."""
        self._go(Place(self._place.term, self._place.word, self._place.audience))

    def _on_explained(self, heard: object, _reading_mode: str) -> None:
        if self._case is None:
            return
        case, people, place = self._case, cast(tuple[PersonId, ...], heard), self._place
        file = self.work.files.shown(case)
        visit, view = self.work.files.visit_shown(case), self._showing.view(file, place)
        if visit is None:
            return
        came = tuple(person for person in self._came if person in visit.present)
        self.write(
            case,
            lambda: self.work.heard_terms.explained(case, VisitId(visit.id), view, people, came),
            lambda _: self._after_explained(place),
        )

    def _after_explained(self, place: Place) -> None:
        self._explained, self._looked_for = place, ""
        self._go(Place())

    def _on_said_back(self, person: str, outcome: str, words: str) -> None:
        if self._case is None:
            return
        case, who = self._case, PersonId(person)
        file = self.work.files.shown(case)
        visit, asked = self.work.files.visit_shown(case), self._showing.belief(file, self._place.term, who)
        if visit is None:
            return
        not_asked = outcome == "notAsked"
        self.write(
            case,
            lambda: self.work.beliefs.answered(
                case,
                VisitId(visit.id),
                asked,
                who,
                cast(TeachBackOutcome, outcome),
                own_words=None if not_asked else words,
                reason=words if not_asked else None,
            ),
            lambda _: self._after_answer(asked, outcome),
        )

    def _after_answer(self, asked: BeliefQuestion, outcome: str) -> None:
        """Open the card that answers after a "not yet"; else go back, without a word on how it went (H23)."""
        if self._case is None:
            return
        self._explained = Place()
        self._place = Place()
        if outcome == "notYet":
            self.read_on.emit(self._case, asked.card, asked.audience)
        else:
            self.finished.emit(self._case)

    def _on_words_changed(self, person: str, words: str) -> None:
        if self._case is not None:
            field = belief_field(self._place.term, PersonId(person))
            self._half_typed.typed(self._case, field, PersonId(person), words.encode())

    def _on_card_requested(self, card: str) -> None:
        if self._case is not None:
            self.read_on.emit(self._case, card, self._explained.audience)

    def _show_list(self) -> None:
        self.message = None
        self._go(Place())

    def _on_back_requested(self) -> None:
        if self._case is not None:
            self._forget_looked_for(self._case)
            self.finished.emit(self._case)
