"""Joins the three faces to the services."""

from __future__ import annotations

from typing import cast

from PySide6.QtCore import Signal

from jgvisit.content.family_words import DUTCH_ONLY, FamilyWords
from jgvisit.ids import CaseId, PersonId, VisitId
from jgvisit.records.payload_talk import Face
from jgvisit.services.law.frames import frames_for_room
from jgvisit.services.ports.journal import DraftKey
from jgvisit.services.talk.ratings import Given
from jgvisit.services.talk.screen_words import family_words
from ui.half_typed import HalfTyped
from ui.presenting import Context, Presenter
from ui.screens.rating.screen import NOBODY, RatingScreen, RatingState
from ui.widgets.both import both, both_lines
from ui.widgets.message_bar import Message
from ui.wording import picture_of

PAGE = "rating"


class RatingPresenter(Presenter):
    """Lets whoever wants to press a face.

    Signals:
        finished: case; back to the visit.
    """

    finished = Signal(str)

    def __init__(self, screen: RatingScreen, context: Context) -> None:
        super().__init__(screen, context)
        self._screen = screen
        self._case: CaseId | None = None
        self._person = NOBODY
        self._given: Given | None = None
        self._typing = False
        self._half_typed = HalfTyped(self)
        screen.person_chosen.connect(self._on_person_chosen)
        screen.rated.connect(self._on_rated)
        screen.writing_requested.connect(self._on_writing_requested)
        screen.typed.connect(self._on_typed)
        screen.undo_requested.connect(self._on_undo_requested)
        screen.back_requested.connect(self._on_back_requested)

    def show(self, case: CaseId) -> None:
        """Show the faces, on nobody's name."""
        self._case, self._person, self._given, self.message = case, NOBODY, None, None
        self._typing = bool(self._words_typed())
        self.keep(lambda: self.work.visits.remember_page(case, PAGE))
        self.refresh()

    def refresh(self) -> None:
        """Draw the page; it looks the same whatever anybody chose."""
        if self._case is None:
            return
        file, visit = self.work.files.shown(self._case), self.work.files.visit_shown(self._case)
        if visit is None:
            return
        here = [member for member in file.members if member.id in visit.present]
        if self._person not in {member.id for member in here}:
            self._person = NOBODY
        self._screen.show_state(
            RatingState(
                people=tuple((member.id, member.name) for member in here),
                person=self._person,
                typing=self._typing,
                typed=self._words_typed() if self._typing else "",
                words=self._words(),
                frames=picture_of(frames_for_room(file, self.work.today())),
                message=self.message,
            )
        )

    def _words(self) -> FamilyWords:
        """Return the words of whoever answers; on nobody's name those of the first language here beside Dutch."""
        visit = None if self._case is None else self.work.files.visit_shown(self._case)
        if self._case is None or visit is None:
            return DUTCH_ONLY
        here = [member for member in self.work.files.shown(self._case).members if member.id in visit.present]
        spoken = {member.language for member in here if self._person in (NOBODY, member.id)}
        return family_words(self.work.pack, visit, min(spoken - {"nl"}, default=None))

    def _on_person_chosen(self, person: str) -> None:
        self._person, self._given, self.message = person, None, None
        self._typing = self._typing or bool(self._words_typed())
        self.refresh()

    def _draft(self) -> str:
        """Name the half-typed sentence of whoever answers."""
        return f"rating:{self._person or 'nobody'}"

    def _words_typed(self) -> str:
        """Return what is half typed on this name, where nobody looks on who was not there (H7)."""
        case = self._case
        kept = None if case is None else self._half_typed.shown(case, self._draft(), PersonId(self._person))
        return (kept or b"").decode()

    def _on_writing_requested(self) -> None:
        self._typing, self._given, self.message = True, None, None
        self.refresh()

    def _on_typed(self, text: str) -> None:
        if self._case is not None:
            self._half_typed.typed(self._case, self._draft(), PersonId(self._person), text.encode())

    def _on_rated(self, face: str) -> None:
        case, visit, person = self._case, self._visit(), self._person
        if case is None or visit is None or self.busy:  # no face turns grey: that would show what was pressed
            return
        who, words, key = PersonId(person) if person else None, self._words_typed(), DraftKey(case, self._draft())
        clears = (key,) if words else ()

        def written(given: Given) -> None:
            self._given, self._person = given, NOBODY  # whoever is next begins on nobody's name
            self._typing = bool(self._words_typed())
            words = self._words()
            said = both_lines(self.tr("Thank you. It is written down."), words)
            self.message = Message(said, severity="positive", action=both(self.tr("Undo"), words))

        self.write(
            case,
            lambda: self.work.ratings.give(case, visit, cast(Face, face), who, words=words, clears=clears),
            written,
        )

    def _on_undo_requested(self) -> None:
        case, given = self._case, self._given
        if case is None or given is None or self.busy:
            return
        self._given = None

        def undone(_: None) -> None:
            self.message = Message(both_lines(self.tr("It is gone again."), self._words()), severity="positive")

        self.write(case, lambda: self.work.ratings.take_back(case, given), undone)

    def _visit(self) -> VisitId | None:
        visit = None if self._case is None else self.work.files.visit_shown(self._case)
        return None if visit is None else visit.id

    def _on_back_requested(self) -> None:
        if self._case is not None:
            self.finished.emit(self._case)
