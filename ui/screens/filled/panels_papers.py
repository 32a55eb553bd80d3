"""The two papers beside a safety plan, on the part of the person they are for: printed at the office, if they ask."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout

from jgvisit.errors import JgVisitError
from jgvisit.services.page_image import PageImage
from jgvisit.services.plan_pages import PlanPaperKind
from ui import theme
from ui.error_texts import error_message
from ui.presenting import Context
from ui.printing import PagePrinter, Printed
from ui.screens.filled.panels import FormPanel, Seen
from ui.widgets.button import Button
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.message_bar import Message, MessageBar
from ui.widgets.panel import Panel
from ui.widgets.text import Text


class PlanPapersPanel(FormPanel):
    """Offers the wallet card, and to a child its page in pictures."""

    def __init__(self, context: Context, printer: PagePrinter | None = None) -> None:
        super().__init__()
        self._context, self._work = context, context.workspace
        self.printer = printer or PagePrinter()
        self._seen: Seen | None = None
        panel = Panel()
        panel.body.addWidget(Text(self.tr("Papers to take along"), role="strong"))
        panel.body.addWidget(
            Text(self.tr("Only if this person asks. Somebody else may find them. Printed at the office."), role="small")
        )
        self.card = Button(self.tr("Print the card with whom to call"), icon="printer")
        self.page = Button(self.tr("Print the page in pictures"), icon="printer")
        self.card_large = Button(self.tr("The card in large letters"), icon="printer")
        self.page_large = Button(self.tr("The page in large letters"), icon="printer")
        self._buttons: dict[Button, tuple[PlanPaperKind, bool]] = {
            self.card: ("card", False),
            self.card_large: ("card", True),
            self.page: ("child", False),
            self.page_large: ("child", True),
        }
        for button, (kind, large) in self._buttons.items():
            button.setObjectName(f"print-{'card' if kind == 'card' else 'page'}{'-large' if large else ''}")
            button.clicked.connect(lambda _=False, kind=kind, large=large: self._on_print_clicked(kind, large=large))
        self.bar = MessageBar()
        for pair in ((self.card, self.card_large), (self.page, self.page_large)):
            row = FlowLayout(gap_px=theme.current().px("basis-space-sm"))
            for button in pair:
                row.addWidget(button)
            panel.body.addLayout(row)
        panel.body.addWidget(self.bar)
        self.bar.closed.connect(lambda: self.bar.show_message(None))
        self.bar.show_message(None)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(panel)

    def show_seen(self, seen: Seen) -> None:
        """Draw what there is for this person, once it is on record."""
        self._seen = seen
        for page in (self.page, self.page_large):
            page.setVisible(seen.owner in seen.children)
        as_recorded = seen.is_recorded or not seen.answers  # of who wrote nothing of their own there is a paper too
        may = as_recorded and not seen.busy and self._work.files.open_visit() is None
        for button in self._buttons:
            button.setEnabled(may)

    def _on_print_clicked(self, kind: PlanPaperKind, *, large: bool) -> None:
        seen = self._seen
        if seen is None or seen.owner is None:
            return
        case, form, owner, papers = seen.case, seen.form, seen.owner, self._work.plan_papers
        self._context.runner.slow(
            self, lambda: papers.pages(case, form, owner, kind, own=True, large=large), self._on_drawn, self._on_failed
        )

    def _on_drawn(self, pages: tuple[PageImage, ...]) -> None:
        came = self.printer.print_pages(pages, self)
        told = {
            Printed.PRINTED: Message(self.tr("It is at the printer. Fetch it yourself."), severity="positive"),
            Printed.NO_PRINTER: Message(self.tr("This laptop knows no printer."), severity="warning"),
            Printed.FAILED: Message(self.tr("The printer did not take it."), severity="warning"),
        }
        self.bar.show_message(told.get(came))

    def _on_failed(self, error: JgVisitError) -> None:
        self.bar.show_message(error_message(error))
