"""The papers to take along of a safety plan, printed at the office if people ask: for one person, or cards for more."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout

from jgvisit.errors import JgVisitError
from jgvisit.ids import PersonId
from jgvisit.services.agreements.plan_pages import CARDS_ON_A_SHEET, PlanPaperKind
from ui import theme
from ui.error_texts import error_message
from ui.i18n import isolated
from ui.presenting import Context
from ui.printing import PagePrinter
from ui.screens.filled.panels import Seen
from ui.screens.filled.printed import PrintingPanel
from ui.widgets.button import Button
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.layouts import clear
from ui.widgets.panel import Panel
from ui.widgets.text import Text


class PlanPapersPanel(PrintingPanel):
    """On the part of one person: their card, a sheet of it, and to a child its page in pictures."""

    def __init__(self, context: Context, printer: PagePrinter | None = None) -> None:
        super().__init__(context, printer)
        self._seen: Seen | None = None
        panel = Panel()
        panel.body.addWidget(Text(self.tr("Papers to take along"), role="strong"))
        panel.body.addWidget(
            Text(self.tr("Only if this person asks. Somebody else may find them. Printed at the office."), role="small")
        )
        self.card = Button(self.tr("Print the card with whom to call"), icon="printer")
        self.sheet = Button(self.tr("A whole sheet of this card"), icon="printer")
        self.card_large = Button(self.tr("The card in large letters"), icon="printer")
        self.page = Button(self.tr("Print the page in pictures"), icon="printer")
        self.page_large = Button(self.tr("The page in large letters"), icon="printer")
        self._add_row(panel, self.card, self.sheet, self.card_large)
        self._add_row(panel, self.page, self.page_large)
        panel.body.addWidget(self.bar)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(panel)
        self._papers = (self.card, self.sheet, self.card_large, self.page, self.page_large)
        names = ("print-card", "print-card-sheet", "print-card-large", "print-page", "print-page-large")
        for button, name in zip(self._papers, names, strict=True):
            button.setObjectName(name)
        self.card.clicked.connect(lambda: self._print("card"))
        self.sheet.clicked.connect(lambda: self._print("card", copies=CARDS_ON_A_SHEET))
        self.card_large.clicked.connect(lambda: self._print("card", large=True))
        self.page.clicked.connect(lambda: self._print("child"))
        self.page_large.clicked.connect(lambda: self._print("child", large=True))

    def show_seen(self, seen: Seen) -> None:
        """Draw what there is for this person, once it is on record."""
        self._seen = seen
        for page in (self.page, self.page_large):
            page.setVisible(seen.owner in seen.children)
        as_recorded = seen.is_recorded or not seen.answers  # of who wrote nothing of their own there is a paper too
        may = as_recorded and not seen.busy and self._work.files.open_visit() is None
        for button in self._papers:
            button.setEnabled(may)

    def _add_row(self, panel: Panel, *buttons: Button) -> None:
        row = FlowLayout(gap_px=theme.current().px("basis-space-sm"))
        for button in buttons:
            row.addWidget(button)
        panel.body.addLayout(row)

    def _print(self, kind: PlanPaperKind, *, large: bool = False, copies: int = 1) -> None:
        seen = self._seen
        if seen is None or seen.owner is None:
            return
        case, form, owner, papers = seen.case, seen.form, seen.owner, self._work.plan_papers
        self.print_drawn(lambda: papers.pages(case, form, owner, kind, own=True, large=large, copies=copies))


class PlanCardsPanel(PrintingPanel):
    """On the part of all: a sheet with a card for each who gets one, with nothing of anybody's own part on it (H1)."""

    def __init__(self, context: Context, printer: PagePrinter | None = None) -> None:
        super().__init__(context, printer)
        self._seen: Seen | None = None
        self._asked: object = None
        self.holders: dict[PersonId, Button] = {}
        panel = Panel()
        panel.body.addWidget(Text(self.tr("Cards with whom to call"), role="strong"))
        panel.body.addWidget(
            Text(
                self.tr(
                    "One for each person you choose, on a sheet to cut. Somebody else may find them. "
                    "What a person wrote for their own card is printed from their own part."
                ),
                role="small",
            )
        )
        self._choices = FlowLayout(gap_px=theme.current().px("basis-space-xs"))
        prints = FlowLayout(gap_px=theme.current().px("basis-space-sm"))
        self.print = Button(self.tr("Print the cards"), icon="printer")
        self.large = Button(self.tr("The cards in large letters"), icon="printer")
        self.print.setObjectName("print-cards")
        self.large.setObjectName("print-cards-large")
        for button in (self.print, self.large):
            prints.addWidget(button)
        panel.body.addLayout(self._choices)
        panel.body.addLayout(prints)
        panel.body.addWidget(self.bar)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(panel)
        self.print.clicked.connect(lambda: self._print(large=False))
        self.large.clicked.connect(lambda: self._print(large=True))

    def show_seen(self, seen: Seen) -> None:
        """Offer it at the office, once the plan is on record as it stands here."""
        self._seen = seen
        may = seen.is_recorded and self._work.files.open_visit() is None
        self.setVisible(may)
        if may:
            self._show_holders(seen)
        self._refresh()

    def _show_holders(self, seen: Seen) -> None:
        file = self._work.files.for_me(seen.case)
        plan = next((each for each in file.filled if each.id == seen.form), None)
        asked = (seen.form, None if plan is None else plan.parts)
        if asked == self._asked:
            return
        self._asked = asked
        chosen = {person for person, button in self.holders.items() if button.isChecked()}
        clear(self._choices)
        self.holders = {}
        try:
            holders = self._work.plan_papers.holders(seen.case, seen.form)
        except JgVisitError as error:
            self.bar.show_message(error_message(error))
            return
        names = {member.id: member.name for member in file.members}
        for person in holders:
            button = Button(
                isolated(names[person]), "choice", name=self.tr("Card for {name}").format(name=names[person])
            )
            button.setObjectName(f"holder-{person}")
            button.setChecked(person in chosen)
            button.toggled.connect(lambda _: self._refresh())
            self.holders[person] = button
            self._choices.addWidget(button)

    def _refresh(self) -> None:
        some = any(button.isChecked() for button in self.holders.values())
        for button in (self.print, self.large):
            button.setEnabled(some and self._seen is not None and not self._seen.busy)

    def _print(self, *, large: bool) -> None:
        seen = self._seen
        people = tuple(person for person, button in self.holders.items() if button.isChecked())
        if seen is None or not people:
            return
        case, form, papers = seen.case, seen.form, self._work.plan_papers
        self.print_drawn(lambda: papers.card_sheets(case, form, people, large=large))
