"""The slim bar on top of every worker's screen: whose visit this is, the frame, what waits, the lock."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui import theme
from ui.widgets.button import Button
from ui.widgets.one_line import OneLine
from ui.widgets.status_pill import StatusPill


@dataclass(frozen=True)
class HeaderState:
    """What the bar says. `context` names at most the family of the open visit (H4), never another."""

    context: str = ""
    detail: str = ""
    """Such as "Bezoek bezig" or the name of the screen."""
    unsent: int = 0
    syncing: bool = False
    demo: bool = False


class HeaderBar(QWidget):
    """Draws a `HeaderState`; `frame_slot` takes the frame picture.

    Signals:
        lock_requested: cover and end the vault.
    """

    lock_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.context, self.detail = OneLine("jgvisit", "strong"), OneLine("", "small")
        self.demo = StatusPill(self.tr("DEMO"), "warning")
        self.unsent = StatusPill()
        self.lock = Button(kind="quiet", icon="lock", name=self.tr("Lock (Ctrl+L)"))
        self.frame_slot = QHBoxLayout()
        now = theme.current()
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self.context)
        words.addWidget(self.detail)
        row = QHBoxLayout(self)
        side = now.px("basis-space-lg")
        row.setContentsMargins(side, 6, side - 8, 6)
        row.setSpacing(now.px("basis-space-sm"))
        row.addLayout(words, 1)
        row.addLayout(self.frame_slot)
        for widget in (self.demo, self.unsent, self.lock):
            row.addWidget(widget, 0, Qt.AlignmentFlag.AlignVCenter)
        self.lock.clicked.connect(self.lock_requested)
        self.show_state(HeaderState())

    def show_state(self, state: HeaderState) -> None:
        """Draw `state`."""
        self.context.set_line(state.context or "jgvisit")
        self.detail.set_line(state.detail)
        self.detail.setVisible(bool(state.detail))
        self.demo.setVisible(state.demo)
        if state.syncing:
            self.unsent.show_status(self.tr("Syncing"), "info", "refresh")
        elif state.unsent:
            self.unsent.show_status(self.tr("%n piece(s) to send", "", state.unsent), "neutral", "cloud-upload")
        else:
            self.unsent.show_status(self.tr("All sent"), "positive", "cloud-check")

    def show_frame(self, frame: QWidget | None) -> None:
        """Put the frame picture into its place, or take it away."""
        while (item := self.frame_slot.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.setParent(None)
        if frame is not None:
            self.frame_slot.addWidget(frame)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the ground and the fine line below it."""
        now = theme.current()
        painter = QPainter(self)
        painter.fillRect(self.rect(), now.color("basis-color-default-bg-surface"))
        line = self.rect().adjusted(0, self.height() - 1, 0, 0)
        painter.fillRect(line, now.color("basis-color-default-border-subtle"))
        painter.end()
