"""What came of sending a paper of a form to the printer, as it is told; and panels that print."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication

from jgvisit.errors import JgVisitError
from jgvisit.services.papers.page_image import PageImage
from ui.error_texts import error_message
from ui.presenting import Context
from ui.printing import PagePrinter, Printed
from ui.screens.filled.panels import FormPanel
from ui.widgets.message_bar import Message, MessageBar


def told_of(printed: Printed) -> Message | None:
    """Return what the worker is told; nothing where they chose not to print."""
    return {
        Printed.PRINTED: Message(
            QCoreApplication.translate("FormPaper", "Sent to the printer."),
            QCoreApplication.translate("FormPaper", "Take it from the printer yourself."),
            "positive",
        ),
        Printed.CANCELLED: None,
        Printed.NO_PRINTER: Message(
            QCoreApplication.translate("FormPaper", "This laptop knows no printer."),
            QCoreApplication.translate("FormPaper", "Connect one, or print at the office."),
            "warning",
        ),
        Printed.FAILED: Message(
            QCoreApplication.translate("FormPaper", "The printer did not take it."),
            QCoreApplication.translate("FormPaper", "Look at the printer and try again."),
            "warning",
        ),
    }[printed]


class PrintingPanel(FormPanel):
    """A panel with papers of its own; `bar` tells what came of them."""

    def __init__(self, context: Context, printer: PagePrinter | None = None) -> None:
        super().__init__()
        self._context, self._work = context, context.workspace
        self.printer = printer or PagePrinter()
        self.bar = MessageBar()
        self.bar.closed.connect(lambda: self.bar.show_message(None))
        self.bar.show_message(None)

    def print_drawn(self, draw: Callable[[], tuple[PageImage, ...]]) -> None:
        """Draw pages off the UI thread and print them."""
        self._context.runner.slow(self, draw, self._on_drawn, self._on_failed)

    def _on_drawn(self, pages: tuple[PageImage, ...]) -> None:
        if not self.isVisible() or self._work.files.open_visit() is not None:
            return  # what comes late, on another page or in somebody's house, is for nobody (H4)
        self.bar.show_message(told_of(self.printer.print_pages(pages, self)))

    def _on_failed(self, error: JgVisitError) -> None:
        self.bar.show_message(error_message(error))
