"""A visit that is planned, or moved to another day: it stands on today of every laptop that has this family."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta

from PySide6.QtCore import QObject

from jgvisit.ids import CaseId, VisitId, new_uuid7
from jgvisit.records.case_file import CaseFile
from jgvisit.records.case_visits import Visit
from jgvisit.records.payload_visits import VisitPlanned
from jgvisit.services.ports.journal import DraftKey
from jgvisit.workspace import Workspace
from ui.screens.change.entry import missing_of
from ui.screens.change.own_fields import NEW, Values
from ui.widgets.entry_fields import EntryField
from ui.wording import apart_words, day_words, places

VISIT, DAY, AT, PLACE, PURPOSE = "planned_visit", "planned_on", "planned_at", "planned_place", "planned_purpose"
_AT = re.compile(r"([01]?[0-9]|2[0-3])[:.]([0-5][0-9])")


class VisitFields(QObject):
    """The fields of a planned visit."""

    def __init__(self, parent: QObject, work: Workspace) -> None:
        super().__init__(parent)
        self._work = work

    def fields(self, file: CaseFile, values: Values) -> tuple[EntryField, ...]:
        """Return which visit, where one is planned already, and then when and where."""
        planned = self._planned(file)
        which = EntryField(VISIT, self.tr("Which visit?"), "choice", choices=(
            (NEW, self.tr("A new visit")), *((each.id, self._words(each)) for each in planned)))  # fmt: skip
        asked = (
            EntryField(DAY, self.tr("On which day?"), "day"),
            EntryField(AT, self.tr("At what time?"), "line", self.tr("Such as 14:30.")),
            EntryField(PLACE, self.tr("Where?"), "choice", choices=places()),
            EntryField(
                PURPOSE, self.tr("What for?"), "line", self.tr("Who is in the room may read this."), required=False
            ),
        )
        if not planned:
            return asked
        return (which, *asked) if values.get(VISIT) in dict(which.choices) else (which,)

    def first(self, file: CaseFile) -> Values:
        """Tomorrow, where there is nothing to choose from."""
        return {} if self._planned(file) else self.known(file, VISIT, NEW)

    def missing(self, file: CaseFile, values: Values) -> frozenset[str]:
        """Return what is not there, or cannot be: a day that is over, a time that is none."""
        filled = {DAY: self._day(values).isoformat(), **values}
        found = missing_of(self.fields(file, filled), filled)
        late = {DAY} if self._day(values) < self._work.today() else set()
        wrong = {AT} if _AT.fullmatch(values.get(AT, "").strip()) is None else set()
        shown = {each.id for each in self.fields(file, values)}
        return found | ((late | wrong) & shown)

    def note(self, file: CaseFile, values: Values) -> str:
        """Say for whom it is planned apart (H6), and when it stands where."""
        if {DAY, AT} & self.missing(file, values):
            return ""
        day = day_words(self._day(values).isoformat())
        said = self.tr("It stands on the page of {day}, after the sync on colleagues' laptops too.").format(day=day)
        return "\n".join((*apart_words(file, self._day(values)), said))

    def known(self, file: CaseFile, field: str, value: str) -> Values:
        """Return what was planned."""
        visit = next((each for each in self._planned(file) if each.id == value), None)
        if field != VISIT:
            return {}
        if visit is None:
            return {DAY: self._tomorrow(), AT: "", PLACE: "home", PURPOSE: ""} if value == NEW else {}
        return {DAY: visit.on or "", AT: visit.at or "", PLACE: visit.place, PURPOSE: visit.purpose or ""}

    def write(self, case: CaseId, values: Values, clears: Sequence[DraftKey]) -> None:
        """Plan it, or write down that it moved."""
        chosen = values.get(VISIT, NEW)
        match = _AT.fullmatch(values[AT].strip())
        if match is None:
            raise KeyError(AT)
        planned = VisitPlanned(
            visit=new_uuid7() if chosen == NEW else VisitId(chosen),
            on=self._day(values).isoformat(),
            at=f"{int(match[1]):02d}:{match[2]}",
            place=values[PLACE],  # type: ignore[arg-type]  # the writer reads it back and refuses another word
            purpose=values.get(PURPOSE, "").strip() or None,
            worker=self._work.enrolled.worker_name,
        )
        self._work.visits.plan(case, planned, clears=clears)

    def _planned(self, file: CaseFile) -> tuple[Visit, ...]:
        today = self._work.today().isoformat()
        return tuple(each for each in file.visits if each.state == "planned" and (each.on or "") >= today)

    def _words(self, visit: Visit) -> str:
        return f"{day_words(visit.on or '')}, {visit.at or ''}"

    def _day(self, values: Values) -> date:
        """Return the chosen day; the field shows tomorrow until another was chosen."""
        return date.fromisoformat(values.get(DAY) or self._tomorrow())

    def _tomorrow(self) -> str:
        return (self._work.today() + timedelta(days=1)).isoformat()
