"""Joins the rights screen to the services."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import cast

from PySide6.QtCore import Signal

from jgvisit.domain.cards import RIGHTS_CARD
from jgvisit.domain.rights_seen import Recordable
from jgvisit.errors import JgVisitError
from jgvisit.ids import CaseId, PersonId, VisitId
from jgvisit.records.case_talk import SaidBackAnswer
from jgvisit.records.payload_talk import TeachBackOutcome
from jgvisit.records.visibility import ShownFile
from jgvisit.services.ports.journal import DraftKey
from jgvisit.services.rights.card import seen_field
from jgvisit.services.rights.sheet import RightsSheet, SheetKind
from jgvisit.services.talk.saying_back import Answer, rights_said_back_field
from ui.error_texts import error_message
from ui.half_typed import HalfTyped
from ui.presenting import Context, Presenter
from ui.screens.rights.screen import RightsScreen
from ui.screens.rights.showing import Opened, Showing, key_of
from ui.screens.rights.state import Page, RightsState

_ADDING = "seen"
"""Place in a remembered page: what is being added to the card."""
_ASKING = "ask"


class RightsPresenter(Presenter):
    """Shows the rights cards of those in the room.

    Signals:
        finished: case; back to the visit.
    """

    finished = Signal(str)

    def __init__(self, screen: RightsScreen, context: Context) -> None:
        super().__init__(screen, context)
        self._screen = screen
        self._case: CaseId | None = None
        self._page: Page = "choose"
        self.opened = Opened()
        self._showing, self._half_typed = Showing(self.work), HalfTyped(self)
        screen.choose.card_requested.connect(lambda key: self._open(key, "card"))
        screen.choose.seen_requested.connect(lambda key: self._open(key, "seen"))
        screen.card.explained.connect(self._on_explained)
        screen.card.turned.connect(self._on_turned)
        screen.card.phone_requested.connect(lambda: self._turn_to("phone"))
        screen.card.paper_requested.connect(lambda: self._draw("general"))
        screen.paper.sheet_requested.connect(lambda kind: self._draw(cast(SheetKind, kind)))
        screen.ask.said_back.connect(self._on_said_back)
        screen.ask.words_changed.connect(self._on_own_words_changed)
        screen.ask.card_requested.connect(self._on_card_requested)
        screen.seen.recorded.connect(self._on_recorded)
        screen.seen.source_changed.connect(self._on_source_changed)
        screen.back_requested.connect(self._on_back_requested)

    def show(self, case: CaseId, key: str = "", at: str = "") -> None:
        """Show whose cards there are; after a lock the card that `key` names, at its page or at what is added."""
        self._case, self._page, self.message = case, "choose", None
        self._remember("rights")
        if key in {key_of(concern) for concern in self.work.rights.concerns(case)}:
            page: Page = "seen" if at == _ADDING else "card"
            self._open(key, page, int(at) if at.isdecimal() else 0)
            if at == self._asking_place():  # else they answered since, on another laptop
                self._turn_to("ask")
        else:
            self.refresh()

    def refresh(self) -> None:
        """Draw the page in sight."""
        if self._case is None:
            return
        file = self.work.files.shown(self._case)
        if self._page != "choose" and self.opened.concern not in self.work.rights.concerns(file.case):
            self._page = "choose"  # somebody left, or what the card rests on changed
        try:
            state = self._state(file)
        except JgVisitError as error:
            self._page, self.message = "choose", error_message(error)
            state = self._state(file)
        ask = replace(state.ask, busy=self.busy)
        self._screen.show_state(replace(state, ask=ask, message=self.message, busy=self.busy))

    def _state(self, file: ShownFile) -> RightsState:
        person = self.opened.concern.person
        field = rights_said_back_field(self.opened.concern) if self._page == "ask" else seen_field(person)
        draft = self._half_typed.shown(file.case, field, person)
        return self._showing.state(file, self._page, self.opened, (draft or b"").decode())

    # -- intents ------------------------------------------------------------------------------

    def _open(self, key: str, page: Page, at: int = 0) -> None:
        if self._case is None:
            return
        found = [concern for concern in self.work.rights.concerns(self._case) if key_of(concern) == key]
        if found:
            self.opened = Opened(found[0], self.opened.opening + 1, at)
            self._turn_to(page)

    def _turn_to(self, page: Page) -> None:
        self._page, self.message = page, None
        if page in ("card", "seen", "ask"):
            places: dict[Page, object] = {"seen": _ADDING, "ask": self._asking_place()}
            at = places.get(page, self.opened.at)
            self._remember(f"rights:{key_of(self.opened.concern)}:{at}")
        self.refresh()

    def _remember(self, page: str) -> None:
        if (case := self._case) is not None:
            self.keep(lambda: self.work.visits.remember_page(case, page))

    def _on_turned(self, page: int) -> None:
        self.opened = replace(self.opened, at=page)
        self._remember(f"rights:{key_of(self.opened.concern)}:{page}")

    def _on_explained(self, people: object) -> None:
        case = self._case
        visit = None if case is None else self.work.files.visit_shown(case)
        if case is None or visit is None:
            return
        member = self.work.files.shown(case).member(self.opened.concern.person)
        view = self.work.rights.view(case, self.opened.concern, None if member.language == "nl" else member.language)
        heard = cast(tuple[PersonId, ...], people)

        self.write(
            case,
            lambda: self.work.rights.shown(case, VisitId(visit.id), view, heard),
            lambda _: self._turn_to("ask") if self._asks(VisitId(visit.id), heard) else self._close_card(),
        )

    def _close_card(self) -> None:
        self._page = "choose"
        self._remember("rights")

    def _asks(self, visit: VisitId, heard: tuple[PersonId, ...]) -> bool:
        """Ask whose card it is, if they were there and did not say in this visit that they would rather not."""
        person = self.opened.concern.person
        return person in heard and not any(
            said.visit == visit and said.outcome == "declined" for said in self._answers()
        )

    def _answers(self) -> tuple[SaidBackAnswer, ...]:
        """Return what the person of the open card gave back of rights cards so far."""
        if self._case is None:
            return ()
        asked = (self.opened.concern.person, RIGHTS_CARD)
        return tuple(said for said in self.work.files.shown(self._case).said_back if (said.person, said.card) == asked)

    def _asking_place(self) -> str:
        """Name the question in a remembered page, with how often they had answered by then."""
        return f"{_ASKING}{len(self._answers())}"

    def _on_said_back(self, _: str, outcome: str, words: str) -> None:
        case = self._case
        visit = None if case is None else self.work.files.visit_shown(case)
        if case is None or visit is None:
            return
        member = self.work.files.shown(case).member(self.opened.concern.person)
        view = self.work.rights.view(case, self.opened.concern, None if member.language == "nl" else member.language)
        ((question, _foreign),) = self.work.rights.words(view, "say_back")
        not_asked = outcome == "notAsked"
        answer = Answer(
            cast(TeachBackOutcome, outcome),
            None if not_asked else question,
            None if not_asked else words,
            words if not_asked else None,
        )
        self.write(
            case,
            lambda: self.work.saying_back.rights_said_back(case, VisitId(visit.id), view, answer),
            lambda _: self._close_card(),
        )

    def _on_own_words_changed(self, person: str, words: str) -> None:
        if self._case is not None and self._page == "ask":
            field = rights_said_back_field(self.opened.concern)
            self._half_typed.typed(self._case, field, PersonId(person), words.encode())

    def _on_card_requested(self) -> None:
        """Go over the card again, from its first line."""
        self._open(key_of(self.opened.concern), "card")

    def _draw(self, kind: SheetKind) -> None:
        """Draw the sheet away from the screen's thread; what is in sight then is what was asked last."""
        if (case := self._case) is None:
            return
        self.opened = replace(self.opened, sheet=kind, drawn=())
        asked, concern = self.opened, self.opened.concern
        member = self.work.files.shown(case).member(concern.person)
        language = None if member.language == "nl" else member.language
        sheet: RightsSheet = (
            self.work.sheets.personal(case, concern, language)
            if kind == "personal"
            else self.work.sheets.general(case, concern.person, language)
        )

        def drawn(pages: tuple[bytes, ...]) -> None:
            if self.opened == asked:
                self.opened = replace(asked, drawn=pages)

        self._turn_to("paper")
        self.slow(lambda: self.work.sheets.pages(sheet), drawn)

    def _on_recorded(self, what: str, source: str, since: object, holds: bool) -> None:
        if (case := self._case) is None:
            return
        concern = self.opened.concern

        self.write(
            case,
            lambda: self.work.rights.record_circumstance(
                case, concern, cast(Recordable, what), source, since=cast("date | None", since), holds=holds
            ),
            lambda _: self._close_card(),
        )

    def _on_source_changed(self, source: str) -> None:
        if self._case is not None and self._page == "seen":
            person = self.opened.concern.person
            self._half_typed.typed(self._case, seen_field(person), person, source.encode())

    def _on_back_requested(self) -> None:
        if self._case is None:
            return
        if self._page == "choose":
            self.finished.emit(self._case)
            return
        if self._page == "seen":
            key = DraftKey(self._case, seen_field(self.opened.concern.person))
            self.keep(lambda: self.work.journal.clear_draft(key))
        to_card = self._page in ("phone", "paper")
        self._page, self.message = ("card" if to_card else "choose"), None
        if not to_card:
            self._remember("rights")
        self.refresh()
