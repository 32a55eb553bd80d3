"""Joins the screen of what is hidden to the services."""

from __future__ import annotations

import msgspec
from PySide6.QtCore import Signal

from jgvisit.ids import CaseId, RecordId
from jgvisit.records.rivals import Version
from jgvisit.services.ports.journal import DraftKey
from jgvisit.shapes import read_json
from ui.presenting import Context, Presenter
from ui.screens.hiding.hiding_fields import BETRAYS, WHAT, HidingFields
from ui.screens.hiding.screen import WHY, HidingScreen, HidingState
from ui.widgets.entry_fields import EntryField
from ui.widgets.message_bar import Message

_DRAFT = "hiding"


class HidingPresenter(Presenter):
    """Shows what is hidden in one family, hides more and lifts it.

    Signals:
        finished: case; back to the family.
    """

    finished = Signal(str)

    def __init__(self, screen: HidingScreen, context: Context) -> None:
        super().__init__(screen, context)
        self._screen, self._asks = screen, HidingFields(self.work, self)
        self._case: CaseId | None = None
        self._writing, self._lifting, self._asked = False, "", False
        self._values: dict[str, str] = {}
        screen.begin_requested.connect(lambda: self._begin(writing=True))
        screen.cancelled.connect(self._begin)
        screen.lift_chosen.connect(lambda key: self._begin(lifting=key))
        screen.value_changed.connect(self._on_value_changed)
        screen.record_requested.connect(self._on_record_requested)
        screen.back_requested.connect(self._on_back_requested)

    def show(self, case: CaseId) -> None:
        """Show what is hidden in this family."""
        self._case = case
        self._begin()

    def refresh(self) -> None:
        """Draw what is hidden as the records tell it; nothing of it with a visit open."""
        case = self._case
        if case is None:
            return
        file, fields = self.work.files.shown(case), self._fields(case)
        along = self.work.hiding.along(case, self._chosen()) if self._writing else ()
        self._screen.show_state(
            HidingState(
                family=file.name,
                rows=tuple(self._asks.row(file, each) for each in self.work.hiding.standing(case)),
                writing=self._writing,
                lifting=self._lifting,
                fields=fields,
                values=self._values,
                missing=self._asks.missing(fields, self._values) if self._asked else frozenset(),
                along=self._asks.titles(file, along),
                message=self.message,
                busy=self.busy,
            )
        )

    def _fields(self, case: CaseId) -> tuple[EntryField, ...]:
        if self._lifting:
            return self._asks.lift_fields()
        if not self._writing:
            return ()
        file = self.work.files.shown(case)
        return self._asks.fields(file, self.work.hiding.choices(case), self._betraying(case))

    def _betraying(self, case: CaseId) -> tuple[Version, ...]:
        return self.work.hiding.betraying(case, {RecordId(each) for each in self._values.get(WHAT, "").split()})

    def _chosen(self) -> frozenset[RecordId]:
        return frozenset(RecordId(each) for name in (WHAT, BETRAYS) for each in self._values.get(name, "").split())

    def _begin(self, *, writing: bool = False, lifting: str = "") -> None:
        self._writing, self._lifting, self._asked, self.message = writing, lifting, False, None
        self._values = self._asks.first_values(self.work.today()) if writing else {}
        if self._case is not None and (kept := self.drafts(self._case).get(self._draft())) is not None:
            self._values = read_json(kept, dict[str, str])
        self._screen.forget()
        self.refresh()

    def _draft(self) -> str:
        """Name the draft of what is filled in now; of each that is lifted its own."""
        return f"{_DRAFT}:{self._lifting}" if self._lifting else _DRAFT if self._writing else ""

    def _on_value_changed(self, field: str, value: str) -> None:
        case = self._case
        if case is None:
            return
        self._values[field] = value
        if field == WHAT:  # hidden over shown: what may betray it goes along unless the worker says no
            self._values[BETRAYS] = " ".join(each.stamp.record for each in self._betraying(case))
        if self._writing or self._lifting:
            self.keep_draft(DraftKey(case, self._draft()), msgspec.json.encode(self._values))
        if field in (WHAT, BETRAYS):
            self.refresh()

    def _on_record_requested(self) -> None:
        case = self._case
        if case is None or self.busy:
            return
        self._asked = True
        if self._asks.missing(self._fields(case), self._values):
            self.refresh()
            return
        clears = (DraftKey(case, self._draft()),)
        if self._lifting:
            restriction, why, lift = RecordId(self._lifting), self._values[WHY], self.work.hiding.lift
            self.write(case, lambda: lift(case, restriction, why, clears=clears), lambda _: self._done(case))
        else:
            hidden = self._asks.written(self._values)
            self.write(case, lambda: self.work.hiding.hide(case, hidden, clears=clears), lambda _: self._done(case))

    def _done(self, case: CaseId) -> None:
        if self._case == case:
            self._begin()
            self.message = Message(self.tr("Recorded. It goes first at the next sync."), "", "positive")

    def _on_back_requested(self) -> None:
        case = self._case
        if case is not None:
            self._case = None
            self._screen.forget()
            self.finished.emit(case)
