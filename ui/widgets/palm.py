"""Which of all touches writes: never the heel of the hand, and never while a pen is near.

A touch that does not write takes nothing away either: what stands on the pad stays.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from enum import Enum

from PySide6.QtCore import QEvent, QObject, QPointF, Qt
from PySide6.QtGui import QEventPoint, QInputDevice, QMouseEvent, QTouchEvent

PALM_HOLDOFF_S = 0.6
"""After a pen event a touch is taken for the heel of the hand."""
PALM_ELLIPSE_PX = 45.0
_LONGEST_DOWN_S = 10.0
"""A pen that rests on the pad says nothing; after this its end was missed."""
_STILL_UNSURE_PX = 12.0
"""A touch that grows large before it went this far was never a finger; later it is one that presses harder."""


class PenNear:
    """When the pen was last heard of, on whichever pad: there is one hand under it."""

    def __init__(self) -> None:
        self._last_s: float | None = None
        self._is_down = False

    def note(self, *, is_down: bool) -> None:
        """A pen wrote or hovered just now; `is_down`: it touches."""
        self._last_s, self._is_down = time.monotonic(), is_down

    def forget(self) -> None:
        """Act as if no pen was ever near."""
        self._last_s, self._is_down = None, False

    def is_near(self) -> bool:
        """Tell whether a touch must be taken for the hand that holds the pen."""
        holdoff_s = _LONGEST_DOWN_S if self._is_down else PALM_HOLDOFF_S
        return self._last_s is not None and time.monotonic() - self._last_s < holdoff_s


PEN = PenNear()


class Touch(Enum):
    """What a touch means for the stroke."""

    BEGIN = "begin"
    MOVE = "move"
    END = "end"
    WAS_PALM = "wasPalm"
    """It was no finger after all: its own ink goes."""
    CANCELLED = "cancelled"
    """The system took the touch over, such as for another window."""


class OneFinger:
    """Follows the one finger that writes, among all that touch one pad."""

    def __init__(self) -> None:
        self._writing: int | None = None
        self._began_at = QPointF()
        self._palms: set[int] = set()

    def give_up(self) -> None:
        """Follow nobody any more: the pen writes."""
        if self._writing is not None:
            self._palms.add(self._writing)
        self._writing = None

    def follow(self, event: QTouchEvent) -> Iterator[tuple[Touch, QPointF]]:
        """Yield what this event means, in order."""
        points = event.points()
        if event.type() == QEvent.Type.TouchCancel:
            had, self._writing = self._writing is not None, None
            self._palms.clear()
            if had:
                yield Touch.CANCELLED, QPointF()
            return
        for point in points:
            if point.id() == self._writing:
                yield from self._of_the_writing(point)
            elif point.state() == QEventPoint.State.Pressed:
                if self._may_write(point, points):
                    self._writing, self._began_at = point.id(), point.position()
                    yield Touch.BEGIN, point.position()
                elif _is_wide(point):
                    self._palms.add(point.id())
            if point.state() == QEventPoint.State.Released:
                self._palms.discard(point.id())

    def _of_the_writing(self, point: QEventPoint) -> Iterator[tuple[Touch, QPointF]]:
        at, way = point.position(), point.position() - self._began_at
        if _is_wide(point) and way.manhattanLength() < _STILL_UNSURE_PX:
            self.give_up()
            yield Touch.WAS_PALM, at
        elif point.state() == QEventPoint.State.Released:
            self._writing = None
            yield (Touch.WAS_PALM if PEN.is_near() else Touch.END), at
        elif point.state() == QEventPoint.State.Updated:
            yield Touch.MOVE, at

    def _may_write(self, point: QEventPoint, points: list[QEventPoint]) -> bool:
        others = {each.id() for each in points if each.state() != QEventPoint.State.Released} - {point.id()}
        return self._writing is None and not PEN.is_near() and not _is_wide(point) and others <= self._palms


class NoPalm(QObject):
    """On a button beside a pad: the heel of the hand does not press it while the pen is near."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Swallow presses that come from a touch."""
        if event.type() not in (QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonDblClick) or not PEN.is_near():
            return False
        return isinstance(event, QMouseEvent) and (
            event.pointingDevice().type() == QInputDevice.DeviceType.TouchScreen
            or (
                event.source() == Qt.MouseEventSource.MouseEventSynthesizedBySystem
                and event.pointingDevice().type() != QInputDevice.DeviceType.Stylus
            )
        )


def _is_wide(point: QEventPoint) -> bool:
    size = point.ellipseDiameters()
    return max(size.width(), size.height()) > PALM_ELLIPSE_PX
