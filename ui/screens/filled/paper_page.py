"""A part of a form as it stands on paper: for whom, its pages, and at the office the printer."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui import theme
from ui.i18n import isolated
from ui.screens.filled.state import PaperShown
from ui.screens.form.paper_view import PaperView
from ui.widgets.announcing import Told
from ui.widgets.button import Button
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.layouts import clear


class PaperPage(QWidget):
    """Show the pages.

    Signals:
        reader_chosen: person id, in whose language it is.
        print_requested: print it.
        large_print_requested: print it in large letters.
    """

    reader_chosen = Signal(str)
    print_requested = Signal()
    large_print_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._readers_shown: tuple[tuple[str, str, bool], ...] | None = None
        self.paper, self.wait = PaperView(), Told()
        self.readers = FlowLayout(gap_px=theme.current().px("basis-space-xs"))
        self.print = Button(self.tr("Print"), icon="printer")
        self.print.setObjectName("print")
        self.large = Button(self.tr("Print in large letters"), icon="printer")
        self.large.setObjectName("print-large")
        self._prints = FlowLayout(gap_px=theme.current().px("basis-space-sm"))
        self.paper.above.addLayout(self.readers)
        self.paper.above.addWidget(self.wait)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.paper, 1)
        column.addLayout(self._prints)
        for button in (self.print, self.large):
            self._prints.addWidget(button)
        self.print.clicked.connect(self.print_requested)
        self.large.clicked.connect(self.large_print_requested)

    def show_state(self, paper: PaperShown, *, busy: bool) -> None:
        """Draw the pages; while they are being made it says so."""
        if paper.readers != self._readers_shown:
            self._readers_shown = paper.readers
            clear(self.readers)
            for person, name, chosen in paper.readers:
                button = Button(isolated(name), "choice", name=self.tr("Paper of {name}").format(name=name))
                button.setObjectName(f"reader-{person}")
                button.setChecked(chosen)
                button.clicked.connect(lambda _=False, reader=person: self._on_reader_clicked(reader))
                self.readers.addWidget(button)
        self.wait.tell("" if paper.pages else self.tr("One moment, the paper is being laid out."))
        self.paper.show_pages(paper.pages, paper.title)
        for button in (self.print, self.large):
            button.setVisible(paper.can_print)
            button.setEnabled(bool(paper.pages) and not busy)

    def forget(self) -> None:
        """Take the paper off the screen."""
        self.paper.forget()

    def _on_reader_clicked(self, reader: str) -> None:
        self._readers_shown = None  # the tick of the one that was pressed is ours to set
        self.reader_chosen.emit(reader)
