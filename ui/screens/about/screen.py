"""About this program: the report for the service desk, whole before it is saved, and the licences of what is in it."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from ui import theme
from ui.widgets.back_button import BackButton
from ui.widgets.button import Button
from ui.widgets.heading import Heading
from ui.widgets.layouts import clear
from ui.widgets.message_bar import Message, MessageBar
from ui.widgets.panel import Panel
from ui.widgets.scroll_page import ScrollPage
from ui.widgets.text import Text


@dataclass(frozen=True)
class AboutState:
    """What the screen shows."""

    lines: tuple[tuple[str, str], ...] = ()
    """(what, how it stands): the whole report; what is saved is this and nothing else."""
    licences: tuple[str, ...] = ()
    """One line for each thing that is in the program."""
    message: Message | None = None
    busy: bool = False


class AboutScreen(QWidget):
    """Show the report and the licences; report that it should be saved.

    Signals:
        save_requested: keep the report in a file.
        back_requested: to the page that lies under this one.
    """

    save_requested = Signal()
    back_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: tuple[tuple[str, str], ...] = ()
        self.back, self.message = BackButton("before"), MessageBar()
        self.save = Button(self.tr("Save in a file"), "secondary", icon="file-check")
        self.save.setObjectName("save-report")
        self.licences = Text("", "small", subtle=True)
        self._grid = QGridLayout()
        self._build()
        self.save.clicked.connect(self.save_requested)
        self.back.clicked.connect(self.back_requested)

    def _build(self) -> None:
        page, gap = ScrollPage(width="basis-page-form-inline-size"), theme.current().px("basis-space-sm")
        report, made_of = Panel(), Panel()
        self._grid.setHorizontalSpacing(theme.current().px("basis-space-lg"))
        self._grid.setVerticalSpacing(gap // 2)
        self._grid.setColumnStretch(1, 1)
        report.body.addWidget(Heading(self.tr("For the service desk"), 2))
        why = self.tr("The service desk can ask for this. It says nothing about families, and nothing about you.")
        report.body.addWidget(Text(why, subtle=True))
        report.body.addLayout(self._grid)
        report.body.addWidget(self.save, 0, Qt.AlignmentFlag.AlignLeft)
        made_of.body.addWidget(Heading(self.tr("Made with"), 2))
        made_of.body.addWidget(self.licences)
        page.body.addWidget(self.back, 0, Qt.AlignmentFlag.AlignLeft)
        page.body.addWidget(Heading(self.tr("About this program")))
        page.body.addWidget(self.message)
        page.body.addWidget(report)
        page.body.addWidget(made_of)
        page.body.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(page)

    def show_state(self, state: AboutState) -> None:
        """Draw `state`; the only way data enters this screen."""
        self.message.show_message(state.message)
        self.save.setEnabled(bool(state.lines) and not state.busy)
        self.licences.setText("\n".join(state.licences))
        if state.lines != self._shown:
            self._shown = state.lines
            clear(self._grid)
            for row, (what, value) in enumerate(state.lines):
                self._grid.addWidget(Text(what, subtle=True), row, 0, Qt.AlignmentFlag.AlignTop)
                self._grid.addWidget(Text(value), row, 1)
