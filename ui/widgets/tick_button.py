"""A button that looks like every other beside it, and shows a tick for a moment once its tap is on disk."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from ui.widgets.button import Button

_TICK_MS = 2_000


class TickButton(Button):
    """One tap, no words; only whoever tapped looks for the tick."""

    def __init__(self, icon: str, words: str, name: str, parent: QWidget | None = None) -> None:
        super().__init__(kind="quiet", icon=icon, parent=parent)
        self.setAccessibleName(words)
        self.setToolTip(words)
        self.setObjectName(name)
        self._tick = QTimer(self)
        self._tick.setSingleShot(True)
        self._tick.setInterval(_TICK_MS)
        self._tick.timeout.connect(lambda: self._show(icon))

    @property
    def is_ticked(self) -> bool:
        """Whether it tells now that the tap was kept."""
        return self._tick.isActive()

    def tell_kept(self) -> None:
        """Show the tick for a moment."""
        self._tick.start()
        self._show("check")

    def _show(self, icon: str) -> None:
        self._icon = icon
        self.update()
