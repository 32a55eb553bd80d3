"""Looking through a concept: first what is not in it and why, then each page; only then can it be saved (H20)."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui import theme
from ui.screens.dossier.state import LookState
from ui.screens.form.paper_view import PaperView
from ui.widgets.button import Button
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.heading import Heading
from ui.widgets.layouts import clear, keeping_focus
from ui.widgets.message_bar import Message, MessageBar
from ui.widgets.panel import Panel
from ui.widgets.text import Text


class LookPage(QWidget):
    """One page of the concept at a time.

    Signals:
        turned: to this page; 0 is what is not in it.
        request_again: back to who asks; the concept is thrown away.
        save_requested: all of it was looked at.
    """

    turned = Signal(int)
    request_again = Signal()
    save_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        now = theme.current()
        self._at = -1
        self._told: tuple[object, ...] | None = None
        self.title, self.bar, self.paper, self.panel = Heading(), MessageBar(), PaperView(), Panel()
        self.where = Heading(level=2)
        self.where.set_role("strong")
        self.before = Button(self.tr("Previous page"), icon="chevron-left")
        self.before.setObjectName("dossier-before")
        self.next = Button(self.tr("Next page"), "primary", icon="chevron-right", trailing=True)
        self.next.setObjectName("dossier-next")
        self.save = Button(self.tr("It is right: save it in a folder"), "primary", icon="check")
        self.save.setObjectName("dossier-save")
        self.again = Button(self.tr("Change the request"), "quiet")
        self.again.setObjectName("dossier-again")
        for widget in (self.title, self.bar, self.panel):
            self.paper.above.addWidget(widget)
        below = QVBoxLayout()
        below.setContentsMargins(now.px("basis-space-md"), 0, now.px("basis-space-md"), now.px("basis-space-sm"))
        buttons = FlowLayout(gap_px=now.px("basis-space-sm"))
        for button in (self.before, self.next, self.save, self.again):
            buttons.addWidget(button)
        below.addWidget(self.where)
        below.addLayout(buttons)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(now.px("basis-space-xs"))
        column.addWidget(self.paper, 1)
        column.addLayout(below)
        self.before.clicked.connect(lambda: self.turned.emit(self._at - 1))
        self.next.clicked.connect(lambda: self.turned.emit(self._at + 1))
        self.save.clicked.connect(self.save_requested)
        self.again.clicked.connect(self.request_again)

    def show_state(self, title: str, state: LookState, message: Message | None, *, busy: bool) -> None:
        """Draw one page, or what is not in the file."""
        turned = self._at != state.at
        self._at = state.at
        self.title.setText(title)
        self.title.setVisible(state.at == 0)
        self.bar.show_message(message)
        self._show_left_out(state)
        self.panel.setVisible(state.at == 0)
        words = self.tr("Page {number} of {count} of the concept").format(number=state.at, count=state.pages)
        where = self.tr("Before page 1 of {count}").format(count=state.pages) if state.at == 0 else words
        still = self.tr("Not looked at yet: {count}").format(count=state.still) if state.still else ""
        self.where.setText(". ".join(part for part in (where, still) if part))
        self.paper.show_pages(state.page, words)
        self.before.setEnabled(state.at > 0)
        self.next.setVisible(state.at < state.pages)
        self.save.setVisible(state.still == 0)
        self.save.setEnabled(not busy)
        self.again.setEnabled(not busy)
        if turned and not self.next.isVisibleTo(self):
            (self.save if self.save.isVisibleTo(self) else self.before).setFocus()
        elif turned:
            self.next.setFocus()

    def forget(self) -> None:
        """Take the concept off the screen."""
        self._at, self._told = -1, None
        self.paper.forget()
        clear(self.panel.body)

    def _show_left_out(self, state: LookState) -> None:
        told = (state.facts, state.left_out)
        if told == self._told:
            return
        self._told = told
        with keeping_focus(self):
            clear(self.panel.body)
            for fact in state.facts:
                self.panel.body.addWidget(Text(fact))
            self.panel.body.addWidget(Heading(self.tr("What is not in it, and why"), 2))
            only = self.tr("Only for you and who decides. None of this stands in the file: it may tell who said what.")
            self.panel.body.addWidget(Text(only, subtle=True))
            for why, lines in state.left_out:
                self.panel.body.addWidget(Text(why, "strong"))
                for line in lines:
                    self.panel.body.addWidget(Text(line, "small"))
            if not state.left_out:
                self.panel.body.addWidget(Text(self.tr("Nothing is left out.")))
