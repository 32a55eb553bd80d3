"""A hand for the demo: clicks, types and signs as a person does, with real Qt events."""

from __future__ import annotations

import math
import random
import time
from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QCoreApplication, QEvent, QPointF, Qt
from PySide6.QtGui import QInputDevice, QInputMethodEvent, QPointingDevice, QPointingDeviceUniqueId, QTabletEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QPlainTextEdit, QWidget

from jgvisit.errors import JgVisitError
from ui.widgets.ink_pad import InkPad

W = TypeVar("W", bound=QWidget)
_WAIT_S = 60.0
_PAUSE_S = 0.002
_PEN_CAPABILITIES = (
    QInputDevice.Capability.Position
    | QInputDevice.Capability.Pressure
    | QInputDevice.Capability.XTilt
    | QInputDevice.Capability.YTilt
)


class PlayStoppedError(JgVisitError):
    """The play could not go on as a person could not either; the site is as it stood."""

    code = "demo.play"


class Hand:
    """Drives widgets that a person could reach: visible and enabled."""

    def __init__(self, seed: int) -> None:
        self._random = random.Random(seed)  # noqa: S311  # a hand that shakes, not a secret
        # the event holds a raw pointer to the device: keep it
        self._stylus = QPointingDevice(
            "jgvisit demo pen",
            4711,
            QInputDevice.DeviceType.Stylus,
            QPointingDevice.PointerType.Pen,
            _PEN_CAPABILITIES,
            1,
            3,
            "seat0",
            QPointingDeviceUniqueId.fromNumericId(0x4A475649),
        )

    def wait(self, until: Callable[[], bool], what: str) -> None:
        """Let the program run until something holds.

        Raises:
            PlayStoppedError: it did not in time.
        """
        end = time.monotonic() + _WAIT_S
        while not until():
            if time.monotonic() > end:
                raise PlayStoppedError(f"waited in vain for {what}")
            QCoreApplication.processEvents()
            QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)  # None: of everything
            time.sleep(_PAUSE_S)  # not QTest.qWait: it keeps the interpreter to itself, and the store thread starves

    def settle(self) -> None:
        """Let layouts come to rest."""
        for _ in range(6):
            QApplication.sendPostedEvents()
            QApplication.processEvents()

    def click(self, button: QAbstractButton) -> None:
        """Press a button.

        Raises:
            PlayStoppedError: a person could not press it.
        """
        self.wait(lambda: button.isVisible() and button.isEnabled(), f"the button {button.text()!r}")
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
        self.settle()

    def find(self, parent: QWidget, kind: type[W], name: str) -> W:
        """Return the visible child of this kind and object name.

        Raises:
            PlayStoppedError: there is none.
        """
        found: list[W] = []

        def look() -> bool:
            found[:] = [child for child in parent.findChildren(kind, name) if child.isVisible()]
            return bool(found)

        self.wait(look, f"{kind.__name__} {name!r}")
        return found[0]

    def button(self, parent: QWidget, words: str) -> QAbstractButton:
        """Return the visible button with these words, or this name for the screen reader."""
        found: list[QAbstractButton] = []

        def look() -> bool:
            buttons = parent.findChildren(QAbstractButton)
            found[:] = [b for b in buttons if b.isVisible() and words in (b.text(), b.accessibleName())]
            return bool(found)

        self.wait(look, f"a button {words!r}")
        return found[0]

    def type(self, field: QLineEdit | QPlainTextEdit, text: str) -> None:
        """Type into a field, in place of what is there."""
        self.wait(lambda: field.isVisible() and field.isEnabled(), f"the field {field.accessibleName()!r}")
        field.setFocus()
        field.selectAll()
        QTest.keyClick(field, Qt.Key.Key_Delete)
        QTest.keyClicks(field, text)
        self.settle()

    def speak(self, field: QLineEdit | QPlainTextEdit, text: str) -> None:
        """Put a whole text in place of what is there, as dictation and keyboards on the screen do."""
        self.wait(lambda: field.isVisible() and field.isEnabled(), f"the field {field.accessibleName()!r}")
        field.setFocus()
        field.selectAll()
        said = QInputMethodEvent()
        said.setCommitString(text)
        QApplication.sendEvent(field, said)
        self.settle()

    def sign(self, pad: InkPad) -> None:
        """Sign with the pen: two strokes, with pressure and tilt."""
        self.wait(pad.isVisible, "the pad")
        width, height = pad.width(), pad.height()
        wobble = self._random.uniform(0.8, 1.2)
        wave = [
            (0.15 + 0.5 * t, 0.5 + 0.22 * math.sin(t * 14 * wobble) * (1 - 0.4 * t), 0.3 + 0.5 * abs(math.sin(t * 9)))
            for t in (step / 60 for step in range(61))
        ]
        line = [(0.12 + 0.62 * t, 0.78 - 0.06 * t, 0.4) for t in (step / 25 for step in range(26))]
        for stroke in (wave, line):
            self._stroke(pad, [(x * width, y * height, pressure) for x, y, pressure in stroke])
        self.settle()

    def _stroke(self, pad: InkPad, points: list[tuple[float, float, float]]) -> None:
        kinds = [QEvent.Type.TabletPress, *[QEvent.Type.TabletMove] * (len(points) - 2), QEvent.Type.TabletRelease]
        started_ms = time.monotonic_ns() // 1_000_000
        for index, (kind, (x, y, pressure)) in enumerate(zip(kinds, points, strict=True)):
            self._pen(pad, kind, QPointF(x, y), pressure, started_ms + index * 4)

    def _pen(self, pad: InkPad, kind: QEvent.Type, at: QPointF, pressure: float, time_ms: int) -> None:
        left, none = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton
        event = QTabletEvent(
            kind,
            self._stylus,
            at,
            QPointF(pad.mapToGlobal(at)),
            pressure,
            12.0,
            -4.0,
            0.0,
            0.0,
            0.0,
            Qt.KeyboardModifier.NoModifier,
            none if kind == QEvent.Type.TabletMove else left,
            none if kind == QEvent.Type.TabletRelease else left,
        )
        event.setTimestamp(time_ms)
        QCoreApplication.sendEvent(pad, event)
