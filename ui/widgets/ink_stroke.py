"""Smoothing of ink while it is drawn: One-Euro filter and Catmull-Rom curve, one stroke at a time.

Width is constant on purpose: a width that follows pressure would keep biometric traces in the
picture, and what is sealed must be what was shown.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainterPath

_MIN_CUTOFF_HZ, _SPEED_FACTOR, _SPEED_CUTOFF_HZ = 4.0, 0.05, 4.0
_MIN_STEP_S = 1e-3  # bursts of a pen share one arrival time (Windows WM_POINTER history)
INK_WIDTH_PX = 2.6


@dataclass(frozen=True)
class Sample:
    """One reading of pen, finger or mouse, in widget pixels; pressure and tilt are not even read."""

    time_s: float
    x: float
    y: float


class OneEuro:
    """One-Euro filter with one cutoff for both axes, from the speed.

    Two independent filters bend lines visibly where one axis is slow (Casiez et al., CHI 2012, gives one axis).
    """

    def __init__(self) -> None:
        self._time_s: float | None = None
        self._x = self._y = self._speed_x = self._speed_y = 0.0

    def __call__(self, sample: Sample) -> QPointF:
        """Return the filtered position of the newest sample."""
        if self._time_s is None:
            self._time_s, self._x, self._y = sample.time_s, sample.x, sample.y
            return QPointF(self._x, self._y)
        step_s = max(sample.time_s - self._time_s, _MIN_STEP_S)
        self._time_s = sample.time_s
        share = _share(_SPEED_CUTOFF_HZ, step_s)
        self._speed_x += share * ((sample.x - self._x) / step_s - self._speed_x)
        self._speed_y += share * ((sample.y - self._y) / step_s - self._speed_y)
        cutoff = _MIN_CUTOFF_HZ + _SPEED_FACTOR * math.hypot(self._speed_x, self._speed_y)
        share = _share(cutoff, step_s)
        self._x += share * (sample.x - self._x)
        self._y += share * (sample.y - self._y)
        return QPointF(self._x, self._y)


def _share(cutoff_hz: float, step_s: float) -> float:
    ratio = 2 * math.pi * cutoff_hz * step_s
    return ratio / (ratio + 1)


class StrokeCurve:
    """The curve of one stroke, grown by one sample at a time so that only the new piece is drawn."""

    def __init__(self) -> None:
        self._filter = OneEuro()
        self._points: list[QPointF] = []

    def extend(self, sample: Sample) -> tuple[QPainterPath, QRectF]:
        """Return the path of the newest piece, right up to the sample, and the pixels it touches."""
        self._points.append(self._filter(sample))
        newest = self._points[-1]
        path = QPainterPath(newest)
        if len(self._points) == 1:
            path.lineTo(newest + QPointF(0.01, 0.0))
        else:
            before = self._points[-2]
            earlier = self._points[-3] if len(self._points) > 2 else before
            path = QPainterPath(before)
            # Catmull-Rom as a cubic Bézier; the newest point is its own successor, so ink never lags
            path.cubicTo(before + (newest - earlier) / 6, newest - (newest - before) / 6, newest)
        margin = INK_WIDTH_PX + 1
        return path, path.boundingRect().adjusted(-margin, -margin, margin, margin)
