"""How a stay elsewhere, or less contact, is going: when the next look is due, who told last, and who tells now.

Pressing a name opens a row in the list below, where the words are typed: half-typed ones are kept like all others.
"""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout

from jgvisit.content.fill import day_in_words
from jgvisit.ids import PersonId, new_uuid7
from jgvisit.records.answers import DayAnswer, PersonsAnswer, Row, RowsAnswer
from jgvisit.records.case_forms import FilledForm
from jgvisit.services.agreements.plan_reviews import RESULTS, review_rows
from jgvisit.services.agreements.stay_looks import told_last
from jgvisit.services.forms.days import form_reminders
from jgvisit.services.forms.drafts import find
from jgvisit.services.talk.conditions import joined
from ui import theme
from ui.i18n import isolated
from ui.presenting import Context
from ui.screens.filled.panels import FormPanel, Seen
from ui.widgets.answers.paths import path_of
from ui.widgets.button import Button
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.layouts import clear, keeping_focus
from ui.widgets.panel import Panel
from ui.widgets.text import Text


class StayLooksPanel(FormPanel):
    """There once the agreement is on record for all who sign; on the part of the team, for the worker alone."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._work = context.workspace
        self._seen: Seen | None = None
        panel = Panel()
        self.lines = QVBoxLayout()
        self.lines.setSpacing(theme.current().px("basis-space-sm"))
        self.names = FlowLayout(gap_px=theme.current().px("basis-space-xs"))
        panel.body.addWidget(Text(self.tr("Looking how it goes"), role="strong"))
        panel.body.addLayout(self.lines)
        panel.body.addLayout(self.names)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(panel)

    def show_seen(self, seen: Seen) -> None:
        """Draw what is due and who can tell."""
        self._seen = seen
        file = self._work.files.for_me(seen.case)
        stay = find(file, seen.form)
        self.setVisible(stay is not None and any(part.part == "common" for part in stay.parts))
        if stay is None:
            return
        names = {member.id: isolated(member.name) for member in file.members}
        with keeping_focus(self):
            clear(self.lines)
            clear(self.names)
            for line in (*self._due(seen, stay), *self._last(stay, names)):
                self.lines.addWidget(Text(line, role="small"))
            children = [person for person in stay.children if person in names]
            for person in dict.fromkeys((*children, *names)):
                button = Button(self.tr("{name} tells").format(name=names[person]), icon="plus")
                button.setObjectName(f"tells-{person}")
                button.setEnabled(not seen.busy)
                button.clicked.connect(lambda _=False, person=person: self._on_tells(person))
                self.names.addWidget(button)

    def _due(self, seen: Seen, stay: FilledForm) -> tuple[str, ...]:
        reminders = form_reminders(self._work.files.for_me(seen.case), self._work.today())
        days = [each.due for each in reminders if each.kind == "stay_review" and {*each.persons} & {*stay.children}]
        known = [day for day in days if day is not None]
        return (self.tr("Look together by {day} at the latest.").format(day=day_in_words(min(known))),) if known else ()

    def _last(self, stay: FilledForm, names: dict[PersonId, str]) -> tuple[str, ...]:
        on, people = told_last(stay)
        if on is None:
            return (self.tr("Nobody was asked yet. Ask the child too, without others there."),)
        who = joined(tuple(names[person] for person in people if person in names))
        return (self.tr("Last looked at on {day}. Told then: {who}.").format(day=day_in_words(on), who=who),)

    def _on_tells(self, person: PersonId) -> None:
        seen = self._seen
        stay = None if seen is None else find(self._work.files.for_me(seen.case), seen.form)
        if seen is None or stay is None:
            return
        typed = seen.answers.get(RESULTS)
        rows = {row.id: row for row in (*review_rows(stay), *(typed.rows if isinstance(typed, RowsAnswer) else ()))}
        new = Row(new_uuid7(), {"on": DayAnswer(self._work.today().isoformat()), "who": PersonsAnswer((person,))})
        self.answer_given.emit(RESULTS, RowsAnswer((*rows.values(), new)))
        self.place_wanted.emit(path_of(RESULTS, new.id, "words"))
