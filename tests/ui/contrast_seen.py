"""How far words stand out from their ground, measured on the pixels that were painted (WCAG 2.2, 1.4.3)."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass

from event_loop import settle
from PIL import Image
from PySide6.QtCore import QBuffer, QIODevice, QPoint, QRect
from PySide6.QtGui import QColor, QImage, QRegion
from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit, QPlainTextEdit, QScrollArea, QWidget

from ui.theme.contrast import contrast
from ui.widgets.mood import look_of, mood_of
from ui.widgets.panel import Panel
from ui.widgets.text import Text

Kinds = set[tuple[object, ...]]
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
        self._picture = _painted(window, window.rect())

    def texts(self) -> list[Measured]:
        """Measure every text in sight; what is disabled need not stand out."""
        return [
            _measured(self._picture.crop(tuple(side * _RATIO for side in _box(seen))), words)
            for widget, words in _with_words(self._window)
            if (seen := _seen_part(widget, self._window)) is not None
        ]


def pale_words(window: QWidget, known: Kinds, unseen: Kinds) -> list[str]:
    """Return the words that do not stand out enough from what lies behind them.

    One text of each kind is measured; `known` holds the kinds that were, and takes up those of this window.
    `unseen` keeps the kinds that no window has had in sight so far.
    """
    faults = []
    for widget, words in list(_with_words(window)):
        kind = _kind(widget)
        if kind in known:
            continue
        if (seen := _brought_into_sight(widget, window)) is None:
            unseen.add(kind)
            continue
        known.add(kind)
        unseen.discard(kind)
        found = _measured(_painted(window, seen), words)
        if found.contrast < _LEAST:
            faults.append(f"{found.contrast:.1f} to 1: {type(widget).__name__} {words[:50]!r}")
    return faults


def _kind(widget: QWidget) -> tuple[object, ...]:
    """Return all that decides about its ink, and what is painted behind it."""
    of_text = (widget.role, widget.tone, widget.is_subtle, widget.is_marked) if isinstance(widget, Text) else ()
    of_control = (
        getattr(widget, "_kind", ""),
        isinstance(widget, QAbstractButton) and widget.isChecked(),
        bool(widget.property("invalid")),
        isinstance(widget, QLineEdit) and widget.isReadOnly(),
        isinstance(widget, QLineEdit | QPlainTextEdit) and not _typed(widget),
    )
    return (type(widget), of_text, of_control, mood_of(widget), look_of(widget).name, *_behind(widget))


def _behind(widget: QWidget) -> Iterator[tuple[type, object]]:
    """Yield what paints below it, from near as far as the panel it lies on, each with its tone."""
    at = widget.parentWidget()
    while at is not None:
        if any("paintEvent" in vars(kind) for kind in type(at).mro() if kind.__module__.startswith("ui.")):
            yield type(at), getattr(at, "_tone", None)
        at = None if isinstance(at, Panel) else at.parentWidget()


def _brought_into_sight(widget: QWidget, window: QWidget) -> QRect | None:
    seen = _seen_part(widget, window)
    if seen is None or seen.height() < widget.height() - 2 * _EDGE_PX:
        at = widget.parentWidget()
        while at is not None and not isinstance(at, QScrollArea):
            at = at.parentWidget()
        if at is None:
            return seen
        at.ensureWidgetVisible(widget)
        settle()
    return _seen_part(widget, window)


def _with_words(window: QWidget) -> Iterator[tuple[QWidget, str]]:
    kinds = (QLabel, QAbstractButton, QLineEdit, QPlainTextEdit)
    for widget in window.findChildren(QWidget):
        if isinstance(widget, kinds) and widget.isVisible() and widget.isEnabled() and (words := _words(widget)):
            yield widget, words


def _seen_part(widget: QWidget, window: QWidget) -> QRect | None:
    """Return where in the window its words are in sight; None where next to nothing of them is."""
    inner = widget.contentsRect() if isinstance(widget, QLabel) else widget.rect().adjusted(*_INSIDE)
    place = QRect(widget.mapTo(window, inner.topLeft()), inner.size())
    seen = place.intersected(_open_part(widget, window))
    return None if seen.width() < 2 * _EDGE_PX or seen.height() < _EDGE_PX else seen


def _painted(window: QWidget, part: QRect) -> Image.Image:
    image = QImage(part.size() * _RATIO, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(_RATIO)
    window.render(image, QPoint(0, 0), QRegion(part))
    data = QBuffer()
    data.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(data, "BMP")  # a PNG takes ten times as long to pack
    return Image.open(io.BytesIO(bytes(data.data().data()))).convert("RGB")


def _box(part: QRect) -> tuple[int, int, int, int]:
    return part.left(), part.top(), part.right() + 1, part.bottom() + 1


def _measured(picture: Image.Image, words: str) -> Measured:
    pixels = picture.width * picture.height
    counted = sorted(picture.getcolors(pixels) or [], reverse=True)
    ground = QColor(*counted[0][1])
    cores = [QColor(*colour) for count, colour in counted if count >= pixels * _CORE_SHARE]
    return Measured(words, max(contrast(core.name(), ground.name()) for core in cores))


_INSIDE = (_EDGE_PX, _EDGE_PX, -_EDGE_PX, -_EDGE_PX)


def pale(texts: list[Measured]) -> list[Measured]:
    """Return the texts that do not stand out enough."""
    return [each for each in texts if each.contrast < _LEAST]


def _typed(edit: QLineEdit | QPlainTextEdit) -> str:
    return edit.text() if isinstance(edit, QLineEdit) else edit.toPlainText()


def _words(widget: QWidget) -> str:
    match widget:
        case QPlainTextEdit() | QLineEdit():
            return _typed(widget) or widget.placeholderText()
        case QLabel() | QAbstractButton():
            return widget.text()
    return ""


def _open_part(widget: QWidget, window: QWidget) -> QRect:
    rect, at = window.rect(), widget.parentWidget()
    while at is not None and at is not window:
        rect = rect.intersected(QRect(at.mapTo(window, QPoint(0, 0)), at.size()))
        at = at.parentWidget()
    return rect
