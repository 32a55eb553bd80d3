"""How far words stand out from their ground, measured on the pixels that were painted (WCAG 2.2, 1.4.3)."""

from __future__ import annotations

import io
from dataclasses import dataclass

from event_loop import settle
from PIL import Image
from PySide6.QtCore import QBuffer, QIODevice, QPoint, QRect
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit, QPlainTextEdit, QWidget

from ui.theme.contrast import contrast

_RATIO = 3
"""Painted three times as large, so that thin letters have a core in their full colour."""
_LEAST = 4.5
_EDGE_PX = 6
"""The edge of a control is not its words."""
_CORE_SHARE = 0.0004
"""A colour with less of the pixels than this is the smoothing between two others."""


@dataclass(frozen=True)
class Measured:
    """One text and its contrast with what lies behind it."""

    text: str
    contrast: float


class Seen:
    """A window as it was painted."""

    def __init__(self, window: QWidget) -> None:
        settle()
        self._window = window
        image = QImage(window.size() * _RATIO, QImage.Format.Format_RGB32)
        image.setDevicePixelRatio(_RATIO)
        window.render(image)
        data = QBuffer()
        data.open(QIODevice.OpenModeFlag.WriteOnly)
        image.save(data, "BMP")  # a PNG takes ten times as long to pack
        self._picture = Image.open(io.BytesIO(bytes(data.data().data()))).convert("RGB")

    def texts(self) -> list[Measured]:
        """Measure every text in sight; what is disabled need not stand out."""
        kinds = (QLabel, QAbstractButton, QLineEdit, QPlainTextEdit)
        found = [w for w in self._window.findChildren(QWidget) if isinstance(w, kinds) and w.isVisible()]
        measured = [
            self._measure(widget, words) for widget in found if widget.isEnabled() and (words := _words(widget))
        ]
        return [each for each in measured if each is not None]

    def _measure(self, widget: QWidget, words: str) -> Measured | None:
        inner = widget.contentsRect() if isinstance(widget, QLabel) else widget.rect().adjusted(*_INSIDE)
        place = QRect(widget.mapTo(self._window, inner.topLeft()), inner.size())
        seen = place.intersected(_open_part(widget, self._window))
        if seen.width() < 2 * _EDGE_PX or seen.height() < _EDGE_PX:
            return None
        box = (seen.left(), seen.top(), seen.right() + 1, seen.bottom() + 1)
        part = self._picture.crop(tuple(side * _RATIO for side in box))
        pixels = part.width * part.height
        counted = sorted(part.getcolors(pixels) or [], reverse=True)
        ground = QColor(*counted[0][1])
        cores = [QColor(*colour) for count, colour in counted if count >= pixels * _CORE_SHARE]
        return Measured(words, max(contrast(core.name(), ground.name()) for core in cores))


_INSIDE = (_EDGE_PX, _EDGE_PX, -_EDGE_PX, -_EDGE_PX)


def pale(texts: list[Measured]) -> list[Measured]:
    """Return the texts that do not stand out enough."""
    return [each for each in texts if each.contrast < _LEAST]


def _words(widget: QWidget) -> str:
    match widget:
        case QPlainTextEdit():
            return widget.toPlainText() or widget.placeholderText()
        case QLineEdit():
            return widget.text() or widget.placeholderText()
        case QLabel() | QAbstractButton():
            return widget.text()
    return ""


def _open_part(widget: QWidget, window: QWidget) -> QRect:
    rect, at = window.rect(), widget.parentWidget()
    while at is not None and at is not window:
        rect = rect.intersected(QRect(at.mapTo(window, QPoint(0, 0)), at.size()))
        at = at.parentWidget()
    return rect
