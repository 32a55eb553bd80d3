"""Opens what is for the worker alone, and closes it again by itself (H4)."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QWidget

from ui.widgets.button import Button

ALONE_MS = 60_000
"""So long without a key or a touch something stays in sight that is for the worker alone."""


class AloneButton(Button):
    """A button that is open or closed; whatever is laid over its page closes it, and so does a minute of rest.

    Signals:
        requested: open (true), or close.
    """

    requested = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", "quiet", parent, icon="eye")
        self.setObjectName("alone")
        self._open = False
        self.timer = QTimer(self)
        self.timer.setSingleShot(True)
        self.timer.timeout.connect(self.close_again)
        self.clicked.connect(lambda: self.requested.emit(not self._open))
        self.show_open(False, offered=False)

    def show_open(self, is_open: bool, *, offered: bool) -> None:
        """Show whether it is open, and whether there is anything to open."""
        was_open, self._open = self._open, is_open and offered
        self.setText(self.tr("Close again") if is_open else self.tr("For me alone"))
        self.setVisible(offered)
        if self._open and not was_open:
            self.wait_again()
        elif not self._open:
            self.timer.stop()

    def wait_again(self) -> None:
        """Begin the minute anew: somebody typed or touched."""
        if self._open:
            self.timer.start(ALONE_MS)

    def close_again(self) -> None:
        """Ask for what all may see."""
        self.timer.stop()
        if self._open:
            self.requested.emit(False)

    def hideEvent(self, event: QHideEvent) -> None:
        """Whatever is laid over this page closes what was for the worker alone."""
        super().hideEvent(event)
        self.close_again()
