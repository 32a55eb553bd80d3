"""Joins the screen of heard words, and the card that explains one, to the services."""

from __future__ import annotations

from typing import cast

from PySide6.QtCore import Signal

from jgvisit.content.model import Audience
from jgvisit.ids import CaseId, PersonId, VisitId
from jgvisit.records.payload_talk import TeachBackOutcome
from jgvisit.records.visibility import ShownFile
from jgvisit.services.beliefs import BeliefQuestion, belief_field
from jgvisit.services.frames import frames_for_room
from jgvisit.services.heard_terms import OTHER_WORD, HeardView
from jgvisit.services.listeners import audience_of
from jgvisit.services.ports import DraftKey
from ui.presenting import Context, Presenter
from ui.screens.explain.screen import ExplainScreen
from ui.screens.explain.state import ExplainState, Listener
from ui.screens.heard.place import Place, encode
from ui.screens.heard.screen import HeardScreen
from ui.screens.heard.state import Came, Group, HeardState, OfferedQuestion
from ui.wording import picture_of, text_notices

_PARENT: Audience = "parent"
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
        here = self._here(self.work.files.shown(case))
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
            self._screen.show_state(self._list(file))
        elif self._place.asking:
            self._card_screen.show_state(self._question(file))
        else:
            self._card_screen.show_state(self._explanation(file))

    def _go(self, place: Place) -> None:
        self._place = place
        self._opening += 1
        case = self._case
        if case is None:
            return
        self.keep(lambda: self.work.visits.remember_page(case, encode(place)))
        self.refresh()
        (self.card_wanted if place.term else self.list_wanted).emit()

    # -- what is shown ------------------------------------------------------------------------

    def _list(self, file: ShownFile) -> HeardState:
        names = {
            "label": self.tr("Names for help"),
            "order": self.tr("Words around the judge"),
            "pressure": self.tr("Words that sound like a must"),
            "belief": self.tr("What people sometimes think"),
        }
        found = self.work.heard_terms.words(self._looked_for)
        groups = ((name, tuple((w.term, w.word) for w in found if w.group == group)) for group, name in names.items())
        explained = self._view(file, self._explained) if self._explained.term else None
        return HeardState(
            opening=self._opening,
            looked_for=self._looked_for,
            people=tuple(Came(person, file.member(person).name, person in self._came) for person in self._here(file)),
            groups=tuple(Group(name, words) for name, words in groups if words),
            other=self._looked_for.strip() if self.work.heard_terms.may_open(OTHER_WORD) else "",
            questions=self._offered(file),
            explained="" if explained is None else _quoted(explained.word),
            read_on=() if explained is None else explained.cards,
            frames=picture_of(frames_for_room(file, self.work.today())),
            message=self.message,
            busy=self.busy,
        )

    def _offered(self, file: ShownFile) -> tuple[OfferedQuestion, ...]:
        """Return the question about the belief just explained, or all three; to one person, as nobody is examined.

        That is who came with the word, else the first here who was asked nothing in this talk.
        """
        offers = self.work.beliefs.offers(file.case)
        just = tuple(offer for offer in offers if offer.term == self._explained.term)
        found = [
            (offer.term, next((who for who in self._came or self._here(file) if who in offer.persons), None))
            for offer in just or offers
        ]
        return tuple(
            OfferedQuestion(term, who, file.member(who).name, self._belief(file, term, who).question)
            for term, who in found
            if who is not None
        )

    def _explanation(self, file: ShownFile) -> ExplainState:
        view = self._view(file, self._place)
        return ExplainState(
            opening=self._opening,
            title=_quoted(view.word),
            lines=tuple((line.text, line.translation) for line in view.lines),
            rtl=view.rtl,
            frames=picture_of(view.frames),
            listeners=tuple(Listener(person, file.member(person).name) for person in self._listeners(file)),
            notices=self._notices(view),
            message=self.message,
            busy=self.busy,
        )

    def _question(self, file: ShownFile) -> ExplainState:
        person = PersonId(self._place.asking)
        asked = self._belief(file, self._place.term, person)
        draft = self.drafts(file.case).get(belief_field(asked.term, person), b"")
        return ExplainState(
            opening=self._opening,
            questions=((asked.question, asked.translation),),
            rtl=asked.rtl,
            frames=picture_of(frames_for_room(file, self.work.today())),
            listeners=(Listener(person, file.member(person).name),),
            own_words=draft.decode(),
            asking=person,
            message=self.message,
            busy=self.busy,
        )

    def _view(self, file: ShownFile, place: Place) -> HeardView:
        audience = cast(Audience, place.audience)
        people = self._listeners(file, audience)
        languages = {file.member(person).language for person in people} - {"nl"}
        language = sorted(languages)[0] if languages else None
        alone = people[0] if len(people) == 1 else None
        return self.work.heard_terms.view(file.case, place.term, place.word, audience, language, alone)

    def _belief(self, file: ShownFile, term: str, person: PersonId) -> BeliefQuestion:
        return self.work.beliefs.question(file.case, term, person, file.member(person).language)

    def _notices(self, view: HeardView) -> tuple[str, ...]:
        known = (
            (
                view.unchecked_translation,
                self.tr("No translator has checked this translation. The Dutch text counts."),
            ),
            (view.untranslated, self.tr("This card has no translation for this family yet.")),
            (view.needs_interpreter, self.tr("There is a translation. It opens once an interpreter is there.")),
        )
        return (*text_notices(view.review, view.expired_on), *(words for holds, words in known if holds))

    def _here(self, file: ShownFile) -> tuple[PersonId, ...]:
        visit = self.work.files.visit_shown(file.case)
        return () if visit is None else tuple(each.id for each in file.members if each.id in visit.present)

    def _listeners(self, file: ShownFile, audience: Audience | None = None) -> tuple[PersonId, ...]:
        """Return those in the room whose words these are."""
        wanted, today = audience or self._place.audience, self.work.today()
        return tuple(person for person in self._here(file) if audience_of(file.member(person), today) == wanted)

    def _audience(self, file: ShownFile) -> Audience:
        """Return whose words to speak in: of who came with the word, else parents' where one is here."""
        today = self.work.today()
        found = [audience_of(file.member(person), today) for person in self._came or self._here(file)]
        return _PARENT if _PARENT in found or not found else found[0]

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
            audience = self._audience(self.work.files.shown(self._case))
            self._go(Place(term or OTHER_WORD, word, audience))

    def _on_question_chosen(self, term: str, person: str) -> None:
        if self._case is not None:
            file = self.work.files.shown(self._case)
            asked = self._belief(file, term, PersonId(person))
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
        visit, view = self.work.files.visit_shown(case), self._view(file, place)
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
        visit, asked = self.work.files.visit_shown(case), self._belief(file, self._place.term, who)
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
        if self._case is not None and not self.busy:  # else the record that clears the draft is on its way
            field = belief_field(self._place.term, PersonId(person))
            self.keep_draft(DraftKey(self._case, field), words.encode())

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


def _quoted(word: str) -> str:
    """Return a heard word as a quotation: it is theirs, never ours."""
    return f"“{word}”"
