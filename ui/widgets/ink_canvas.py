"""The picture of a pad: guides and ink in a backing image, of which only what is new is drawn again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QImage, QPainter, QPen

from ui import theme
from ui.widgets.ink_stroke import INK_WIDTH_PX, Sample, StrokeCurve

_EDGE_PX = 10.0
"""Room left beside ink that had to be drawn smaller."""


class InkCanvas:
    """Draws samples, given in the pixels of the pad they were written on, into a pad of any size.

    On a pad that became too small for them, such as on a turned screen, they are drawn smaller: nothing of a
    signature is out of sight.
    """

    def __init__(self) -> None:
        self._now = theme.current()
        self._curve = StrokeCurve()
        self._image: QImage | None = None
        self.scale = 1.0
        """Pixels of the pad now for one pixel of the ink."""

    def forget(self) -> None:
        """Draw everything anew next time."""
        self._image = None

    def fit(self, size: QSize, strokes: Sequence[Sequence[Sample]]) -> None:
        """Choose the scale at which all ink is in sight."""
        right = max((sample.x for stroke in strokes for sample in stroke), default=0.0)
        bottom = max((sample.y for stroke in strokes for sample in stroke), default=0.0)
        width, height = max(1.0, size.width() - _EDGE_PX), max(1.0, size.height() - _EDGE_PX)
        wide, high = right > size.width(), bottom > size.height()
        self.scale = min(1.0, width / right if wide else 1.0, height / bottom if high else 1.0)
        self.forget()

    def image(self, size: QSize, ratio: float, strokes: Sequence[Sequence[Sample]]) -> QImage:
        """Return the picture of `strokes`; the last of them can be gone on with."""
        if self._image is None or self._image.size() != size * ratio or self._image.devicePixelRatio() != ratio:
            self._image = QImage(size * ratio, QImage.Format.Format_ARGB32_Premultiplied)
            self._image.setDevicePixelRatio(ratio)
            self._now = theme.current()  # paper is paper on every page; in high contrast its edge is black
            self._image.fill(self._now.color("basis-color-paper-bg"))
            self._draw_guides(self._image, size)
            for stroke in strokes:
                self.begin()
                for sample in stroke:
                    self._draw(self._image, sample)
        return self._image

    def begin(self) -> None:
        """What is drawn next is a stroke of its own."""
        self._curve = StrokeCurve()

    def extend(self, sample: Sample) -> QRect:
        """Draw one more sample of the stroke; return the pixels it touches."""
        return QRect() if self._image is None else self._draw(self._image, sample).toAlignedRect()

    def _draw_guides(self, image: QImage, size: QSize) -> None:
        """Draw edge and base line; they are part of the pad, never of the signature."""
        painter = QPainter(image)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        width, radius = self._now.px("basis-border-width"), self._now.px("basis-border-radius-sm")
        painter.setPen(QPen(self._now.color("basis-color-paper-border"), width))
        inset = width / 2  # between two dots a fine line is painted on both, at half its strength
        painter.drawRoundedRect(QRectF(QPointF(), size).adjusted(inset, inset, -inset, -inset), radius, radius)
        painter.setPen(QPen(self._now.color("basis-color-paper-guide"), width, Qt.PenStyle.DotLine))
        base = round(size.height() * 0.74) + inset
        painter.drawLine(QPointF(28, base), QPointF(size.width() - 28, base))
        painter.end()

    def _draw(self, image: QImage, sample: Sample) -> QRectF:
        path, touched = self._curve.extend(replace(sample, x=sample.x * self.scale, y=sample.y * self.scale))
        painter = QPainter(image)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        line, cap, join = Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin
        painter.setPen(QPen(self._now.color("basis-color-ink"), INK_WIDTH_PX, line, cap, join))
        painter.drawPath(path)
        painter.end()
        return touched
