"""Tick boxes and radio dots that can be hit anywhere on their row, not only on their words.

Their words do not wrap: for a sentence use `Button(kind="choice")`.
"""

from __future__ import annotations

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QCheckBox, QRadioButton


class TickBox(QCheckBox):
    """A tick box with a target of at least 44 px."""

    def hitButton(self, pos: QPoint) -> bool:
        """Tell whether `pos` counts as a hit."""
        return self.rect().contains(pos)


class RadioDot(QRadioButton):
    """A radio dot with a target of at least 44 px."""

    def hitButton(self, pos: QPoint) -> bool:
        """Tell whether `pos` counts as a hit."""
        return self.rect().contains(pos)
