"""The slim bar on top of every worker's screen: whose visit this is, the frame, what waits, the lock."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ui import theme
from ui.hands import CALL_KEY, COVER_KEY, HELP_KEY, PAUSE_KEY
from ui.widgets.bookmark_button import BookmarkButton
from ui.widgets.button import Button
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.low_window import is_low
from ui.widgets.mood import look_of
from ui.widgets.newcomer_button import NewcomerButton
from ui.widgets.one_line import OneLine
from ui.widgets.status_pill import StatusPill
from ui.widgets.whole_page import turning


@dataclass(frozen=True)
class HeaderState:
    """What the bar says. `context` names at most the family of the open visit (H4), never another."""

    context: str = ""
    detail: str = ""
    """Such as "Bezoek bezig" or the name of the screen."""
    unsent: int = 0
    syncing: bool = False
    demo: bool = False
    stays: bool = False
    """What is made here is sent to nobody, and nothing waits."""


_NARROW_PX = 1100
_NAME_PX = 160
"""So much the family's name keeps, however many frames stand beside it."""


class HeaderBar(QWidget):
    """Draws a `HeaderState`; the frame picture stands beside the family's name, below it in a narrow window.

    Signals:
        lock_requested: cover and end the vault.
        cover_requested: lay the card about this visit over everything.
        pause_requested: pause the talk.
        call_requested: to what has to be said on the telephone.
        bookmark_requested: keep that something is being said now.
        newcomer_requested: somebody walks in.
        appearance_requested: to how the program looks.
        help_requested: what this page is.
    """

    lock_requested = Signal()
    cover_requested = Signal()
    pause_requested = Signal()
    call_requested = Signal()
    bookmark_requested = Signal()
    newcomer_requested = Signal()
    appearance_requested = Signal()
    help_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.context, self.detail = OneLine("jgvisit", "strong"), OneLine("", "small")
        self.demo = StatusPill(self.tr("DEMO"), "warning")
        self.unsent = StatusPill()
        self.unsent.setSizePolicy(QSizePolicy.Policy.Minimum, self.unsent.sizePolicy().verticalPolicy())
        self.lock = Button(kind="quiet", icon="lock", name=self.tr("Lock (Ctrl+L)"))
        self.cover = Button(kind="quiet", icon="home-heart", name=self.tr("This visit ({key})").format(key=COVER_KEY))
        self.call = Button(kind="quiet", icon="phone", name=self.tr("Telephone ({key})").format(key=CALL_KEY))
        self.pause = Button(kind="quiet", icon="player-pause", name=self.tr("Break ({key})").format(key=PAUSE_KEY))
        self.pause.setObjectName("pause")
        self.bookmark, self.newcomer = BookmarkButton(), NewcomerButton()
        self.appearance = Button(kind="quiet", icon="sun-moon", name=self.tr("Display: colours and text size"))
        self.appearance.setObjectName("appearance")
        self.help = Button(kind="quiet", icon="help-circle", name=self.tr("Help ({key})").format(key=HELP_KEY))
        self.help.setObjectName("help")
        self._beside, self._below = QHBoxLayout(), QHBoxLayout()
        self._frame: QWidget | None = None
        self._state, self._narrow, self._low = HeaderState(), False, False
        now = theme.current()
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addStretch(1)
        words.addWidget(self.context)
        words.addWidget(self.detail)
        words.addStretch(1)
        row = turning(QHBoxLayout())
        row.setSpacing(now.px("basis-space-sm"))
        tools = FlowLayout(gap_px=now.px("basis-space-sm"), one_line=True)
        row.addLayout(words, 1)
        row.addLayout(self._beside)
        visit = (self.newcomer, self.bookmark, self.call, self.cover, self.pause)
        for widget in (self.demo, self.unsent, *visit, self.help, self.appearance, self.lock):
            tools.addWidget(widget)
        row.addLayout(_centred(tools))
        self._column = QVBoxLayout(self)
        self._column.setSpacing(0)
        self._column.addLayout(row)
        self._column.addLayout(self._below)
        self._set_margins()
        self.lock.clicked.connect(self.lock_requested)
        self.cover.clicked.connect(self.cover_requested)
        self.pause.clicked.connect(self.pause_requested)
        self.call.clicked.connect(self.call_requested)
        self.bookmark.clicked.connect(self.bookmark_requested)
        self.newcomer.clicked.connect(self.newcomer_requested)
        self.appearance.clicked.connect(self.appearance_requested)
        self.help.clicked.connect(self.help_requested)
        self.show_state(HeaderState())

    def show_state(self, state: HeaderState) -> None:
        """Draw `state`."""
        self._state = state
        self.context.set_line(state.context or "jgvisit")
        self.detail.set_line(state.detail)
        self.detail.setVisible(bool(state.detail) and not self._low)
        self.demo.setVisible(state.demo)
        for button in (self.help, self.appearance):  # in a narrow window the family's name comes first; the keys work
            button.setVisible(not (state.context and self._narrow))
        for button in (self.call, self.bookmark, self.newcomer, self.pause):
            button.setVisible(bool(state.context))
        self.unsent.setAccessibleName("")
        self.unsent.setToolTip("")
        self.unsent.setVisible(not state.stays)
        if state.syncing:
            self.unsent.show_status(self.tr("Syncing"), "info", "refresh")
        elif state.unsent:
            words = self.tr("%n piece(s) to send", "", state.unsent)
            self.unsent.show_status(str(state.unsent) if self._narrow else words, "neutral", "cloud-upload")
            self.unsent.setAccessibleName(words)
            self.unsent.setToolTip(words)
        else:
            self.unsent.show_status(self.tr("All sent"), "positive", "cloud-check")

    def show_frame(self, frame: QWidget | None) -> None:
        """Put the frame picture into its place, or take it away."""
        if self._frame is not None and self._frame is not frame:
            self._frame.setParent(None)
        self._frame = frame
        self._place_frame()

    def _place_frame(self) -> None:
        if self._frame is not None:
            (self._below if self._narrow else self._beside).addWidget(self._frame)
            self._frame.show()

    def _set_margins(self) -> None:
        side = theme.current().px("basis-space-lg")
        space = theme.current().px
        edge = space("basis-space-3xs" if self._low else "basis-space-2xs")
        end = side - space("basis-space-xs")  # the last button's own inset
        self._column.setContentsMargins(side, edge, end, space("basis-space-2xs"))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the family's name the whole line where there is little room."""
        super().resizeEvent(event)
        shape = self.width() < _NARROW_PX * theme.current().text_scale, is_low(self)
        self.context.setMinimumWidth(min(_NAME_PX, self.width() // 6))
        if shape != (self._narrow, self._low):
            self._narrow, self._low = shape
            self._set_margins()
            self._place_frame()
            self.show_state(self._state)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the ground and the fine line below it."""
        now = look_of(self)
        painter = QPainter(self)
        painter.fillRect(self.rect(), now.color("basis-color-default-bg-surface"))
        line = self.rect().adjusted(0, self.height() - now.px("basis-border-width"), 0, 0)
        painter.fillRect(line, now.color("basis-color-default-border-subtle"))
        painter.end()


def _centred(tools: FlowLayout) -> QVBoxLayout:
    """Hold the row of tools in the middle of the bar's height."""
    column = QVBoxLayout()
    column.addStretch(1)
    column.addLayout(tools)
    column.addStretch(1)
    return column
