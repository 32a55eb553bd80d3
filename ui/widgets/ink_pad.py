"""The field to sign in: pen, finger or mouse, drawn as it is written."""

from __future__ import annotations

import time

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QEventPoint,
    QImage,
    QInputDevice,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPointingDevice,
    QTabletEvent,
    QTouchEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui import theme
from ui.widgets.ink_stroke import INK_WIDTH_PX, Sample, StrokeCurve

PALM_HOLDOFF_S = 0.6
"""After a pen event a touch is taken for the heel of the hand."""
PALM_ELLIPSE_PX = 45.0
MM100_PER_PX = 2540 / 96
_TOUCH_EVENTS = (
    QEvent.Type.TouchBegin,
    QEvent.Type.TouchUpdate,
    QEvent.Type.TouchEnd,
    QEvent.Type.TouchCancel,
)
_MOUSE_DEVICES = (QInputDevice.DeviceType.Mouse, QInputDevice.DeviceType.TouchPad)

Strokes = tuple[tuple[tuple[int, int], ...], ...]

_COMFORTABLE_PX, _LEAST_PX = QSize(760, 240), QSize(320, 170)


class InkPad(QWidget):
    """Take ink; report strokes as points in 1/100 mm, without pressure, tilt or time.

    Signals:
        changed: a stroke ended, was undone or cleared; carries all finished strokes.
    """

    changed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_AcceptTouchEvents)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setAttribute(Qt.WidgetAttribute.WA_StaticContents)
        self.setCursor(Qt.CursorShape.CrossCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.take_room()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(self.tr("Signature field"))
        now = theme.current()
        self._paper, self._ink = now.color("basis-color-default-bg-subtle"), now.color("basis-color-ink")
        self._guide = now.color("basis-color-default-border")
        self._strokes: list[list[Sample]] = []
        self._current: list[Sample] | None = None
        self._source = ""
        self._curve = StrokeCurve()
        self._image: QImage | None = None
        self._last_pen_s: float | None = None

    def strokes(self) -> Strokes:
        """Return the finished strokes, points in 1/100 mm from the top left."""
        return tuple(
            tuple((round(sample.x * MM100_PER_PX), round(sample.y * MM100_PER_PX)) for sample in stroke)
            for stroke in self._strokes
        )

    def set_strokes(self, strokes: Strokes) -> None:
        """Show these strokes, such as those of a draft; an unfinished one is not the next signer's."""
        self._current = None
        self._strokes = [
            [Sample(index / 120, x / MM100_PER_PX, y / MM100_PER_PX) for index, (x, y) in enumerate(stroke)]
            for stroke in strokes
        ]
        self._redraw()

    def is_blank(self) -> bool:
        """Tell whether nothing was drawn."""
        return not self._strokes and self._current is None

    def clear(self) -> None:
        """Begin again."""
        self._strokes.clear()
        self._current = None
        self._redraw()
        self.changed.emit(self.strokes())

    def undo(self) -> None:
        """Take the last stroke back."""
        if self._strokes:
            self._strokes.pop()
            self._redraw()
            self.changed.emit(self.strokes())

    # -- drawing ------------------------------------------------------------------------------

    def _backing(self) -> QImage:
        ratio = self.devicePixelRatioF()
        size = self.size() * ratio
        if self._image is None or self._image.size() != size:
            self._image = QImage(size, QImage.Format.Format_ARGB32_Premultiplied)
            self._image.setDevicePixelRatio(ratio)
            self._image.fill(self._paper)
            self._draw_guides(self._image)
            unfinished = [] if self._current is None else [self._current]
            for stroke in (*self._strokes, *unfinished):
                self._curve = StrokeCurve()
                for sample in stroke:
                    self._draw(self._image, sample)
        return self._image

    def _draw_guides(self, image: QImage) -> None:
        """Draw edge and base line; they are part of the pad, never of the signature."""
        painter = QPainter(image)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._guide, 1.4))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 8, 8)
        painter.setPen(QPen(self._guide, 1.2, Qt.PenStyle.DotLine))
        base = self.height() * 0.74
        painter.drawLine(QPointF(28, base), QPointF(self.width() - 28, base))
        painter.end()

    def _draw(self, image: QImage, sample: Sample) -> QRectF:
        path, touched = self._curve.extend(sample)
        painter = QPainter(image)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(
            QPen(
                self._ink,
                INK_WIDTH_PX,
                Qt.PenStyle.SolidLine,
                Qt.PenCapStyle.RoundCap,
                Qt.PenJoinStyle.RoundJoin,
            )
        )
        painter.drawPath(path)
        painter.end()
        return touched

    def _redraw(self) -> None:
        self._image = None
        self.update()

    # -- strokes ------------------------------------------------------------------------------

    def _begin(self, source: str, sample: Sample) -> None:
        image = self._backing()
        self._source, self._current, self._curve = source, [sample], StrokeCurve()
        self.update(self._draw(image, sample).toAlignedRect())

    def _extend(self, source: str, sample: Sample) -> None:
        if self._current is None or source != self._source:
            return
        image = self._backing()
        self._current.append(sample)
        self.update(self._draw(image, sample).toAlignedRect())

    def _finish(self, source: str) -> None:
        if self._current is None or source != self._source:
            return
        self._strokes.append(self._current)
        self._current = None
        self.changed.emit(self.strokes())

    def _drop(self) -> None:
        if self._current is not None:
            self._current = None
            self._redraw()

    # -- pen ----------------------------------------------------------------------------------

    def tabletEvent(self, event: QTabletEvent) -> None:
        """Take the pen; an accepted event makes Qt synthesise no mouse event."""
        self._last_pen_s = time.monotonic()
        event.accept()
        if event.pointerType() == QPointingDevice.PointerType.Eraser:
            return
        at = event.position()
        sample = Sample(
            (event.timestamp() or time.monotonic_ns() // 1_000_000) / 1000,
            at.x(),
            at.y(),
            event.pressure(),
            event.xTilt(),
            event.yTilt(),
        )
        kind = event.type()
        if kind == QEvent.Type.TabletPress and event.button() == Qt.MouseButton.LeftButton:
            self._drop()  # the heel of the hand came first
            self._begin("pen", sample)
        elif kind == QEvent.Type.TabletMove:
            self._extend("pen", sample)
        elif kind == QEvent.Type.TabletRelease:
            self._finish("pen")

    # -- finger -------------------------------------------------------------------------------

    def event(self, event: QEvent) -> bool:
        """Route touches; Qt has no handler of its own for them."""
        if event.type() in _TOUCH_EVENTS and isinstance(event, QTouchEvent):
            self._on_touch(event)
            event.accept()
            return True
        return super().event(event)

    def _on_touch(self, event: QTouchEvent) -> None:
        if self._is_palm(event):
            return
        point: QEventPoint = event.points()[0]
        sample = _sample_at(point.position())
        if event.type() == QEvent.Type.TouchBegin:
            self._begin("touch", sample)
        elif event.type() == QEvent.Type.TouchUpdate:
            self._extend("touch", sample)
        elif event.type() == QEvent.Type.TouchEnd:
            self._finish("touch")

    def _is_palm(self, event: QTouchEvent) -> bool:
        recent_pen = self._last_pen_s is not None and time.monotonic() - self._last_pen_s < PALM_HOLDOFF_S
        if recent_pen or (self._current is not None and self._source == "pen"):
            return True
        points = event.points()
        wide = any(
            max(point.ellipseDiameters().width(), point.ellipseDiameters().height()) > PALM_ELLIPSE_PX
            for point in points
        )
        if event.type() == QEvent.Type.TouchCancel or len(points) != 1 or wide:
            self._drop()
            return True
        return False

    # -- mouse --------------------------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin a stroke with the mouse."""
        if _is_real_mouse(event) and event.button() == Qt.MouseButton.LeftButton:
            self._begin("mouse", _sample_at(event.position()))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Go on with it."""
        if _is_real_mouse(event):
            self._extend("mouse", _sample_at(event.position()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """End it."""
        if _is_real_mouse(event):
            self._finish("mouse")

    # -- painting -----------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        """Copy only what changed from the backing image."""
        image = self._backing()
        ratio = image.devicePixelRatio()
        rect = event.rect()
        source = QRectF(rect.x() * ratio, rect.y() * ratio, rect.width() * ratio, rect.height() * ratio)
        painter = QPainter(self)
        painter.drawImage(QRectF(rect), image, source)
        painter.end()

    def sizeHint(self) -> QSize:
        """Return a comfortable size for a signature."""
        return self._comfortable

    def take_room(self, comfortable: QSize = _COMFORTABLE_PX, least: QSize = _LEAST_PX) -> None:
        """Ask for this size; where the window is low, a smaller one keeps the whole pad in sight."""
        self._comfortable = comfortable
        self.setMinimumSize(least)
        self.updateGeometry()


def _sample_at(position: QPointF) -> Sample:
    return Sample(time.monotonic(), position.x(), position.y())


def _is_real_mouse(event: QMouseEvent) -> bool:
    # Windows still posts mouse messages after pen and touch
    return (
        event.source() == Qt.MouseEventSource.MouseEventNotSynthesized
        and event.pointingDevice().type() in _MOUSE_DEVICES
    )
