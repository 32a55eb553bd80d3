"""How far the edge of a control stands out from what lies around it, on the painted pixels (WCAG 2.2, 1.4.11).

Only of what is known as a control by its edge: a button is known by its words, and those are measured elsewhere.
"""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QImage
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QStyle,
    QStyleOptionButton,
    QWidget,
)

from ui.theme.contrast import contrast
from ui.widgets.button import Button
from ui.widgets.ink_pad import InkPad
from ui.widgets.tick_box import RadioDot, TickBox

_LEAST = 3
_AROUND_PX, _WITHIN_PX = 3, 6
"""From how far outside an edge to how far inside is looked; a ring and its gap are 4 px wide."""


def is_known_by_its_edge(control: QWidget) -> bool:
    """Tell whether somebody who does not see the edge does not see that there is something to type, tick or sign."""
    if isinstance(control, Button):
        return control.isCheckable()
    return isinstance(control, QLineEdit | QPlainTextEdit | QComboBox | QAbstractSpinBox | InkPad | TickBox | RadioDot)


def faint_sides(control: QWidget) -> list[str]:
    """Return the sides of a control in sight whose edge does not stand out, with what was measured."""
    window, place = control.window(), _outline(control)
    at = QRect(control.mapTo(window, place.topLeft()), place.size())
    seen = at.adjusted(-_AROUND_PX, -_AROUND_PX, _AROUND_PX, _AROUND_PX)
    picture = window.grab(seen).toImage()
    assert picture.size() == seen.size(), "a picture of one dot for each pixel"
    measured = {side: _step(picture, line) for side, line in _lines_inwards(picture).items()}
    return [f"{side} {most:.1f}" for side, most in measured.items() if most < _LEAST]


def _outline(control: QWidget) -> QRect:
    """Return where its edge runs: of a box with words beside it, that of the box."""
    if not isinstance(control, TickBox | RadioDot):
        return control.rect()
    option = QStyleOptionButton()
    control.initStyleOption(option)
    is_box = isinstance(control, TickBox)
    element = QStyle.SubElement.SE_CheckBoxIndicator if is_box else QStyle.SubElement.SE_RadioButtonIndicator
    return control.style().subElementRect(element, option, control)


def _lines_inwards(picture: QImage) -> dict[str, list[QPoint]]:
    width, height = picture.width(), picture.height()
    steps = range(_AROUND_PX + _WITHIN_PX)
    return {
        "left": [QPoint(at, height // 2) for at in steps],
        "right": [QPoint(width - 1 - at, height // 2) for at in steps],
        "top": [QPoint(width // 2, at) for at in steps],
        "bottom": [QPoint(width // 2, height - 1 - at) for at in steps],
    }


def _step(picture: QImage, line: list[QPoint]) -> float:
    """Return the most contrast there is with the first dot of the line, which lies outside."""
    ground, *inwards = (picture.pixelColor(each).name() for each in line)
    return max(contrast(ground, each) for each in inwards)
