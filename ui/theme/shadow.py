"""A soft shadow below a card, from nine pieces of one small picture.

Qt's own shadow effect paints a card twice and costs 20 ms each time; these pieces are drawn once and copied.
"""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter

from ui.theme.tokens import Theme

_FULL = 100.0
_ALPHA = 255


def paint_shadow(painter: QPainter, theme: Theme, card: QRectF, radius: float, ratio: float) -> None:
    """Draw the shadow of a rounded `card`, before the card itself; `ratio` is the screen's device pixel ratio."""
    opacity = theme.px("basis-shadow-opacity")
    if opacity == 0:
        return
    blur, offset = theme.px("basis-shadow-blur"), theme.px("basis-shadow-offset")
    image = _picture(theme.colors["basis-color-shadow"], opacity, blur, round(radius), ratio)
    corner = float(blur + round(radius))
    # it falls below the card alone: beside it what stands in the same column would be seen to begin elsewhere
    box = card.adjusted(0, blur, 0, offset)
    if box.width() < 2 * corner or box.height() < 2 * corner:
        return
    side = float(image.width()) / ratio
    across = ((box.left(), corner, 0.0), (box.left() + corner, box.width() - 2 * corner, corner))
    xs = (*across, (box.right() - corner, corner, side - corner))
    down = ((box.top(), corner, 0.0), (box.top() + corner, box.height() - 2 * corner, corner))
    ys = (*down, (box.bottom() - corner, corner, side - corner))
    middle = side - 2 * corner
    for x, width, from_x in xs:
        for y, height, from_y in ys:
            source_width = middle if from_x == corner else corner
            source_height = middle if from_y == corner else corner
            source = QRectF(from_x * ratio, from_y * ratio, source_width * ratio, source_height * ratio)
            painter.drawImage(QRectF(x, y, width, height), image, source)


@lru_cache(maxsize=16)
def _picture(color: str, opacity: int, blur: int, radius: int, ratio: float) -> QImage:
    """Return the shadow of the smallest card: corners of `blur + radius` and a middle that can be stretched."""
    middle = 2
    side = 2 * (blur + radius) + middle
    image = QImage(round(side * ratio), round(side * ratio), QImage.Format.Format_ARGB32_Premultiplied)
    image.setDevicePixelRatio(ratio)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    ink = QColor(color)
    for step in range(blur):  # one thin sheet on the other, each a little smaller: a soft edge without a filter
        ink.setAlphaF(_sheet(opacity, blur))
        painter.setBrush(ink)
        inset = step + 0.5
        painter.drawRoundedRect(
            QRectF(0, 0, side, side).adjusted(inset, inset, -inset, -inset),
            radius + blur - inset,
            radius + blur - inset,
        )
    painter.end()
    image.setDevicePixelRatio(1.0)  # pieces are cut in the picture's own pixels
    return image


def _sheet(opacity: int, sheets: int) -> float:
    """Return how dense each sheet must be, so that all together have `opacity` percent."""
    one = float(1.0 - (1.0 - opacity / _FULL) ** (1.0 / sheets))
    return max(one, 1.0 / _ALPHA)
