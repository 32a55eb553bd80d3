"""Joins the leave-behind screen to the services."""

from __future__ import annotations

from typing import Literal, cast

from PySide6.QtCore import Signal

from jgvisit.ids import CaseId, PersonId
from jgvisit.records.payload_papers import CopyChosen
from jgvisit.services.law.frames import frames_for_room
from jgvisit.services.papers.leaving import NOTHING_PERSONAL, answer_field
from jgvisit.services.ports.journal import DraftKey
from jgvisit.services.rights.sheet import SheetKind
from jgvisit.services.talk.screen_words import family_words
from ui.half_typed import HalfTyped
from ui.presenting import Context, Presenter
from ui.screens.leave_behind.kept import Kept, decode, encode
from ui.screens.leave_behind.screen import Asked, LeaveBehindScreen, LeaveBehindState
from ui.wording import picture_of

Way = Literal["paperNow", "nextVisit", "postToSafeAddress", "atOtherPlace", "readOnly", "nothing", "notSafe"]


class LeaveBehindPresenter(Presenter):
    """Asks each person in the room alone.

    Signals:
        finished: case; back to the visit.
    """

    finished = Signal(str)

    def __init__(self, screen: LeaveBehindScreen, context: Context) -> None:
        super().__init__(screen, context)
        self._screen = screen
        self._case: CaseId | None = None
        self._asking = PersonId("")
        self._half_typed = HalfTyped(self)
        screen.person_chosen.connect(self._on_person_chosen)
        screen.chosen.connect(self._on_chosen)
        screen.changed.connect(self._on_changed)
        screen.back_requested.connect(self._on_back_requested)

    def show(self, case: CaseId, asking: PersonId) -> None:
        """Show who is to be asked; after a lock the question to the person `asking` names."""
        visit = self.work.files.visit_shown(case)
        here = visit is not None and asking in visit.present
        self._case, self.message = case, None
        self._ask(asking if here else PersonId(""))
        self.refresh()

    def _ask(self, person: PersonId) -> None:
        """Turn to one person, or back to the list; unlocking returns to the same (H4)."""
        self._asking = person
        if (case := self._case) is not None:
            page = f"leave:{person}" if person else "leave"
            self.keep(lambda: self.work.visits.remember_page(case, page))

    def refresh(self) -> None:
        """Draw the list, or the question to one person."""
        if self._case is None:
            return
        file = self.work.files.shown(self._case)
        visit = self.work.files.visit_shown(file.case)
        if visit is None:
            return
        asked = file.member(self._asking) if self._asking else None
        field = answer_field(visit.id, self._asking)
        draft = self._half_typed.shown(file.case, field, self._asking) if self._asking else None
        kept = decode(draft) or _proposal(self.work.leaving.proposed_way(file.case))
        self._screen.show_state(
            LeaveBehindState(
                people=tuple(Asked(person, file.member(person).name) for person in visit.present),
                asking=self._asking,
                asking_name="" if asked is None else asked.name,
                informal=asked is not None and asked.role == "child",
                words=family_words(self.work.pack, visit, None if asked is None else asked.language),
                proposed=kept.way if self._asking else "",
                place=kept.place if self._asking else "",
                sheets=self.work.sheets.offered(file.case, self._asking) if self._asking else (),
                sheet=kept.sheet if self._asking else "",
                frames=picture_of(frames_for_room(file, self.work.today())),
                message=self.message,
                busy=self.busy,
            )
        )

    def _on_person_chosen(self, person: str) -> None:
        self.message = None
        self._ask(PersonId(person))
        self.refresh()

    def _on_changed(self, person: str, way: str, place: str, sheet: str) -> None:
        if (key := self._draft(PersonId(person))) is not None:
            self._half_typed.typed(key.case, key.field, PersonId(person), encode(Kept(way, place, sheet)))

    def _draft(self, person: PersonId) -> DraftKey | None:
        visit = self.work.files.visit_shown(self._case) if self._case is not None else None
        return None if self._case is None or visit is None else DraftKey(self._case, answer_field(visit.id, person))

    def _on_chosen(self, person: str, way: str, place: str, sheet: str) -> None:
        case = self._case
        visit = self.work.files.visit_shown(case) if case is not None else None
        if case is None or visit is None:
            return
        wish = CopyChosen(visit=visit.id, person=person, way=cast(Way, way), place=place or None)

        def recorded(_: object) -> None:
            self._ask(PersonId(""))

        kind = cast(SheetKind, sheet) if sheet in ("general", "personal") else None
        rights = self.work.sheets.chosen(case, visit.id, PersonId(person), kind) if sheet else None
        self.write(case, lambda: self.work.leaving.choose(case, wish, rights), recorded)

    def _on_back_requested(self) -> None:
        if self._asking:
            if (key := self._draft(self._asking)) is not None:  # taken back: nothing of it is left for the next
                self.keep(lambda: self.work.journal.clear_draft(key))
            self._ask(PersonId(""))
            self.refresh()
        elif self._case is not None:
            self.finished.emit(self._case)


def _proposal(way: str) -> Kept:
    """Nothing stands ticked, unless a paper in this house is not safe: then nothing personal (H5)."""
    return Kept(way=way, sheet="none" if way == NOTHING_PERSONAL else "")
