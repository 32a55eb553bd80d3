"""The field to sign in: pen, finger or mouse, drawn as it is written."""

from __future__ import annotations

import time
from typing import Literal

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QHideEvent,
    QInputDevice,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPointingDevice,
    QResizeEvent,
    QTabletEvent,
    QTouchEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme.focus import note_focus
from ui.widgets.focus_ring import paint_ring
from ui.widgets.ink_canvas import InkCanvas
from ui.widgets.ink_stroke import Sample
from ui.widgets.palm import PEN, OneFinger, Touch
from ui.widgets.scroll_page import KEEPS_FINGER

MM100_PER_PX = 2540 / 96
_TOUCH_EVENTS = (
    QEvent.Type.TouchBegin,
    QEvent.Type.TouchUpdate,
    QEvent.Type.TouchEnd,
    QEvent.Type.TouchCancel,
)
_TAKEN_AWAY = (QEvent.Type.WindowDeactivate, QEvent.Type.WindowBlocked)
"""Another window came, a question that must be answered first, or the cover of the lock."""
_MOUSE_DEVICES = (QInputDevice.DeviceType.Mouse, QInputDevice.DeviceType.TouchPad)
_SLIP_PX = 12.0
_PEN_FOLLOWS_S = 0.6

Strokes = tuple[tuple[tuple[int, int], ...], ...]
Source = Literal["pen", "touch", "mouse", ""]

_COMFORTABLE_PX, _LEAST_PX = QSize(760, 240), QSize(320, 170)


