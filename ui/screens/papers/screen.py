"""The papers of one family that wait for their owner; for the worker, at the office, never in an open visit (H4)."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui import theme
from ui.i18n import isolated
from ui.widgets.button import Button
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.heading import Heading
from ui.widgets.layouts import clear, keeping_focus, tab_as_read
from ui.widgets.message_bar import Message, MessageBar
from ui.widgets.panel import Panel
from ui.widgets.scroll_page import ScrollPage
from ui.widgets.text import Text


@dataclass(frozen=True)
class PaperRow:
    """One paper: whose, which, and how they wanted it."""

    key: str
    owner: str
    title: str
    wish: str
    asked: bool = True
    """Whether its owner ever said how they want it: who was not asked cannot have changed their mind."""
    address: str = ""
    """Where contact with its owner is safe; empty where nobody asked."""


@dataclass(frozen=True)
class PapersState:
    """What the screen shows."""

    family: str = ""
    papers: tuple[PaperRow, ...] = ()
    message: Message | None = None
    busy: bool = False


class PapersScreen(QWidget):
    """Print papers and write down that they were given.

    Signals:
        print_requested: key of a paper.
        large_print_requested: the same, in large letters.
        given: key of a paper that its owner has now.
        not_wanted: key of a paper whose owner wants no papers any more.
        undo_requested: take back what was just written down.
        back_requested: to the family.
    """

    print_requested = Signal(str)
    large_print_requested = Signal(str)
    given = Signal(str)
    not_wanted = Signal(str)
    undo_requested = Signal()
    back_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.back = Button(self.tr("Back to the family"), "quiet", icon="arrow-left")
        self.title, self.bar = Heading(), MessageBar()
        self.page, self.panel = ScrollPage(margin="basis-space-md"), Panel()
        self.page.body.addWidget(self.back, 0, Qt.AlignmentFlag.AlignLeft)
        self.page.body.addWidget(self.title)
        self.page.body.addWidget(
            Text(self.tr("Print at the office. Hand over only where its owner is safe with it."), subtle=True)
        )
        self.page.body.addWidget(self.bar)
        self.page.body.addWidget(self.panel)
        self.page.body.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.page)
        self.bar.action_requested.connect(self.undo_requested)
        self.back.clicked.connect(self.back_requested)

    def show_state(self, state: PapersState) -> None:
        """Draw `state`; the only way data enters this screen."""
        self.title.setText(self.tr("Papers to hand over: {family}").format(family=isolated(state.family)))
        self.bar.show_message(state.message)
        with keeping_focus(self):
            clear(self.panel.body)
            if not state.papers:
                self.panel.body.addWidget(Text(self.tr("Everybody has what they wanted."), subtle=True))
            for paper in state.papers:
                self._show_paper(paper, busy=state.busy)
            tab_as_read(self)

    def _show_paper(self, paper: PaperRow, *, busy: bool) -> None:
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(Text(isolated(paper.owner), "strong"))
        words.addWidget(Text(paper.title))
        words.addWidget(Text(paper.wish, "small", subtle=True))
        if paper.address:
            words.addWidget(Text(paper.address, "small"))
        buttons = FlowLayout(gap_px=theme.current().px("basis-space-sm"))
        for name, label, icon, wanted in (
            ("print", self.tr("Print"), "printer", self.print_requested),
            ("print-large", self.tr("Print in large letters"), "printer", self.large_print_requested),
            ("given", self.tr("Given"), "check", self.given),
            ("not-wanted", self.tr("Wants no papers any more"), "x", self.not_wanted),
        ):
            if name == "not-wanted" and not paper.asked:
                continue
            spoken = f"{label}: {paper.owner}, {paper.title}"
            button = Button(label, "quiet" if name == "not-wanted" else "secondary", icon=icon, name=spoken)
            button.setObjectName(f"{name}-{paper.key}")
            button.setEnabled(not busy)
            button.clicked.connect(lambda _=False, tell=wanted: tell.emit(paper.key))
            buttons.addWidget(button)
        row = QHBoxLayout()
        row.addLayout(words, 1)
        row.addLayout(buttons, 1)
        self.panel.body.addLayout(row)
