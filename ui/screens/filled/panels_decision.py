"""Form M: until when the municipality decides, with where that term stands, and whether it is late (H24)."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout

from jgvisit.content.fill import day_in_words
from jgvisit.records.answers import DayAnswer
from jgvisit.records.facts import facts_of
from jgvisit.services.forms.application_days import late_since, proposed_due
from ui.i18n import isolated
from ui.presenting import Context
from ui.screens.filled.panels import FormPanel, Seen
from ui.widgets.announcing import Told
from ui.widgets.button import Button

RECEIVED, DUE = "receivedOn", "decisionDueOn"


class DecisionPanel(FormPanel):
    """Works the last day out from the day of receipt; one press fills it in. All who look on may read it."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._work = context.workspace
        self._due: date | None = None
        self.late, self.term = Told("label", tone="warning"), Told("small")
        self.other = Told("small", tone="warning")
        self.fill = Button(icon="check")
        self.fill.setObjectName("fill-due")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        for text in (self.late, self.term, self.other):
            column.addWidget(text)
        column.addWidget(self.fill, 0, Qt.AlignmentFlag.AlignLeft)
        self.fill.clicked.connect(self._on_fill)

    def show_seen(self, seen: Seen) -> None:
        """Draw it from the day of receipt as it stands on the page."""
        received, typed = _day(seen, RECEIVED), _day(seen, DUE)
        since = self._late(seen)
        self._due, source = (None, "") if received is None else proposed_due(received, self._work.setting.values)
        day = "" if self._due is None else day_in_words(self._due)
        self.late.tell(
            ""
            if since is None
            else self.tr("The decision is late. The municipality should have decided by {day}.").format(
                day=day_in_words(since)
            )
        )
        told = self.tr("The municipality decides by {day} at the latest. That is eight weeks after receipt (Awb 4:13).")
        local = self.tr("The municipality decides by {day} at the latest, by its own term: {source}.")
        self.term.tell("" if not day else (local if source else told).format(day=day, source=isolated(source)))
        self.other.tell(self._differs(received, typed))
        self.fill.setText(self.tr("Fill in {day}").format(day=day))
        self.fill.setVisible(bool(day) and typed != self._due)
        self.fill.setEnabled(not seen.busy)

    def _late(self, seen: Seen) -> date | None:
        if not seen.is_recorded:
            return None
        file = self._work.files.for_me(seen.case) if seen.alone else self._work.files.shown(seen.case)
        return late_since(file, seen.form, facts_of(file, self._work.today()))

    def _differs(self, received: date | None, typed: date | None) -> str:
        if typed is None or self._due is None or received is None:
            return ""
        if typed < received:
            return self.tr("The day below lies before the day of receipt.")
        return self.tr("The day below is later than this term allows.") if typed > self._due else ""

    def _on_fill(self) -> None:
        if self._due is not None:
            self.answer_given.emit(DUE, DayAnswer(self._due.isoformat()))


def _day(seen: Seen, field: str) -> date | None:
    answer = seen.answers.get(field)
    return date.fromisoformat(answer.day) if isinstance(answer, DayAnswer) else None
