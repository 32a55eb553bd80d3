"""Joins the explain screen to the services."""

from __future__ import annotations

from itertools import zip_longest
from typing import cast

from PySide6.QtCore import Signal

from jgvisit.content.model import Audience
from jgvisit.ids import CaseId, PersonId, VisitId
from jgvisit.records.case_file import CaseFile
from jgvisit.records.payload_talk import TeachBackOutcome
from jgvisit.services.talk.card_view import CardView
from jgvisit.services.talk.explaining import ReadingMode
from jgvisit.services.talk.listeners import audience_of
from jgvisit.services.talk.repeats import waits_for_another
from jgvisit.services.talk.saying_back import colleague_field, said_back_field
from jgvisit.services.talk.screen_words import family_words
from ui.half_typed import HalfTyped
from ui.presenting import Context, Presenter
from ui.screens.explain.paging import page_with
from ui.screens.explain.place import Place, decode, encode
from ui.screens.explain.screen import ExplainScreen
from ui.screens.explain.state import ExplainState, Listener
from ui.widgets.announcing import announce
from ui.wording import picture_of, readable_translation, text_notices, translation_notices

_PARENT: Audience = "parent"
_WITH_THE_HOUSES = "K02"
_SAID_BACK_ONCE = "K02"
"""A calm first visit asks one said-back a person, of this card (H23); a repeat is asked of any."""


