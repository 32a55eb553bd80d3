"""Joins the screen of our promises to the services."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import msgspec
from PySide6.QtCore import Signal

from jgvisit.content.family_words import DUTCH_ONLY, FamilyWords
from jgvisit.ids import CaseId, PersonId, RecordId
from jgvisit.records.case_happenings import Happening
from jgvisit.records.visibility import ShownFile
from jgvisit.services.ports.journal import DraftKey
from jgvisit.services.talk.screen_words import family_words
from jgvisit.shapes import read_json
from ui.field_advice import FieldAdvice
from ui.half_typed import HalfTyped
from ui.presenting import Context, Presenter
from ui.screens.promises.fields import PromiseFields
from ui.screens.promises.rows import PromiseRows
from ui.screens.promises.screen import PromisesScreen
from ui.screens.promises.state import Doing, PromisesState
from ui.widgets.both import both
from ui.widgets.message_bar import Message

PAGE = "promises"
"""Of a remembered page in a visit."""
PROMISE = "promise"
"""How the fields of drafts begin: "promise:<what is done>:<event>"."""
_OURS = PersonId("")
"""Whose words a half-typed promise is: nobody's of the family."""


class PromisesPresenter(Presenter):
    """Shows what we promised as all who look on may know it; what is half typed waits where it was typed.

    Signals:
        closed: case; back to the visit or the family.
    """

    closed = Signal(str)

    def __init__(self, screen: PromisesScreen, context: Context) -> None:
        super().__init__(screen, context)
        self._screen, self._asks, self._rows = screen, PromiseFields(self), PromiseRows(self)
        self._advice = FieldAdvice(self.work, screen, self)
        self._half = HalfTyped(self)
        self._case: CaseId | None = None
        self._room: frozenset[PersonId] = frozenset()
        """Who looked on as the page was opened on what is typed now."""
        self._doing: Doing = ""
        self._chosen, self._values, self._asked = "", dict[str, str](), False
        self._undo: Callable[[], object] | None = None
        self._advice.changed.connect(self.refresh)
        screen.make_requested.connect(lambda: self._on_asked("make", ""))
        screen.keep_requested.connect(lambda key: self._on_asked("keep", key))
        screen.fail_requested.connect(lambda key: self._on_asked("fail", key))
        screen.value_changed.connect(self._on_value_changed)
        screen.write_requested.connect(self._on_write_requested)
        screen.later_requested.connect(lambda: self._on_asked("", ""))
        screen.undo_requested.connect(self._on_undo_requested)
        screen.back_requested.connect(self._on_back_requested)

    def show(self, case: CaseId) -> None:
        """Show what we promised this family."""
        self._case, self.message, self._undo = case, None, None
        if self.work.files.open_visit_id(case) is not None:
            self.keep(lambda: self.work.visits.remember_page(case, PAGE))
        self._begin(*self._half_done(case))
        self.refresh()

    def refresh(self) -> None:
        """Draw the promises as the records tell them to who looks on."""
        case = self._case
        if case is None:
            return
        file, today, words = self.work.files.shown(case), self.work.today(), self._words(case)
        promises = self.work.promises.of(case)
        gone = self._chosen and self._chosen not in {each.event for each in promises}
        if self._doing and (gone or not self.work.files.room(case) <= self._room):
            self._begin("", "")  # somebody came in: what is half typed waits until they are gone
        fields = self._asks.fields(self._doing, file, today)
        self._screen.show_state(
            PromisesState(
                family=file.name,
                heading=both(self.tr("What we promised"), words),
                in_visit=self.work.files.open_visit_id(case) is not None,
                rows=tuple(self._rows.row(file, each, words) for each in promises),
                doing=self._doing,
                chosen=self._chosen,
                title=self._titles()[self._doing],
                fields=fields,
                values=self._values,
                missing=self._missing(file) if self._asked else frozenset(),
                advice=self._advice.given(),
                message=self.message,
                busy=self.busy,
            )
        )

    def _titles(self) -> dict[Doing, str]:
        return {
            "": "",
            "make": self.tr("What do we promise?"),
            "keep": self.tr("It is done"),
            "fail": self.tr("It will not happen"),
        }

    def _words(self, case: CaseId) -> FamilyWords:
        """Return the words of the first language that somebody here reads beside Dutch; at the office none."""
        visit, file = self.work.files.visit_shown(case), self.work.files.shown(case)
        if visit is None:
            return DUTCH_ONLY
        here = (member.language for member in file.members if member.id in visit.present and member.language != "nl")
        found = (family_words(self.work.pack, visit, language) for language in here)
        return next((words for words in found if words.language is not None), DUTCH_ONLY)

    def _missing(self, file: ShownFile) -> frozenset[str]:
        return self._asks.missing(self._doing, file, self._values, self.work.today())

    # -- what is half typed -------------------------------------------------------------------

    def _field(self, doing: Doing, key: str) -> str:
        return f"{PROMISE}:{doing}:{key}"

    def _kept(self, case: CaseId, doing: Doing, key: str) -> dict[str, str] | None:
        """Return what was half typed of this, where nobody looks on who was not there then (H4)."""
        kept = self._half.shown(case, self._field(doing, key), _OURS)
        return None if not kept else read_json(kept, dict[str, str])

    def _clears(self, case: CaseId) -> tuple[DraftKey, ...]:
        return (DraftKey(case, self._field(self._doing, self._chosen)),)

    def _half_done(self, case: CaseId) -> tuple[Doing, str]:
        """Return what was being written before a lock, or in a visit that ended."""
        waiting = [each.event for each in self.work.promises.of(case) if each.waits and not each.disputed]
        ways: tuple[Doing, ...] = ("keep", "fail")
        asked: list[tuple[Doing, str]] = [("make", ""), *((doing, event) for event in waiting for doing in ways)]
        return next((each for each in asked if self._kept(case, *each) is not None), ("", ""))

    def _begin(self, doing: Doing, key: str) -> None:
        self._doing, self._chosen, self._asked, self._values = doing, key, False, {}
        case = self._case
        if case is not None and doing:
            self._values = self._asks.first(doing, self.work.enrolled.worker_name, self.work.today())
            self._values |= self._kept(case, doing, key) or {}
            self._room = self.work.files.room(case)
        fields = () if case is None else self._asks.fields(doing, self.work.files.shown(case), self.work.today())
        texts = {field.id: self._values.get(field.id, "") for field in fields if field.for_family}
        self._advice.begin(texts, "unsure")
        self._screen.forget()

    # -- intents ------------------------------------------------------------------------------

    def _on_asked(self, doing: Doing, key: str) -> None:
        case = self._case
        if case is None or self.busy:
            return
        self.message = None
        self._begin(doing, key)
        self.refresh()

    def _on_value_changed(self, field: str, value: str) -> None:
        self._values[field] = value
        self._advice.typed(field, value)
        if self._case is not None and self._doing:
            field = self._field(self._doing, self._chosen)
            self._half.typed(self._case, field, _OURS, msgspec.json.encode(self._values))

    def _on_write_requested(self) -> None:
        case = self._case
        if case is None or not self._doing or self.busy:
            return
        self._asked = True
        if self._missing(self.work.files.shown(case)):
            self.refresh()
            return
        if self._doing == "make":
            self._write_new(case)
        else:
            self._write_end(case)

    def _write_new(self, case: CaseId) -> None:
        promise, clears = (
            self._asks.made(self._values, self.work.today()),
            self._clears(case),
        )
        why = self.tr("Taken back at once.")

        def written(_: RecordId) -> None:
            self._said(case, lambda: self.work.promises.take_out(case, promise.event, why))

        self.write(case, lambda: self.work.promises.make(case, promise, clears=clears), written)

    def _write_end(self, case: CaseId) -> None:
        key, values, clears, promises = (
            self._chosen,
            dict(self._values),
            self._clears(case),
            self.work.promises,
        )
        done_on = date.fromisoformat(values["done_on"]) if self._doing == "keep" else None

        def end() -> tuple[Happening, RecordId]:
            if done_on is not None:
                return promises.keep(case, key, done_on, clears=clears)
            return promises.fail(case, key, values["reason"], values["told_family"], clears=clears)

        def written(ended: tuple[Happening, RecordId]) -> None:
            self._said(case, lambda: promises.reopen(case, *ended))

        self.write(case, end, written)

    def _said(self, case: CaseId, undo: Callable[[], object]) -> None:
        if self._case == case:
            self._begin("", "")
            self._undo = undo
            self.message = Message(self.tr("Recorded."), severity="positive", action=self.tr("Undo"))

    def _on_undo_requested(self) -> None:
        case, undo = self._case, self._undo
        if case is None or undo is None or self.busy:
            return
        self._undo = None
        self.write(case, undo)

    def _on_back_requested(self) -> None:
        case = self._case
        if case is not None:
            self._case = None
            self._begin("", "")
            self.closed.emit(case)
