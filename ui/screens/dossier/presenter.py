"""Joins the screen of the case file to the services."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import msgspec
from PySide6.QtCore import QBuffer, QIODevice, Signal
from PySide6.QtGui import QImage

from jgvisit.domain.own_words import says_something
from jgvisit.errors import JgVisitError
from jgvisit.ids import CaseId, PersonId
from jgvisit.records.case_file import CaseFile
from jgvisit.services.papers.dossier_steps import Concept, Request
from jgvisit.services.papers.page_image import PageImage
from jgvisit.services.ports.journal import DraftKey
from jgvisit.shapes import read_json
from ui.choosing_files import ChooseFolder, ask_folder
from ui.i18n import isolated
from ui.presenting import Context, Presenter
from ui.screens.dossier.screen import DossierScreen
from ui.screens.dossier.state import DossierState, LookState
from ui.screens.dossier.words import DossierWords
from ui.widgets.entry_fields import EntryField
from ui.widgets.message_bar import Message

FIELD = "dossier"
"""Of the draft in which a request waits while it is being filled in."""
_DPI = 110


class DossierPresenter(Presenter):
    """Lets a worker make the case file that somebody decided to give.

    Signals:
        finished: case; back to the family.
    """

    finished = Signal(str)

    def __init__(self, screen: DossierScreen, context: Context, choose: ChooseFolder = ask_folder) -> None:
        super().__init__(screen, context)
        self._screen, self.choose_folder = screen, choose
        self._words = DossierWords(self)
        self._case: CaseId | None = None
        self._values: dict[str, str] = {}
        self._asked = False
        self._concept: tuple[Request, Concept] | None = None
        self._look, self._seen = LookState(), set[int]()
        self._turn = 0
        screen.value_changed.connect(self._on_value_changed)
        screen.concept_requested.connect(self._on_concept_requested)
        screen.turned.connect(self._on_turned)
        screen.request_again.connect(self._on_request_again)
        screen.save_requested.connect(self._on_save_requested)
        screen.back_requested.connect(self._on_back_requested)

    def show(self, case: CaseId) -> None:
        """Show the request for this family, as far as it was filled in."""
        self._case, self.message, self._asked, self.busy = case, None, False, False
        self._put_away()
        kept = self.drafts(case).get(FIELD)
        self._values = {} if kept is None else read_json(kept, dict[str, str])
        self._values.setdefault("decidedOn", self.work.today().isoformat())
        self._screen.forget()
        self.refresh()

    def refresh(self) -> None:
        """Draw the request, or the page of the concept that is in sight."""
        if self._case is None or self.work.files.open_visit() is not None:
            return
        file = self.work.files.shown(self._case)
        self._screen.show_state(
            DossierState(
                family=file.name,
                fields=self._fields(file),
                values=self._values,
                missing=self._missing() if self._asked else frozenset(),
                note=self._note(file),
                look=None if self._concept is None else replace(self._look, still=self._still()),
                message=self.message,
                busy=self.busy,
            )
        )

    def _fields(self, file: CaseFile) -> tuple[EntryField, ...]:
        readers = self.work.dossier_steps.readers(file.case)
        people = tuple((member.id, isolated(member.name)) for member in readers)
        fields = self._words.fields(people, self.work.today().isoformat())
        by_somebody = self._values.get("asks") == "representative"
        return tuple(each for each in fields if by_somebody or each.id not in ("representative", "seen"))

    def _missing(self) -> frozenset[str]:
        needed = ["person", "asks", "decidedBy", "number"]
        if self._values.get("asks") == "representative":
            needed += ["representative", "seen"]
        return frozenset(
            name
            for name in needed
            if not (self._values.get(name) if name in ("person", "asks") else says_something(self._values.get(name)))
        )

    def _note(self, file: CaseFile) -> str:
        person = self._values.get("person")
        if person not in {member.id for member in file.members}:
            return ""
        children = self.work.dossier_steps.speaks_for(file.case, PersonId(str(person)))
        return self._words.capacity(
            isolated(file.member(PersonId(str(person))).name), tuple(isolated(child.name) for child in children)
        )

    def _request(self) -> Request:
        values = self._values
        by_somebody = values["asks"] == "representative"
        return Request(
            person=PersonId(values["person"]),
            decided_by=values["decidedBy"],
            decided_on=date.fromisoformat(values["decidedOn"]),
            number=values["number"],
            representative=values["representative"] if by_somebody else "",
            seen=values["seen"] if by_somebody else "",
        )

    def _on_value_changed(self, field: str, value: str) -> None:
        self._values[field] = value
        if self._case is not None:
            self.keep_draft(DraftKey(self._case, FIELD), msgspec.json.encode(self._values))
        if field in ("person", "asks"):
            self.refresh()

    def _on_concept_requested(self) -> None:
        case = self._case
        if case is None or self.busy:
            return
        self._asked, self.message = True, None
        if self._missing():
            self.refresh()
            return
        asked = self._request()
        self.busy = True
        self.refresh()
        turn = self._turn
        self.slow(
            lambda: self.work.dossier_steps.concept(case, asked), lambda made: self._on_concept(case, asked, made, turn)
        )

    def _on_concept(self, case: CaseId, asked: Request, concept: Concept, turn: int) -> None:
        if not self._here(turn):
            return
        self.busy, self._concept, self._seen = False, (asked, concept), {0}
        name = isolated(self.work.files.for_me(case).member(asked.person).name)
        self._look = LookState(
            pages=concept.pages,
            facts=self._words.facts(name, concept),
            left_out=self._words.left_out(concept, self.work.dossier_steps.kind),
        )

    def _here(self, turn: int) -> bool:
        """Tell whether what was asked for is still wanted: an answer that comes late is for nobody (H4)."""
        return turn == self._turn and self._case is not None and self.work.files.open_visit() is None

    def _still(self) -> int:
        return 0 if self._concept is None else self._concept[1].pages + 1 - len(self._seen)

    def _on_turned(self, to: int) -> None:
        if self._concept is None or not 0 <= to <= self._concept[1].pages:
            return
        _, concept = self._concept
        self.message = None
        self._look = replace(self._look, at=to, page=())
        self.refresh()
        if to == 0:
            return
        turn = self._turn
        self.slow(
            lambda: _png(self.work.dossier_steps.page(concept, to, _DPI)), lambda png: self._on_page(to, png, turn)
        )

    def _on_page(self, number: int, png: bytes, turn: int) -> None:
        if self._here(turn) and self._concept is not None and self._look.at == number:
            self._look = replace(self._look, page=(png,))
            self._seen.add(number)

    def _on_request_again(self) -> None:
        self._put_away()
        self.message = None
        self.refresh()

    def _on_save_requested(self) -> None:
        case, made = self._case, self._concept
        if case is None or made is None or self._still() or self.busy:
            return
        asked, concept = made
        folder = self.choose_folder(self._screen)
        if not folder:
            return
        self.busy, self.message = True, None
        self.refresh()
        turn = self._turn

        def save() -> Path:
            saved = self.work.dossier_steps.save(case, asked, concept.code, Path(folder))
            self.work.journal.clear_draft(DraftKey(case, FIELD))
            return saved

        self.context.runner.write(self, save, lambda place: self._on_saved(place, turn), self.failed)

    def _on_saved(self, place: Path, turn: int) -> None:
        if not self._here(turn):
            return
        self._put_away()
        self._values, self._asked, self.busy = {"decidedOn": self.work.today().isoformat()}, False, False
        self._screen.forget()
        self.message = Message(self.tr("Saved."), self._words.saved(str(place)), "positive")
        self.refresh()

    def failed(self, error: JgVisitError) -> None:
        """Show what happened; a concept that is no longer right is thrown away."""
        if error.code == "refused.changed_since":
            self._put_away()
        super().failed(error)

    def _on_back_requested(self) -> None:
        case = self._case
        if case is not None:
            self._case = None
            self._put_away()
            self._screen.forget()
            self.finished.emit(case)

    def _put_away(self) -> None:
        """Forget the concept, and whatever of it is still on its way."""
        self._concept, self._look, self._seen = None, LookState(), set()
        self._turn += 1


def _png(page: PageImage) -> bytes:
    image = QImage(page.bgrx, page.width_px, page.height_px, 4 * page.width_px, QImage.Format.Format_RGB32)
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]  # the stub wants bytes, Qt wants text
    return bytes(buffer.data().data())
