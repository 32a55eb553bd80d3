"""Tick boxes and radio dots that can be hit anywhere on their row, not only on their words.

Their words do not wrap: for a sentence use `Button(kind="choice")`.
"""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRectF
from PySide6.QtGui import QFocusEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QCheckBox, QRadioButton, QStyle, QStyleOptionButton

from ui.theme.focus import note_focus
from ui.widgets.mood import look_of
from ui.widgets.tick_mark import paint_tick


class TickBox(QCheckBox):
    """A tick box with a target of at least 44 px."""

    def hitButton(self, pos: QPoint) -> bool:
        """Tell whether `pos` counts as a hit."""
        return self.rect().contains(pos)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the words, and the box in the colours of the page."""
        super().paintEvent(event)
        option = QStyleOptionButton()
        self.initStyleOption(option)
        _paint_mark(self, option, QStyle.SubElement.SE_CheckBoxIndicator, is_round=False)

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

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the words, and the dot in the colours of the page."""
        super().paintEvent(event)
        option = QStyleOptionButton()
        self.initStyleOption(option)
        _paint_mark(self, option, QStyle.SubElement.SE_RadioButtonIndicator, is_round=True)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the ring if a key brought the focus."""
        note_focus(self, event)
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take the ring away."""
        note_focus(self, event)
        super().focusOutEvent(event)


def _paint_mark(
    control: QAbstractButton, option: QStyleOptionButton, element: QStyle.SubElement, *, is_round: bool
) -> None:
    place = QRectF(control.style().subElementRect(element, option, control))
    painter = QPainter(control)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    paint_tick(
        painter,
        look_of(control),
        place.adjusted(1, 1, -1, -1),
        chosen=control.isChecked(),
        is_round=is_round,
        enabled=control.isEnabled(),
    )
    painter.end()
