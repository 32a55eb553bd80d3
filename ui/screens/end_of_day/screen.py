"""The end of the day: what waits, one button, the steps, and an honest balance."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from ui import theme
from ui.lease_wording import lease_ended
from ui.screens.end_of_day.balance_words import BalanceWords, Line
from ui.screens.end_of_day.bookmark_list import BookmarkList
from ui.screens.end_of_day.code_panel import CodePanel
from ui.screens.end_of_day.dispute_list import DisputeList
from ui.screens.end_of_day.state import EndOfDayState
from ui.screens.end_of_day.step_list import StepList
from ui.widgets.announcing import announce
from ui.widgets.back_button import BackButton
from ui.widgets.button import Button
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.heading import Heading
from ui.widgets.icon_mark import IconMark
from ui.widgets.layouts import tab_as_read
from ui.widgets.message_bar import Message, MessageBar
from ui.widgets.panel import Panel
from ui.widgets.scroll_page import ScrollPage
from ui.widgets.text import Text

_NARROW_PX = 900


class EndOfDayScreen(QWidget):
    """Shows sync and balance.

    Signals:
        sync_requested: sync, and stay.
        sync_and_close_requested: cover the screen, sync, end the vault.
        cancel_requested: stop after the step that runs; what was sent stays sent.
        login_requested: log in, to fetch.
        back_requested: to today.
        code_given: an officer's code for this day, as typed.
        conflicts_requested: family; to its versions side by side.
        bookmarks_requested: family; to what was said aside in its visits.
    """

    sync_requested = Signal()
    sync_and_close_requested = Signal()
    cancel_requested = Signal()
    login_requested = Signal()
    back_requested = Signal()
    code_given = Signal(str)
    conflicts_requested = Signal(str)
    bookmarks_requested = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._state = EndOfDayState()
        self.summary = Text(subtle=True)
        self.message, self.lease, self.code = MessageBar(), MessageBar(), CodePanel()
        self.steps = StepList()
        self.close_day = Button(self.tr("Sync and close"), "primary", icon="moon-stars")
        self.sync = Button("", "secondary", icon="refresh")
        self.cancel = Button(self.tr("Stop for now"), "secondary", icon="player-stop")
        self.login = Button(self.tr("Log in to fetch"), "secondary", icon="key")
        self.back = BackButton("today")
        self._balance = QVBoxLayout()
        self.disputes, self.bookmarks = DisputeList(), BookmarkList()
        self._build()
        self.close_day.clicked.connect(self.sync_and_close_requested)
        self.sync.clicked.connect(self.sync_requested)
        self.cancel.clicked.connect(self.cancel_requested)
        self.login.clicked.connect(self.login_requested)
        self.back.clicked.connect(self.back_requested)
        self.code.code_given.connect(self.code_given)
        self.disputes.chosen.connect(self.conflicts_requested)
        self.bookmarks.chosen.connect(self.bookmarks_requested)
        self.message.action_requested.connect(self.sync_requested)
        self.show_state(self._state)

    def _build(self) -> None:
        now, page = theme.current(), ScrollPage()
        page.body.addWidget(self.back, 0, Qt.AlignmentFlag.AlignLeft)
        page.body.addWidget(Heading(self.tr("End of the day"), 1))
        page.body.addWidget(self.summary)
        for widget in (self.message, self.lease, self.code, self.disputes, self.bookmarks):
            page.body.addWidget(widget)
        left, right = Panel(), Panel()
        left.body.addWidget(Heading(self.tr("Sync"), 2))
        left.body.addWidget(self.steps)
        buttons = FlowLayout(gap_px=now.px("basis-space-sm"))
        for button in (self.close_day, self.sync, self.cancel, self.login):
            buttons.addWidget(button)
        left.body.addSpacing(now.px("basis-space-xs"))
        left.body.addLayout(buttons)
        left.body.addStretch()
        right.body.addWidget(Heading(self.tr("Balance"), 2))
        self._balance.setSpacing(now.px("basis-space-sm"))
        right.body.addLayout(self._balance)
        right.body.addStretch()
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._columns.setSpacing(now.px("basis-space-lg"))
        self._columns.addWidget(left, 1)
        self._columns.addWidget(right, 1)
        page.body.addLayout(self._columns)
        page.body.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(page)

    def show_state(self, state: EndOfDayState) -> None:
        """Draw `state`; the only way data enters this screen."""
        before, self._state = self._state, state
        running = state.phase in ("running", "cancelling")
        held = QApplication.focusWidget()
        ours = held is not None and (held is self or self.isAncestorOf(held))
        self.summary.setText(self._summary())
        self.message.show_message(state.problem or self._standing_message())
        self.steps.show_state(state)
        self.steps.setVisible(state.phase != "ready")
        self.cancel.setVisible(running)
        self.cancel.setEnabled(state.phase == "running")
        self.cancel.setText(self.tr("Stop for now") if state.phase != "cancelling" else self.tr("Stopping…"))
        for button in (self.close_day, self.sync):
            button.setVisible(not running)
            button.setEnabled(state.connected)
        self.sync.setText(self._sync_words())
        self.login.setVisible((state.needs_login or state.ended is not None) and not running)
        self.login.setText(self.tr("Log in to read on") if state.ended else self.tr("Log in to fetch"))
        self.lease.show_message(lease_ended(state.ended.last_day, state.ended.today) if state.ended else None)
        self.code.setVisible(state.ended is not None)
        self.code.show_problem(state.code_problem)
        self.code.setEnabled(not running)
        self.back.setVisible(state.ended is None)
        self.back.setEnabled(not running)
        self.disputes.show_families(state.disputed)
        self.bookmarks.show_families(state.bookmarks)
        balance = self._show_balance()
        tab_as_read(self)
        self._tell_on(before, balance)
        if ours and (held is self or QApplication.focusWidget() is not held):
            self._keep_focus()

    def _tell_on(self, before: EndOfDayState, balance: tuple[str, ...]) -> None:
        """Say that it runs, each step, and what came of it: nothing of that takes the keyboard."""
        state = self._state
        if state.phase != before.phase:
            announce(self, " ".join((self.summary.text(), *(balance if state.phase == "done" else ()))))
        if state.phase == "running" and state.step is not None and state.step != before.step:
            announce(self, self.steps.words(state.step))

    def _keep_focus(self) -> None:
        """Take over from a button that went; Qt would pass the focus on to the lock, where Space locks."""
        offered = (self.cancel, self.login, self.close_day)
        can = (button for button in offered if button.isVisible() and button.isEnabled())
        next(can, self).setFocus(Qt.FocusReason.OtherFocusReason)

    def _standing_message(self) -> Message | None:
        if not self._state.connected:
            title = self.tr("This laptop is not enrolled with a server.")
            return Message(title, self.tr("Everything stays safely on this laptop."), "warning", closable=False)
        if self._state.needs_login:
            return Message(
                self.tr("The coming visits were not fetched."),
                self.tr("Fetching needs a log-in; sending never does."),
                "info",
                closable=False,
            )
        return None

    def _summary(self) -> str:
        return {
            "ready": self.tr("Send what was made today and fetch the coming visits."),
            "running": self.tr("The sync is running. You can stop it; what was sent stays sent."),
            "cancelling": self.tr("The sync stops after this step."),
            "stopped": self.tr("The sync stopped. It goes on where it stopped, now or later."),
            "done": self.tr("The sync is done."),
        }[self._state.phase]

    def _sync_words(self) -> str:
        if self._state.phase == "stopped":
            return self.tr("Go on with the sync")
        return self.tr("Sync again") if self._state.phase == "done" else self.tr("Sync now")

    def _show_balance(self) -> tuple[str, ...]:
        """Draw the balance; return its lines."""
        while (item := self._balance.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        words = BalanceWords()
        lines = list(words.lines(self._state.balance))
        if self._state.texts is not None:
            lines.append(words.texts(self._state.texts))
        lines += [words.audit(notice) for notice in self._state.audit]
        if self._state.gone:
            lines.append(words.gone(self._state.gone))
        for line in lines:
            self._balance.addWidget(_BalanceRow(line))
        return tuple(line.text for line in lines)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """One column in a narrow window."""
        super().resizeEvent(event)
        directions = QBoxLayout.Direction
        narrow = self.width() < _NARROW_PX * theme.current().text_scale
        self._columns.setDirection(directions.TopToBottom if narrow else directions.LeftToRight)


class _BalanceRow(QWidget):
    def __init__(self, line: Line) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.current().px("basis-space-sm"))
        row.addWidget(IconMark(line.icon, size="md", tone=line.tone), 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(Text(line.text), 1)
