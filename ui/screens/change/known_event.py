"""Something that was written down by mistake, such as by a wrong import: it did not happen. The record stays."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QObject

from jgvisit.ids import CaseId
from jgvisit.records.case_file import CaseFile
from jgvisit.records.case_happenings import Happening
from jgvisit.services.ports.journal import DraftKey
from jgvisit.workspace import Workspace
from ui.i18n import isolated
from ui.screens.change.entry import missing_of
from ui.screens.change.own_fields import Values
from ui.widgets.entry_fields import EntryField
from ui.wording import day_words

EVENT, WHY = "struck_event", "struck_why"


class EventFields(QObject):
    """Which event, and why it never was."""

    def __init__(self, parent: QObject, work: Workspace, titles: Mapping[str, str]) -> None:
        super().__init__(parent)
        self._work, self._titles = work, titles

    def fields(self, file: CaseFile, _values: Values) -> tuple[EntryField, ...]:
        """Return the events, newest first, and the reason."""
        asked = self.tr("What did not happen?")
        events = {each.event: each for each in file.happenings}
        if not events:
            return (EntryField(EVENT, asked, "choice", self.tr("Nothing stands here yet.")),)
        newest = sorted(events.values(), key=lambda each: (each.on, each.event), reverse=True)
        choices = tuple((each.event, self._words(file, each)) for each in newest)
        return EntryField(EVENT, asked, "choice", choices=choices), EntryField(
            WHY, self.tr("Why should it not stand here?")
        )

    def first(self, _file: CaseFile) -> Values:
        """Nothing stands in the fields before."""
        return {}

    def missing(self, file: CaseFile, values: Values) -> frozenset[str]:
        """Return what is not there."""
        return missing_of(self.fields(file, values), values)

    def note(self, file: CaseFile, values: Values) -> str:
        """Say what becomes of it."""
        if not any(each.event == values.get(EVENT) for each in file.happenings):
            return ""
        return self.tr("Then it did not happen. That it was written down, and your reason, stay in the history.")

    def known(self, _file: CaseFile, _field: str, _value: str) -> Values:
        """Nothing is filled in before."""
        return {}

    def write(self, case: CaseId, values: Values, clears: Sequence[DraftKey]) -> None:
        """Strike it."""
        self._work.happenings.strike(case, values[EVENT], values[WHY], clears=clears)

    def _words(self, file: CaseFile, each: Happening) -> str:
        names = [isolated(member.name) for member in file.members if member.id in (*each.children, *each.persons)]
        title = self._titles.get(each.kind, each.kind)
        return ", ".join((title, day_words(each.on), *names))
