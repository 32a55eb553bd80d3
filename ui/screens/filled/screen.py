"""The page for one part of a form: whose part it is, its fields, and what comes after."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui import theme
from ui.i18n import isolated
from ui.screens.filled.differences import Differences
from ui.screens.filled.paper_page import PaperPage
from ui.screens.filled.part_page import PartPage
from ui.screens.filled.state import FilledState, PartTab
from ui.widgets.alone_button import AloneButton
from ui.widgets.back_button import BackButton
from ui.widgets.both import run_on
from ui.widgets.button import Button
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.heading import Heading
from ui.widgets.layouts import clear, keeping_focus, tab_as_read
from ui.widgets.low_window import is_low
from ui.widgets.message_bar import MessageBar
from ui.widgets.panel import Panel
from ui.widgets.text import Text
from ui.widgets.whole_page import turning

RECORD_KEY = "Ctrl+Return"


class FilledScreen(QWidget):
    """Show one part of a form; report what is typed and wanted.

    Signals:
        part_chosen: (part, owner id or empty).
        alone_requested: open what is for the worker alone (true), or close it.
        record_requested: put this part on record.
        paper_requested: see this part as it stands on paper.
        reader_chosen: person id, whose paper it is.
        print_requested: print the paper in sight.
        large_print_requested: the same, in large letters.
        next_requested: go on from here with what is on record.
        back_requested: to the forms of the family.
    """

    part_chosen = Signal(str, str)
    alone_requested = Signal(bool)
    record_requested = Signal()
    paper_requested = Signal()
    reader_chosen = Signal(str)
    print_requested = Signal()
    large_print_requested = Signal()
    next_requested = Signal()
    back_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._state = FilledState()
        self._tabs_shown: tuple[PartTab, ...] | None = None
        self.back, self.bar = BackButton("before"), MessageBar()
        self.title, self.readers = Heading(), Text(role="small", subtle=True)
        self.notices, self.standing = Text(role="small", tone="warning"), Text(role="small", subtle=True)
        self.alone = AloneButton()
        self.closed_panel, self.closed = Panel(), Text()
        self.page, self.paper_page = PartPage(), PaperPage()
        self.tabs = FlowLayout(gap_px=theme.current().px("basis-space-xs"))
        self.record = Button(self.tr("Put on record"), "primary", icon="check")
        self.record.setObjectName("record")
        self.paper = Button(self.tr("See it on paper"), icon="eye")
        self.paper.setObjectName("paper")
        self.next = Button(kind="primary", icon="arrow-right", trailing=True)
        self.next.setObjectName("next")
        self._arrange()
        self._join()

    def _arrange(self) -> None:
        space = theme.current().px("basis-space-md")
        top = turning(QHBoxLayout())
        top.addWidget(self.back)
        top.addStretch(1)
        top.addWidget(self.alone)
        self.closed_panel.body.addWidget(self.closed)
        self.changes_panel = Differences(
            self.tr("Not the same any more as what was laid before who signs"),
            self.tr("Lay it before them again: everybody then signs anew."),
        )
        self.rivals_panel = Differences(
            self.tr("Two versions of this part"),
            self.tr("Both are kept. Put right below what holds, and put it on record: then there is one again."),
        )
        foot = FlowLayout(gap_px=theme.current().px("basis-space-sm"))
        for button in (self.record, self.next, self.paper):
            foot.addWidget(button)
        column = self._column = QVBoxLayout(self)
        column.setContentsMargins(space, theme.current().px("basis-space-2xs"), space, space)
        column.addLayout(top)
        column.addWidget(self.bar)
        above = self.page.above
        above.setSpacing(theme.current().px("basis-space-xs"))
        above.addWidget(self.title)
        above.addLayout(self.tabs)
        for widget in (
            self.readers,
            self.notices,
            self.standing,
            self.rivals_panel,
            self.changes_panel,
            self.closed_panel,
        ):
            above.addWidget(widget)
        column.addWidget(self.page, 1)
        column.addWidget(self.paper_page, 1)
        self.paper_page.hide()
        column.addLayout(foot)

    def _join(self) -> None:
        self.back.clicked.connect(self.back_requested)
        self.alone.requested.connect(self.alone_requested)
        self.record.clicked.connect(self.record_requested)
        self.paper.clicked.connect(self.paper_requested)
        self.next.clicked.connect(self.next_requested)
        self.paper_page.reader_chosen.connect(self.reader_chosen)
        self.paper_page.print_requested.connect(self.print_requested)
        self.paper_page.large_print_requested.connect(self.large_print_requested)
        self.page.answer_changed.connect(lambda *_: self.alone.wait_again())
        self.page.went_to.connect(lambda _: self.alone.wait_again())
        key = QShortcut(QKeySequence(RECORD_KEY), self)
        key.activated.connect(lambda: self.record.click() if self.record.isVisible() else None)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Find the message its place again."""
        super().resizeEvent(event)
        self._place_bar()

    def _place_bar(self) -> None:
        """In a low window a message scrolls with the fields: above them it would leave them no room."""
        if is_low(self) and not self.page.isHidden():
            self.page.above.insertWidget(0, self.bar)
        else:
            self._column.insertWidget(1, self.bar)

    def show_state(self, state: FilledState) -> None:
        """Draw `state`; the only way data enters this screen."""
        self._state = state
        self.title.setText(f"{state.letter} · {state.title}" if state.letter else state.title)
        self.bar.show_message(state.message)
        self.notices.setText(run_on(state.notices))
        self.notices.setVisible(bool(state.notices) and not state.closed)
        self.readers.setText(state.readers)
        self.readers.setVisible(bool(state.readers) and not state.closed)
        self.alone.show_open(state.alone, offered=state.can_be_alone)
        with keeping_focus(self):
            self._show_tabs(state)
            self.closed.setText(state.closed)
            self.closed_panel.setVisible(bool(state.closed))
            if state.closed:
                self.page.forget()
            else:
                self.page.show_state(state)
            was, now = self.tr("It was: {words}"), self.tr("It is: {words}")
            self.changes_panel.show_differences(state.changes, was, now)
            self.rivals_panel.show_differences(state.rivals, self.tr("In the other: {words}"), self.tr("Here: {words}"))
            self._show_paper(state)
            self._show_foot(state)
            tab_as_read(self)

    def forget(self) -> None:
        """Take every word of the form off the screen."""
        self.alone.timer.stop()
        self.page.forget()
        self.paper_page.forget()
        for text in (self.title, self.readers, self.standing, self.closed):
            text.clear()

    def _show_paper(self, state: FilledState) -> None:
        """Lay the paper over the fields, or take it away: the fields beneath stay as they are."""
        if state.paper is None or state.closed:
            self.paper_page.forget()
        else:
            self.paper_page.show_state(state.paper, busy=state.busy)
        self.paper_page.setVisible(state.paper is not None and not state.closed)
        self.page.setVisible(state.paper is None or bool(state.closed))
        self._place_bar()

    def _show_tabs(self, state: FilledState) -> None:
        if state.tabs == self._tabs_shown:
            return  # a button that is pressed now stays
        self._tabs_shown = state.tabs
        clear(self.tabs)
        for tab in state.tabs if len(state.tabs) > 1 else ():
            button = Button(isolated(tab.label), "choice")
            button.setObjectName(f"part-{tab.part}-{tab.owner}" if tab.owner else f"part-{tab.part}")
            button.setChecked(tab.chosen)
            button.be_one_of()
            button.clicked.connect(lambda _=False, part=tab: self._on_tab_clicked(part))
            self.tabs.addWidget(button)

    def _on_tab_clicked(self, tab: PartTab) -> None:
        self._tabs_shown = None  # the tick of the one that was pressed is ours to set
        self.part_chosen.emit(tab.part, tab.owner)

    def _show_foot(self, state: FilledState) -> None:
        self.standing.setText(state.standing)
        self.standing.setVisible(bool(state.standing) and not state.closed)
        fields = not state.closed and state.paper is None
        self.record.setVisible(fields and (state.can_record or not state.next))
        self.record.setEnabled(state.can_record and not state.busy)
        self.paper.setVisible(state.can_print and fields)
        self.paper.setEnabled(not state.busy)
        self.next.setText(state.next)
        self.next.setVisible(bool(state.next) and not state.can_record and fields)
        self.next.setEnabled(not state.busy)
