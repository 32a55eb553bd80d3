"""Tick boxes and radio dots that can be hit anywhere on their row, not only on their words.

Their words do not wrap: for a sentence use `Button(kind="choice")`.
"""

from __future__ import annotations

from PySide6.QtCore import QPoint
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QCheckBox, QRadioButton

from ui.theme.focus import note_focus


class TickBox(QCheckBox):
    """A tick box with a target of at least 44 px."""

    def hitButton(self, pos: QPoint) -> bool:
        """Tell whether `pos` counts as a hit."""
        return self.rect().contains(pos)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the ring if a key brought the focus."""
        note_focus(self, event)
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take the ring away."""
        note_focus(self, event)
        super().focusOutEvent(event)


class RadioDot(QRadioButton):
    """A radio dot with a target of at least 44 px."""

    def hitButton(self, pos: QPoint) -> bool:
        """Tell whether `pos` counts as a hit."""
        return self.rect().contains(pos)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the ring if a key brought the focus."""
        note_focus(self, event)
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take the ring away."""
        note_focus(self, event)
        super().focusOutEvent(event)
