"""What we promised and still have to do: told at the next visit, a late one first (H26)."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui import theme
from ui.screens.visit.state import PromiseLine
from ui.widgets.button import Button
from ui.widgets.heading import Heading
from ui.widgets.layouts import clear
from ui.widgets.panel import Panel
from ui.widgets.status_pill import StatusPill
from ui.widgets.text import Text


class PromisePanel(Panel):
    """List what is still to be done, and lead to where a promise is written.

    Signals:
        promises_requested: to all promises.
    """

    promises_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.set_even_inset(theme.current().px("basis-space-md"))
        self._known: tuple[PromiseLine, ...] | None = None
        self._lines = QVBoxLayout()
        self.open = Button(self.tr("Write or read together"), icon="heart-handshake")
        self.open.setObjectName("promises")
        self.body.addWidget(Heading(self.tr("What we promise"), 2))
        self.body.addLayout(self._lines)
        self.body.addWidget(self.open, 0, Qt.AlignmentFlag.AlignLeft)
        self.open.clicked.connect(self.promises_requested)

    def show_promises(self, promises: tuple[PromiseLine, ...]) -> None:
        """Draw what we still have to do; a button that is pressed now stays."""
        if promises == self._known:
            return
        self._known = promises
        clear(self._lines)
        for each in promises:
            if each.late:
                self._lines.addWidget(
                    StatusPill(self.tr("Too late"), "warning", icon="alert-triangle"), 0, Qt.AlignmentFlag.AlignLeft
                )
            self._lines.addWidget(Text(each.words))
