"""The mark of something that can be chosen: a box with a tick, a ring where only one of several holds."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from ui.theme import Theme
from ui.theme.icons import paint_icon

_DASH, _GAP = 3, 2.5
"""In widths of the line; without them the ends of a line of 2 px would meet."""


def break_up(pen: QPen) -> None:
    """Make the edge of what cannot be used now a broken line: grey alone would not tell it (WCAG 1.4.1)."""
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    pen.setDashPattern([_DASH, _GAP])


def paint_tick(
    painter: QPainter, now: Theme, place: QRectF, *, chosen: bool, is_round: bool, enabled: bool = True
) -> None:
    """Draw the mark into `place` in the colours of `now`; never colour alone: what is chosen has a tick."""
    if not enabled:
        edge = now.color("basis-color-disabled-text")
        ground, ink = now.color("basis-color-disabled-bg"), edge
    elif chosen:
        edge = ground = now.color("basis-color-action-border")
        ink = now.color("basis-color-action-text")
    else:
        edge, ground = now.color("basis-color-default-border"), now.color("basis-color-default-bg-surface")
        ink = edge
    width = now.px("basis-border-width-selected")
    pen = QPen(edge, width)
    if not enabled:
        break_up(pen)
    painter.setPen(pen)
    painter.setBrush(ground)
    radius = place.width() / 2 if is_round else now.px("basis-border-radius-xs")
    painter.drawRoundedRect(place, radius, radius)
    if chosen:
        paint_icon(painter, "check", ink, place.adjusted(width, width, -width, -width))