class InkPad(QWidget):
    """Take ink; report strokes as points in 1/100 mm, without pressure, tilt or time.

    A stroke whose end was never heard of, as when another window came, is kept as far as it was drawn.

    Signals:
        changed: a stroke ended, was undone or cleared; carries all finished strokes.
    """

    changed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_AcceptTouchEvents)
        self.setProperty(KEEPS_FINGER, True)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setAttribute(Qt.WidgetAttribute.WA_StaticContents)
        self.setTabletTracking(True)  # a pen that hovers is near
        self.setCursor(Qt.CursorShape.CrossCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.take_room()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(self.tr("Signature field"))
        self._strokes: list[list[Sample]] = []
        self._wiped: list[list[list[Sample]]] = []
        self._current: list[Sample] | None = None
        self._source: Source = ""
        self._broken_off: Source = ""
        """What drew the last stroke, if its end was not heard of: it may go on."""
        self._cancelled_s: float | None = None
        self._finger, self._canvas = OneFinger(), InkCanvas()

    def strokes(self) -> Strokes:
        """Return the finished strokes, points in 1/100 mm from the top left of the pad they were written on."""
        return tuple(
            tuple((round(sample.x * MM100_PER_PX), round(sample.y * MM100_PER_PX)) for sample in stroke)
            for stroke in self._strokes
        )

    def set_strokes(self, strokes: Strokes) -> None:
        """Show these strokes, such as those of a draft; an unfinished one is not the next signer's."""
        self._current, self._broken_off, self._cancelled_s = None, "", None
        self._finger.give_up()
        self._wiped.clear()
        self._strokes = [
            [Sample(index / 120, x / MM100_PER_PX, y / MM100_PER_PX) for index, (x, y) in enumerate(stroke)]
            for stroke in strokes
        ]
        self._fit()

    def is_blank(self) -> bool:
        """Tell whether nothing was drawn."""
        return not self._strokes and self._current is None

    def clear(self) -> None:
        """Begin again; nothing is asked, for it can be undone."""
        self._finish()
        if self._strokes:
            self._wiped.append(self._strokes)
        self._strokes = []
        self._fit()
        self.changed.emit(self.strokes())

    def undo(self) -> None:
        """Take the last stroke back; on a pad that was just cleared, take that back."""
        self._finish()
        if self._strokes:
            self._strokes.pop()
        elif self._wiped:
            self._strokes = self._wiped.pop()
        else:
            return
        self._broken_off, self._cancelled_s = "", None
        self._fit()
        self.changed.emit(self.strokes())

    # -- strokes ------------------------------------------------------------------------------

    def _all(self) -> list[list[Sample]]:
        return self._strokes if self._current is None else [*self._strokes, self._current]

    def _fit(self) -> None:
        self._canvas.fit(self.size(), self._all())
        self.update()

    def _begin(self, source: Source, sample: Sample) -> None:
        self._finish()  # of the stroke before the end was not heard
        self._canvas.image(self.size(), self.devicePixelRatioF(), self._all())
        self._source, self._current, self._broken_off, self._cancelled_s = source, [sample], "", None
        self._canvas.begin()
        self.update(self._canvas.extend(sample))

    def _extend(self, source: Source, sample: Sample) -> None:
        if self._current is None and self._broken_off == source and self._strokes:
            self._current, self._broken_off = self._strokes.pop(), ""
        if self._current is None or source != self._source:
            return
        self._canvas.image(self.size(), self.devicePixelRatioF(), self._all())
        self._current.append(sample)
        self.update(self._canvas.extend(sample))

    def _end(self, source: Source) -> None:
        self._broken_off = ""
        if source == self._source:
            self._finish()

    def _break_off(self) -> None:
        """Keep the stroke as far as it came; where the hand goes on, so does the stroke."""
        if self._current is not None:
            self._broken_off = self._source
            self._finish()

    def _finish(self) -> None:
        if self._current is not None:
            self._strokes.append(self._current)
            self._current = None
            self.changed.emit(self.strokes())

    def _drop(self) -> None:
        if self._current is not None:
            self._current = None
            self._fit()

    # -- pen ----------------------------------------------------------------------------------

    def tabletEvent(self, event: QTabletEvent) -> None:
        """Take the pen; an accepted event makes Qt synthesise no mouse event."""
        PEN.note(is_down=bool(event.buttons() & Qt.MouseButton.LeftButton))
        event.accept()
        self._take_palm_back()
        if event.pointerType() == QPointingDevice.PointerType.Eraser:
            return
        kind, left = event.type(), Qt.MouseButton.LeftButton
        sample = self._sample(event.position(), (event.timestamp() or time.monotonic_ns() // 1_000_000) / 1000)
        if kind == QEvent.Type.TabletPress and event.button() == left:
            if self._source == "touch":
                self._drop()  # the heel of the hand came first
                self._finger.give_up()
            self._begin("pen", sample)
        elif kind == QEvent.Type.TabletMove and event.buttons() & left:
            self._extend("pen", sample)
        elif kind in (QEvent.Type.TabletMove, QEvent.Type.TabletRelease):
            self._end("pen")  # a pen that hovers was lifted, whether that was told or not

    def _take_palm_back(self) -> None:
        """Take back what a touch drew that the system cancelled just before the pen came: that was the hand."""
        if self._cancelled_s is not None and time.monotonic() - self._cancelled_s < _PEN_FOLLOWS_S:
            self.undo()
        self._cancelled_s = None

    # -- finger -------------------------------------------------------------------------------

    def event(self, event: QEvent) -> bool:
        """Route touches, for which Qt has no handler of its own; keep the stroke where the pad is taken away."""
        if event.type() in _TOUCH_EVENTS and isinstance(event, QTouchEvent):
            for what, at in self._finger.follow(event):
                self._on_touch(what, at)
            event.accept()
            return True
        if event.type() in _TAKEN_AWAY:
            self._break_off()
        return super().event(event)

    def _on_touch(self, what: Touch, at: QPointF) -> None:
        if what is Touch.BEGIN:
            self._begin("touch", self._sample(at))
        elif what is Touch.MOVE:
            self._extend("touch", self._sample(at))
        elif what is Touch.END:
            self._end("touch")
        elif self._source == "touch" and (what is Touch.WAS_PALM or self._is_slip() or PEN.is_near()):
            self._drop()
        elif self._source == "touch" and self._current is not None:
            self._end("touch")
            self._cancelled_s = time.monotonic()

    def _is_slip(self) -> bool:
        first, *others = self._current or [Sample(0, 0, 0)]
        return all(abs(each.x - first.x) + abs(each.y - first.y) < _SLIP_PX for each in others)

    # -- mouse and keyboard -------------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin a stroke with the mouse."""
        if _is_real_mouse(event) and event.button() == Qt.MouseButton.LeftButton:
            self._begin("mouse", self._sample(event.position()))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Go on with it."""
        if _is_real_mouse(event) and event.buttons() & Qt.MouseButton.LeftButton:
            self._extend("mouse", self._sample(event.position()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """End it."""
        if _is_real_mouse(event):
            self._end("mouse")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Undo by key."""
        if event.matches(QKeySequence.StandardKey.Undo):
            self.undo()
        else:
            super().keyPressEvent(event)

    # -- place and painting -------------------------------------------------------------------

    def _sample(self, at: QPointF, time_s: float | None = None) -> Sample:
        scale = self._canvas.scale
        return Sample(time.monotonic() if time_s is None else time_s, at.x() / scale, at.y() / scale)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep all ink in sight, such as when the screen is turned."""
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """Draw all ink anew on the paper of another theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._canvas.forget()
            self.update()

    def hideEvent(self, event: QHideEvent) -> None:
        """Keep the stroke that is being drawn."""
        self._break_off()
        super().hideEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Copy only what changed from the backing image."""
        image = self._canvas.image(self.size(), self.devicePixelRatioF(), self._all())
        ratio = image.devicePixelRatio()
        rect = event.rect()
        source = QRectF(rect.x() * ratio, rect.y() * ratio, rect.width() * ratio, rect.height() * ratio)
        painter = QPainter(self)
        painter.drawImage(QRectF(rect), image, source)
        paint_ring(painter, self)
        painter.end()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the ring if a key brought the focus."""
        note_focus(self, event)
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take the ring away."""
        note_focus(self, event)
        super().focusOutEvent(event)

    def sizeHint(self) -> QSize:
        """Return a comfortable size for a signature."""
        return self._comfortable

    def take_room(self, comfortable: QSize = _COMFORTABLE_PX, least: QSize = _LEAST_PX) -> None:
        """Ask for this size; where the window is low, a smaller one keeps the whole pad in sight."""
        self._comfortable = comfortable
        self.setMinimumSize(least)
        self.updateGeometry()


def _is_real_mouse(event: QMouseEvent) -> bool:
    # Windows still posts mouse messages after pen and touch
    return (
        event.source() == Qt.MouseEventSource.MouseEventNotSynthesized
        and event.pointingDevice().type() in _MOUSE_DEVICES
    )
