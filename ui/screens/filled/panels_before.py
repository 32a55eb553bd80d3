"""What still stands before a stay elsewhere can lie before anybody: on the part of the team, for the worker."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout

from jgvisit.content.fill import day_in_words
from jgvisit.services.agreements.stay_rules import before_laying, carers_will_decide
from jgvisit.services.forms.drafts import find
from jgvisit.services.law.help_answer import FamilyLaw
from ui import theme
from ui.presenting import Context
from ui.screens.filled.panels import FormPanel, Seen
from ui.widgets.layouts import clear
from ui.widgets.panel import Panel
from ui.widgets.text import Text


class BeforeLayingPanel(FormPanel):
    """Lists what is to be done first, and says when carers will have a say (BW 1:253s)."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._work = context.workspace
        self.panel = Panel(tone="info")
        self.title = Text(role="strong")
        self.lines = QVBoxLayout()
        self.lines.setSpacing(theme.current().px("basis-space-sm"))
        self.panel.body.addWidget(self.title)
        self.panel.body.addLayout(self.lines)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.panel)

    def show_seen(self, seen: Seen) -> None:
        """Draw what stands before it, as far as it is on record; a part of the team is shown to the worker alone."""
        file = self._work.files.for_me(seen.case)
        stay = find(file, seen.form)
        clear(self.lines)
        if stay is None:
            self.title.setText(self.tr("First write down the agreement itself, for all who sign."))
            return
        law = FamilyLaw(file, self._work.today(), self._work.book)
        found = before_laying(file, stay, law)
        self.panel.set_tone("warning" if found else "positive")
        ready = self.tr("Nothing stands before it: it can be laid before its signers.")
        self.title.setText(self.tr("Before it can be laid before anybody") if found else ready)
        for each in found:
            self.lines.addWidget(Text(each.why))
        year = carers_will_decide(stay, law.facts)
        if year is not None:
            words = self.tr("From {day} the carers must agree to its end, or the court decides (BW 1:253s).")
            self.lines.addWidget(Text(words.format(day=day_in_words(year))))