class ExplainPresenter(Presenter):
    """Shows a card to those in the room.

    Signals:
        finished: case; back to the visit.
    """

    finished = Signal(str)

    def __init__(self, screen: ExplainScreen, context: Context) -> None:
        super().__init__(screen, context)
        self._screen = screen
        self._case: CaseId | None = None
        self._card, self._audience = "", _PARENT
        self._to_ask: tuple[PersonId, ...] = ()
        self._opening = self._page = 0
        self._half_typed = HalfTyped(self)
        screen.explained.connect(self._on_explained)
        screen.offered.connect(self._on_offered)
        screen.said_back.connect(self._on_said_back)
        screen.words_changed.connect(self._on_words_changed)
        screen.colleague_changed.connect(self._on_colleague_changed)
        screen.card_requested.connect(self._on_card_requested)
        screen.page_turned.connect(self._on_page_turned)
        screen.back_requested.connect(self._on_back_requested)

    def show(self, case: CaseId, card: str, audience: str, place: str = "", sentence: str = "") -> None:
        """Show this card of the open visit, at a `place` of before a lock, or where a `sentence` stands."""
        self._case, self._card, self._audience = case, card, cast(Audience, audience)
        kept, file = decode(place), self.work.files.shown(case)
        here = self._listeners(file)
        self._to_ask = tuple(who for who, n in kept.asking if who in here and self._answers(file, who) == n)
        self._page, self.message = kept.page, None
        if sentence:
            shown = tuple(line.id for line in self._view(file).lines)
            self._page = page_with(shown, sentence, picture=card == _WITH_THE_HOUSES)
        self._opening += 1
        self._remember()
        self.refresh()

    def _remember(self) -> None:
        """Keep where in the card we are, for the return after a lock (H4)."""
        case, page = self._case, self.page
        if case is not None:
            self.keep(lambda: self.work.visits.remember_page(case, page))

    @property
    def page(self) -> str:
        """Where in which card we are, as a remembered page; the visit before any card was shown."""
        if self._case is None:
            return "visit"
        file = self.work.files.shown(self._case)
        place = Place(self._page, tuple((person, self._answers(file, person)) for person in self._to_ask))
        return f"explain:{self._card}:{self._audience}:{encode(place)}"

    def _answers(self, file: CaseFile, person: PersonId) -> int:
        return sum(1 for said in file.said_back if (said.card, said.person) == (self._card, person))

    def refresh(self) -> None:
        """Draw the card, or the question that is asked now."""
        if self._case is None:
            return
        file = self.work.files.shown(self._case)
        view = self._view(file)
        words = family_words(self.work.pack, self.work.files.visit_shown(file.case), view.language)
        asking = self._to_ask[0] if self._to_ask else PersonId("")
        draft = self._half_typed.shown(file.case, said_back_field(self._card, asking), asking) if asking else None
        other = bool(asking) and waits_for_another(file, self._card, asking)
        named = self._half_typed.shown(file.case, colleague_field(self._card, asking), asking) if other else None
        self._screen.show_state(
            ExplainState(
                opening=self._opening,
                page=self._page,
                card=self._card,
                title=view.title,
                title_translated=view.translated_title,
                words=words,
                audience=self._audience,
                lines=tuple((line.text, line.translation) for line in view.lines),
                rtl=view.rtl,
                readable_translation=readable_translation(view),
                questions=self._questions(view),
                frames=picture_of(view.frames),
                show_frames=self._card == _WITH_THE_HOUSES,
                listeners=tuple(Listener(person, file.member(person).name) for person in self._listeners(file)),
                notices=text_notices(view.review, view.expired_on, words) + translation_notices(view, words),
                may_offer=self._may_offer(file, view),
                is_offered=bool(asking) and not self._is_asked(file, asking),
                own_words=(draft or b"").decode(),
                asking=asking,
                asks_colleague=other,
                colleague=(named or b"").decode(),
                colleagues=tuple(each.name for each in self.work.colleagues.others()) if other else (),
                message=self.message,
                busy=self.busy,
            )
        )

    def _view(self, file: CaseFile) -> CardView:
        people = self._listeners(file)
        languages = {file.member(person).language for person in people} - {"nl"}
        language = sorted(languages)[0] if languages else None
        alone = people[0] if len(people) == 1 else None
        return self.work.explaining.view(file.case, self._card, self._audience, language, alone)

    def _listeners(self, file: CaseFile) -> tuple[PersonId, ...]:
        """Those in the room whose version of the card this is."""
        visit = self.work.files.visit_shown(file.case)
        today = self.work.today()
        present = visit.present if visit is not None else ()
        return tuple(person for person in present if audience_of(file.member(person), today) == self._audience)

    def _questions(self, view: CardView) -> tuple[tuple[str, str | None], ...]:
        return tuple(zip_longest(view.questions, view.translated_questions[: len(view.questions)]))

    # -- intents ------------------------------------------------------------------------------

    def _on_explained(self, heard: object, reading_mode: str) -> None:
        self._explain(cast(tuple[PersonId, ...], heard), reading_mode, offered=False)

    def _explain(self, people: tuple[PersonId, ...], reading_mode: str, *, offered: bool) -> None:
        if self._case is None:
            return
        case = self._case
        file = self.work.files.shown(case)
        visit, view = self.work.files.visit_shown(case), self._view(file)
        if visit is None:
            return
        mode = cast(ReadingMode, reading_mode)
        self.write(
            case,
            lambda: self.work.explaining.explained(case, VisitId(visit.id), view, people, mode),
            lambda _: self._after_explained(people, offered=offered),
        )

    def _on_offered(self, heard: object, reading_mode: str) -> None:
        """Let who wants say it back; a card that all of them heard in this visit is not told a second time."""
        if self._case is None:
            return
        people = cast(tuple[PersonId, ...], heard)
        file, visit = self.work.files.shown(self._case), self.work.files.visit_shown(self._case)
        told = {
            person
            for entry in file.explained
            if visit is not None and (entry.visit, entry.card) == (visit.id, self._card)
            for person in entry.heard_by
        }
        if set(people) <= told:
            self._ask(tuple(person for person in people if person not in self._answered(file)))
            self.refresh()
        else:
            self._explain(people, reading_mode, offered=True)

    def _after_explained(self, heard: tuple[PersonId, ...], *, offered: bool) -> None:
        """Ask it back of those who have not given it back yet; where nothing is to be asked, go back."""
        if self._case is None:
            return
        file = self.work.files.shown(self._case)
        waiting = (person for person in heard if person not in self._answered(file))
        self._ask(tuple(person for person in waiting if offered or self._is_asked(file, person)))

    def _answered(self, file: CaseFile) -> frozenset[PersonId]:
        """Those of whom nothing is asked any more: they gave it back, or rather did not.

        Of a card of form E only once somebody else went over it with who did not understand it yet (H23).
        """
        return frozenset(
            said.person
            for said in file.said_back
            if said.card == self._card
            and said.outcome in ("ownWordsCorrect", "correctAfterRepeat", "declined")
            and not waits_for_another(file, self._card, said.person)
        )

    def _is_asked(self, file: CaseFile, person: PersonId) -> bool:
        """Tell whether this card is asked of this person; else it is only offered (H23)."""
        waits = any((said.card, said.person) == (self._card, person) for said in file.said_back)
        return self._card == _SAID_BACK_ONCE or waits

    def _may_offer(self, file: CaseFile, view: CardView) -> bool:
        left = (person for person in self._listeners(file) if person not in self._answered(file))
        return bool(view.questions) and any(not self._is_asked(file, person) for person in left)

    def _ask(self, people: tuple[PersonId, ...]) -> None:
        if self._case is None:
            return
        self._to_ask = people
        if self._to_ask:
            self._remember()
        else:
            self.finished.emit(self._case)

    def _on_said_back(self, person: str, outcome: str, words: str, colleague: str) -> None:
        if self._case is None:
            return
        case = self._case
        file = self.work.files.shown(case)
        visit, view = self.work.files.visit_shown(case), self._view(file)
        if visit is None:
            return
        not_asked = outcome == "notAsked"
        self.write(
            case,
            lambda: self.work.saying_back.said_back(
                case,
                VisitId(visit.id),
                view,
                PersonId(person),
                cast(TeachBackOutcome, outcome),
                question=None if not_asked or not view.questions else view.questions[0],
                own_words=None if not_asked else words,
                reason=words if not_asked else None,
                colleague=colleague or None,
            ),
            lambda _: self._after_answer(),
        )

    def _after_answer(self) -> None:
        announce(self._screen, self.tr("Recorded."))
        self._to_ask = self._to_ask[1:]
        if self._to_ask:
            self._remember()
        elif self._case is not None:
            self.finished.emit(self._case)

    def _on_words_changed(self, person: str, words: str) -> None:
        if self._case is not None:
            field = said_back_field(self._card, PersonId(person))
            self._half_typed.typed(self._case, field, PersonId(person), words.encode())

    def _on_colleague_changed(self, person: str, name: str) -> None:
        if self._case is not None:
            field = colleague_field(self._card, PersonId(person))
            self._half_typed.typed(self._case, field, PersonId(person), name.encode())

    def _on_card_requested(self) -> None:
        """Go over the card again, from its first page."""
        self._to_ask, self._page, self.message = (), 0, None
        self._opening += 1
        self._remember()
        self.refresh()

    def _on_page_turned(self, page: int) -> None:
        self._page = page
        self._remember()

    def _on_back_requested(self) -> None:
        if self._case is not None:
            self.finished.emit(self._case)
