"""Not asking a parent under this form, and taking that back: for the worker alone, with what comes of it (H17, H8)."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from ui import theme
from ui.screens.form.leaving_state import LeavingState, LeftOutRow
from ui.widgets.button import Button
from ui.widgets.entry_fields import EntryFields
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.heading import Heading
from ui.widgets.layouts import clear, keeping_focus
from ui.widgets.panel import Panel
from ui.widgets.text import Text


class LeavingPanel(Panel):
    """Shows who is not asked and why, and takes the facts of one more.

    Signals:
        opened: begin to write one down (true), or leave it.
        changed: (field id, value).
        save_requested: write down what was filled in.
        ask_again_requested: key of one to take back.
    """

    opened = Signal(bool)
    changed = Signal(str, str)
    save_requested = Signal()
    ask_again_requested = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tone="info", parent=parent)
        self._shown: tuple[LeftOutRow, ...] | None = None
        self._again: list[Button] = []
        self._is_open = False
        self.rows, self.entry, self.follows = Panel(), EntryFields(), Text(role="small")
        self.begin = Button(self.tr("Do not ask somebody under this form…"), "quiet")
        self.begin.setObjectName("leave-out")
        self.save, self.leave = Button(self.tr("Write down"), icon="check"), Button(self.tr("Not now"), "quiet")
        self.save.setObjectName("leave-out-save")
        self.leave.setObjectName("leave-out-not-now")
        self.body.addWidget(Heading(self.tr("Who is not asked, for you alone"), 2))
        for widget in (self.rows, self.entry, self.follows):
            self.body.addWidget(widget)
        buttons = FlowLayout(gap_px=theme.current().px("basis-space-sm"))
        self.body.addLayout(buttons)
        for button in (self.begin, self.save, self.leave):
            buttons.addWidget(button)
        self.begin.clicked.connect(lambda: self.opened.emit(True))
        self.leave.clicked.connect(lambda: self.opened.emit(False))
        self.save.clicked.connect(self.save_requested)
        self.entry.changed.connect(self.changed)

    def show_state(self, state: LeavingState, *, busy: bool) -> None:
        """Draw what stands and what is being written down; nothing of it where nothing is to be said."""
        self.setVisible(state.offered or bool(state.rows))
        if state.rows != self._shown:
            self._shown = state.rows
            with keeping_focus(self):
                self._show_rows(state.rows)
        is_open = bool(state.fields)
        self.entry.setVisible(is_open)
        self.entry.show_fields(state.fields, state.values)
        self.entry.show_missing(state.missing)
        self.follows.setText(state.follows)
        self.follows.setVisible(is_open and bool(state.follows))
        self.begin.setVisible(state.offered and not is_open)
        for button in (self.save, self.leave):
            button.setVisible(is_open)
        for button in (self.begin, self.save, self.leave, *self._again):
            button.setEnabled(not busy)
        closes, self._is_open = self._is_open and not is_open, is_open
        if closes:  # the next field may be far down the page: what was written down stays in sight
            (self.begin if state.offered else (*self._again, self.begin)[0]).setFocus(Qt.FocusReason.OtherFocusReason)

    def forget(self) -> None:
        """Take all of it off the screen: the room looks along again."""
        self._shown, self._is_open = None, False
        self._again.clear()
        clear(self.rows.body)
        self.entry.forget()
        self.follows.setText("")
        self.hide()

    def _show_rows(self, rows: tuple[LeftOutRow, ...]) -> None:
        clear(self.rows.body)
        self._again.clear()
        self.rows.setVisible(bool(rows))
        for row in rows:
            self.rows.body.addWidget(Text(row.title, "strong"))
            for line in row.lines:
                self.rows.body.addWidget(Text(line, "small"))
            words = self.tr("Take this back")
            button = Button(words, "quiet", name=f"{words}: {row.title}")
            button.setObjectName(f"ask-again-{row.key}")
            button.clicked.connect(lambda _=False, key=row.key: self.ask_again_requested.emit(key))
            self._again.append(button)
            self.rows.body.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
