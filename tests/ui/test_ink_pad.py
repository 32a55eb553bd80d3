from __future__ import annotations

import math

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QSizeF, Qt
from PySide6.QtGui import (
    QEventPoint,
    QImage,
    QInputDevice,
    QKeySequence,
    QPaintEvent,
    QPointingDevice,
    QPointingDeviceUniqueId,
    QTabletEvent,
    QTouchEvent,
)
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QScrollArea, QScroller, QWidget
from pytestqt.qtbot import QtBot

from ui.demo.hand import Hand
from ui.locking import cover_windows
from ui.main_window import MainWindow
from ui.screens.form.pad_box import PadBox
from ui.widgets import palm
from ui.widgets.button import Button
from ui.widgets.ink_pad import MM100_PER_PX, InkPad
from ui.widgets.scroll_page import ScrollPage
from ui.widgets.text import Text

Pointer = QPointingDevice.PointerType
_WITH_PRESSURE = QInputDevice.Capability.Position | QInputDevice.Capability.Pressure
FINGER = QTest.createTouchDevice()


def _stylus(kind: Pointer) -> QPointingDevice:
    unique = QPointingDeviceUniqueId.fromNumericId(7)
    return QPointingDevice(
        f"test {kind.name}", 99, QInputDevice.DeviceType.Stylus, kind, _WITH_PRESSURE, 1, 3, "", unique
    )


# an event holds a raw pointer to its device
STYLUS, ERASER = _stylus(Pointer.Pen), _stylus(Pointer.Eraser)


@pytest.fixture(autouse=True)
def no_pen_from_before() -> None:
    palm.PEN.forget()


@pytest.fixture
def pad(qtbot: QtBot) -> InkPad:
    pad = InkPad()
    qtbot.addWidget(pad)
    pad.resize(640, 240)
    pad.show()
    return pad


@pytest.fixture
def pen_went_away(monkeypatch: pytest.MonkeyPatch) -> None:
    """Make the pen's last event long ago."""
    monkeypatch.setattr(palm, "PALM_HOLDOFF_S", 0.0)


def _pen(
    pad: InkPad,
    kind: QEvent.Type,
    at: tuple[float, float],
    *,
    pressure: float = 0.5,
    time_ms: int = 1,
    device: QPointingDevice = STYLUS,
    button: Qt.MouseButton = Qt.MouseButton.LeftButton,
) -> None:
    point, none = QPointF(*at), Qt.MouseButton.NoButton
    event = QTabletEvent(
        kind,
        device,
        point,
        QPointF(pad.mapToGlobal(point)),
        pressure,
        10.0,
        -5.0,
        0.0,
        0.0,
        0.0,
        Qt.KeyboardModifier.NoModifier,
        none if kind == QEvent.Type.TabletMove else button,
        none if kind == QEvent.Type.TabletRelease else button,
    )
    event.setTimestamp(time_ms)
    QApplication.sendEvent(pad, event)
    assert event.isAccepted()  # else Qt would make a mouse event of it and draw twice


def _hover(pad: InkPad, at: tuple[float, float]) -> None:
    """Move the pen above the pad, without touching it."""
    point, none = QPointF(*at), Qt.MouseButton.NoButton
    event = QTabletEvent(
        QEvent.Type.TabletMove, STYLUS, point, QPointF(pad.mapToGlobal(point)), 0.0, 10.0, -5.0, 0.0, 0.0, 0.0,
        Qt.KeyboardModifier.NoModifier, none, none,
    )  # fmt: skip
    QApplication.sendEvent(pad, event)


def _write(pad: InkPad, points: list[tuple[float, float]], *, device: QPointingDevice = STYLUS) -> None:
    """Draw one stroke with the pen, from press to release."""
    _pen(pad, QEvent.Type.TabletPress, points[0], device=device)
    for index, point in enumerate(points[1:]):
        _pen(pad, QEvent.Type.TabletMove, point, time_ms=1 + 4 * index, device=device)
    _pen(pad, QEvent.Type.TabletRelease, points[-1], pressure=0.0, device=device)


def _mm100(*points: tuple[float, float]) -> tuple[tuple[int, int], ...]:
    return tuple((round(x * MM100_PER_PX), round(y * MM100_PER_PX)) for x, y in points)


def _drag_finger(pad: InkPad, *points: tuple[int, int]) -> None:
    QTest.touchEvent(pad, FINGER).press(0, QPoint(*points[0]), pad).commit()
    for point in points[1:]:
        QTest.touchEvent(pad, FINGER).move(0, QPoint(*point), pad).commit()
    QTest.touchEvent(pad, FINGER).release(0, QPoint(*points[-1]), pad).commit()


def _dark_pixels(picture: QImage, area: QRect) -> int:
    return sum(
        picture.pixelColor(x, y).lightness() < 110
        for x in range(area.left(), area.right())
        for y in range(area.top(), area.bottom())
    )


# -- pen, finger, mouse -----------------------------------------------------------------------


def test_the_pen_leaves_its_points_in_hundredths_of_a_millimetre(pad: InkPad) -> None:
    _write(pad, [(96, 48), (192, 96)])
    assert pad.strokes() == (((2540, 1270), (5080, 2540)),)


def test_how_hard_and_how_fast_somebody_writes_never_leaves_the_pad(pad: InkPad, qtbot: QtBot) -> None:
    line = [(50.0 + step, 80.0) for step in range(5)]
    reported = []
    for pressure, step_ms in ((0.1, 3), (0.9, 40)):
        _pen(pad, QEvent.Type.TabletPress, line[0], pressure=pressure)
        for index, point in enumerate(line[1:]):
            _pen(pad, QEvent.Type.TabletMove, point, pressure=pressure, time_ms=2 + step_ms * index)
        with qtbot.waitSignal(pad.changed) as changed:
            _pen(pad, QEvent.Type.TabletRelease, line[-1], pressure=0.0)
        reported.append(changed.args[0][-1])
    assert reported[0] == reported[1] == _mm100(*line)


def test_a_pen_that_hovers_leaves_nothing(pad: InkPad) -> None:
    _pen(pad, QEvent.Type.TabletMove, (50, 50), pressure=0.0)
    assert pad.is_blank()


def test_the_button_on_the_pen_does_not_write(pad: InkPad) -> None:
    _pen(pad, QEvent.Type.TabletPress, (50, 50), button=Qt.MouseButton.RightButton)
    assert pad.is_blank()


def test_the_eraser_end_neither_writes_nor_wipes(pad: InkPad) -> None:
    _write(pad, [(50, 50), (90, 60)])
    before = pad.strokes()
    _write(pad, [(50, 50), (90, 60)], device=ERASER)
    assert pad.strokes() == before


def test_a_finger_signs_as_well_as_a_pen(pad: InkPad) -> None:
    _drag_finger(pad, (40, 60), (90, 80), (150, 70))
    assert pad.strokes() == (_mm100((40, 60), (90, 80), (150, 70)),)


def test_a_mouse_signs_too(pad: InkPad) -> None:
    left = Qt.MouseButton.LeftButton
    QTest.mousePress(pad, left, pos=QPoint(40, 60))
    QTest.mouseMove(pad, QPoint(90, 80))
    QTest.mouseRelease(pad, left, pos=QPoint(90, 80))
    assert pad.strokes() == (_mm100((40, 60), (90, 80)),)


def test_the_right_mouse_button_does_not_write(pad: InkPad) -> None:
    QTest.mouseClick(pad, Qt.MouseButton.RightButton, pos=QPoint(40, 60))
    assert pad.is_blank()


# -- the heel of the hand ---------------------------------------------------------------------


def test_the_heel_of_the_hand_beside_the_pen_leaves_nothing(pad: InkPad) -> None:
    _write(pad, [(50, 50), (90, 60)])
    _drag_finger(pad, (300, 200), (310, 205))
    assert len(pad.strokes()) == 1


def test_a_palm_that_lands_during_a_stroke_does_not_break_it(pad: InkPad, pen_went_away: None) -> None:
    _pen(pad, QEvent.Type.TabletPress, (50, 50))
    _drag_finger(pad, (300, 200), (310, 205))
    _pen(pad, QEvent.Type.TabletMove, (90, 60))
    _pen(pad, QEvent.Type.TabletRelease, (90, 60))
    assert pad.strokes() == (_mm100((50, 50), (90, 60)),)


def test_a_palm_that_landed_before_the_pen_is_taken_back(pad: InkPad) -> None:
    QTest.touchEvent(pad, FINGER).press(0, QPoint(300, 200), pad).commit()
    QTest.touchEvent(pad, FINGER).move(0, QPoint(305, 202), pad).commit()
    _write(pad, [(50, 50), (90, 60)])
    QTest.touchEvent(pad, FINGER).release(0, QPoint(305, 202), pad).commit()
    assert pad.strokes() == (_mm100((50, 50), (90, 60)),)


def test_a_finger_may_sign_once_the_pen_is_put_away(pad: InkPad, pen_went_away: None) -> None:
    _write(pad, [(50, 50), (90, 60)])
    _drag_finger(pad, (100, 100), (140, 110))
    assert len(pad.strokes()) == 2


@pytest.mark.parametrize("size", [(1366, 768), (640, 360)])
def test_a_finger_that_signs_does_not_scroll_the_page_away_under_its_line(qtbot: QtBot, size: tuple[int, int]) -> None:
    """In the smallest window all of it is scrolled as one page, the pads too."""
    window, page, pad, words = MainWindow(), ScrollPage(), InkPad(), Text("Een zin.\n" * 12)
    qtbot.addWidget(window)
    for part in (words, pad, Text("Een zin.\n" * 60)):
        page.body.addWidget(part)
    pad.setMinimumHeight(240)
    window.add_screen("page", page)
    window.resize(*size)
    window.show()
    window.go("page")
    areas = [area for area in window.findChildren(QScrollArea) if QScroller.hasScroller(area.viewport())]
    assert areas

    def is_in_sight(under: QWidget) -> bool:
        page.ensureWidgetVisible(under)
        return all(under.visibleRegion().contains(QPoint(60, y)) for y in (40, 100))

    def scrolls(under: QWidget) -> bool:
        qtbot.waitUntil(lambda: is_in_sight(under))
        QTest.touchEvent(under, FINGER).press(0, QPoint(60, 100), under).commit()
        for y in (80, 60, 40):
            QTest.touchEvent(under, FINGER).move(0, QPoint(60, y), under).commit()
        found = any(QScroller.scroller(area.viewport()).state() == QScroller.State.Dragging for area in areas)
        QTest.touchEvent(under, FINGER).release(0, QPoint(60, 40), under).commit()
        for area in areas:
            QScroller.scroller(area.viewport()).stop()
        return found

    assert not scrolls(pad)
    assert pad.strokes() == (_mm100((60, 100), (60, 80), (60, 60), (60, 40)),)
    assert scrolls(words), "else a finger scrolls nothing"


def test_a_second_touch_draws_nothing_and_takes_nothing_away(pad: InkPad) -> None:
    QTest.touchEvent(pad, FINGER).press(0, QPoint(40, 60), pad).commit()
    QTest.touchEvent(pad, FINGER).move(0, QPoint(60, 62), pad).commit()
    QTest.touchEvent(pad, FINGER).stationary(0).press(1, QPoint(200, 100), pad).commit()
    QTest.touchEvent(pad, FINGER).move(0, QPoint(80, 64), pad).move(1, QPoint(210, 100), pad).commit()
    QTest.touchEvent(pad, FINGER).stationary(0).release(1, QPoint(210, 100), pad).commit()
    QTest.touchEvent(pad, FINGER).move(0, QPoint(100, 66), pad).commit()
    QTest.touchEvent(pad, FINGER).release(0, QPoint(100, 66), pad).commit()
    assert pad.strokes() == (_mm100((40, 60), (60, 62), (80, 64), (100, 66)),)


class _TouchPoint(QEventPoint):
    """One touch as wide as the driver says: Qt lets only its own plugins set that."""

    def __init__(self, number: int, state: QEventPoint.State, at: QPointF, width: float) -> None:
        super().__init__(number, state, at, at)
        self._at, self._width = at, width

    def position(self) -> QPointF:
        return self._at

    def ellipseDiameters(self) -> QSizeF:
        return QSizeF(self._width, self._width)


class _TouchEvent(QTouchEvent):
    def __init__(self, kind: QEvent.Type, points: list[_TouchPoint]) -> None:
        super().__init__(kind, FINGER)
        self._points = points

    def points(self) -> list[QEventPoint]:
        return list(self._points)


def _touches(pad: InkPad, kind: QEvent.Type, *touches: tuple[int, QEventPoint.State, float, float, float]) -> None:
    """Send one event of touches: id, state, x, y, and how wide each is."""
    points = [_TouchPoint(number, state, QPointF(x, y), width) for number, state, x, y, width in touches]
    QApplication.sendEvent(pad, _TouchEvent(kind, points))


def test_a_palm_draws_nothing_and_the_finger_beside_it_signs(pad: InkPad) -> None:
    down, move, still, up = (
        QEventPoint.State.Pressed,
        QEventPoint.State.Updated,
        QEventPoint.State.Stationary,
        QEventPoint.State.Released,
    )
    begin, update, end = QEvent.Type.TouchBegin, QEvent.Type.TouchUpdate, QEvent.Type.TouchEnd
    _touches(pad, begin, (5, down, 400, 200, 90))
    _touches(pad, update, (5, move, 410, 200, 90))
    assert pad.is_blank()
    _touches(pad, update, (5, still, 410, 200, 90), (6, down, 100, 100, 10))
    _touches(pad, update, (5, still, 410, 200, 90), (6, move, 150, 120, 60))  # presses harder: still a finger
    _touches(pad, end, (5, up, 410, 200, 90), (6, up, 150, 120, 10))
    assert pad.strokes() == (_mm100((100, 100), (150, 120)),)


def test_what_grows_into_a_palm_leaves_nothing_and_takes_no_stroke_away(pad: InkPad) -> None:
    _drag_finger(pad, (40, 60), (90, 80))
    _touches(pad, QEvent.Type.TouchBegin, (5, QEventPoint.State.Pressed, 300, 200, 20))
    _touches(pad, QEvent.Type.TouchUpdate, (5, QEventPoint.State.Updated, 303, 200, 80))
    _touches(pad, QEvent.Type.TouchUpdate, (5, QEventPoint.State.Updated, 330, 200, 20))
    _touches(pad, QEvent.Type.TouchEnd, (5, QEventPoint.State.Released, 330, 200, 20))
    assert pad.strokes() == (_mm100((40, 60), (90, 80)),)


def test_a_touch_while_the_pen_hovers_draws_nothing(pad: InkPad) -> None:
    _hover(pad, (50, 50))
    _drag_finger(pad, (300, 200), (310, 205))
    assert pad.is_blank()


def test_the_hand_that_writes_on_one_pad_draws_nothing_on_the_one_beside_it(pad: InkPad, qtbot: QtBot) -> None:
    beside = InkPad()
    qtbot.addWidget(beside)
    beside.show()
    _write(pad, [(50, 50), (90, 60)])
    _drag_finger(beside, (30, 30), (80, 40))
    assert beside.is_blank()


def test_the_heel_of_the_hand_presses_no_tool_while_the_pen_is_near(qtbot: QtBot) -> None:
    box = PadBox()
    qtbot.addWidget(box)
    box.resize(700, 400)
    box.show()
    _write(box.pad, [(50, 50), (90, 60)])
    again = box.findChildren(Button)[1]
    QTest.touchEvent(again, FINGER).press(0, again.rect().center(), again).commit()
    QTest.touchEvent(again, FINGER).release(0, again.rect().center(), again).commit()
    assert len(box.pad.strokes()) == 1
    palm.PEN.forget()
    QTest.touchEvent(again, FINGER).press(0, again.rect().center(), again).commit()
    QTest.touchEvent(again, FINGER).release(0, again.rect().center(), again).commit()
    assert box.pad.is_blank()


@pytest.mark.parametrize("pen_follows", [True, False])
def test_a_touch_the_system_takes_over_stays_unless_it_was_the_hand_of_the_pen(
    pad: InkPad, *, pen_follows: bool
) -> None:
    QTest.touchEvent(pad, FINGER).press(0, QPoint(40, 60), pad).commit()
    QTest.touchEvent(pad, FINGER).move(0, QPoint(90, 62), pad).commit()
    _touches(pad, QEvent.Type.TouchCancel)
    assert pad.strokes() == (_mm100((40, 60), (90, 62)),)
    if pen_follows:
        _hover(pad, (50, 50))
    QTest.touchEvent(pad, FINGER).release(0, QPoint(90, 62), pad).commit()
    assert pad.is_blank() == pen_follows


# -- nothing is lost --------------------------------------------------------------------------


def test_of_ten_seconds_at_240_samples_a_second_none_is_dropped(pad: InkPad) -> None:
    line = [(320 + 300 * math.sin(step / 90), 120 + 100 * math.cos(step / 37)) for step in range(2400)]
    _write(pad, line)
    assert pad.strokes() == (_mm100(*line),)


def test_a_larger_window_keeps_the_ink_and_draws_the_whole_pad_anew(qtbot: QtBot) -> None:
    painted: list[QRect] = []

    class Watched(InkPad):
        def paintEvent(self, event: QPaintEvent) -> None:
            painted.append(event.rect())
            super().paintEvent(event)

    page = QWidget()
    qtbot.addWidget(page)
    page.resize(900, 400)
    pad = Watched(page)
    pad.resize(400, 200)
    page.show()
    qtbot.waitUntil(lambda: bool(painted))
    _write(pad, [(50, 50), (90, 60), (130, 50)])
    before = pad.strokes()
    qtbot.waitUntil(lambda: len(painted) > 1)
    painted.clear()
    pad.resize(700, 300)
    qtbot.waitUntil(lambda: bool(painted))
    assert painted[0] == pad.rect()  # edge and base line move with the size
    assert pad.strokes() == before
    assert _dark_pixels(pad.grab().toImage(), QRect(50, 40, 80, 30)) > 50


def test_ink_is_on_the_screen_while_the_stroke_is_still_being_drawn(pad: InkPad) -> None:
    area = QRect(50, 40, 200, 30)
    assert _dark_pixels(pad.grab().toImage(), area) == 0
    _pen(pad, QEvent.Type.TabletPress, (50, 55))
    for x in range(54, 250, 4):
        _pen(pad, QEvent.Type.TabletMove, (x, 55), time_ms=x)
    assert _dark_pixels(pad.grab().toImage(), area) > 200


@pytest.mark.parametrize("lost", ["pen", "mouse"])
def test_a_stroke_whose_end_was_never_heard_stays_when_the_next_begins(pad: InkPad, lost: str) -> None:
    left = Qt.MouseButton.LeftButton
    if lost == "pen":
        _pen(pad, QEvent.Type.TabletPress, (50, 50))
        _pen(pad, QEvent.Type.TabletMove, (90, 60))
    else:
        QTest.mousePress(pad, left, pos=QPoint(50, 50))
        QTest.mouseMove(pad, QPoint(90, 60))
    _write(pad, [(150, 50), (190, 60)])
    assert pad.strokes() == (_mm100((50, 50), (90, 60)), _mm100((150, 50), (190, 60)))


def test_a_pen_that_hovers_away_has_ended_its_stroke(pad: InkPad, qtbot: QtBot) -> None:
    _pen(pad, QEvent.Type.TabletPress, (50, 50))
    _pen(pad, QEvent.Type.TabletMove, (90, 60))
    with qtbot.waitSignal(pad.changed):
        _hover(pad, (300, 200))
    assert pad.strokes() == (_mm100((50, 50), (90, 60)),)


def test_a_stroke_that_leaves_the_pad_and_comes_back_is_one_stroke(pad: InkPad) -> None:
    _write(pad, [(50, 50), (-20, 60), (700, 300), (90, 60)])
    assert pad.strokes() == (_mm100((50, 50), (-20, 60), (700, 300), (90, 60)),)


@pytest.mark.parametrize("taken", [QEvent.Type.WindowDeactivate, QEvent.Type.WindowBlocked])
def test_a_window_that_comes_between_costs_no_point_of_a_stroke(pad: InkPad, qtbot: QtBot, taken: QEvent.Type) -> None:
    _pen(pad, QEvent.Type.TabletPress, (50, 50))
    _pen(pad, QEvent.Type.TabletMove, (90, 60))
    with qtbot.waitSignal(pad.changed) as kept:
        QApplication.sendEvent(pad, QEvent(taken))
    assert kept.args == [(_mm100((50, 50), (90, 60)),)]
    _pen(pad, QEvent.Type.TabletMove, (120, 70))
    _pen(pad, QEvent.Type.TabletRelease, (120, 70))
    assert pad.strokes() == (_mm100((50, 50), (90, 60), (120, 70)),)
    _write(pad, [(150, 50), (190, 60)])
    assert len(pad.strokes()) == 2


def test_a_lock_in_the_middle_of_a_stroke_keeps_it(qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    page.resize(700, 300)
    pad = InkPad(page)
    page.show()
    _pen(pad, QEvent.Type.TabletPress, (50, 50))
    _pen(pad, QEvent.Type.TabletMove, (90, 60))
    with qtbot.waitSignal(pad.changed) as kept:
        cover_windows()
    assert kept.args == [(_mm100((50, 50), (90, 60)),)]


def test_a_pad_that_is_hidden_keeps_the_stroke_that_was_being_drawn(pad: InkPad, qtbot: QtBot) -> None:
    _pen(pad, QEvent.Type.TabletPress, (50, 50))
    _pen(pad, QEvent.Type.TabletMove, (90, 60))
    with qtbot.waitSignal(pad.changed):
        pad.hide()
    assert len(pad.strokes()) == 1


def test_on_a_turned_screen_all_ink_is_in_sight_and_unchanged(pad: InkPad) -> None:
    _write(pad, [(400, 100), (600, 120), (620, 200)])
    before = pad.strokes()
    pad.resize(320, 170)  # portrait
    seen = pad.grab().toImage()
    assert pad.strokes() == before
    assert _dark_pixels(seen, QRect(200, 40, 118, 128)) > 100
    pad.resize(640, 240)
    assert pad.strokes() == before
    assert _dark_pixels(pad.grab().toImage(), QRect(395, 90, 230, 115)) > 100


def test_ink_added_on_a_turned_screen_lies_where_it_was_drawn_beside_the_rest(pad: InkPad) -> None:
    _write(pad, [(400, 100), (630, 120)])
    pad.resize(320, 240)
    _write(pad, [(310, 57), (200, 57)])  # strikes through the end of the line
    first, second = pad.strokes()
    assert abs(second[0][0] - first[1][0]) < 200
    assert second[0][1] > first[0][1]
    pad.resize(640, 240)
    assert pad.strokes() == (first, second)


def test_a_screen_that_turns_in_the_middle_of_a_stroke_costs_no_point(pad: InkPad) -> None:
    _pen(pad, QEvent.Type.TabletPress, (600, 50))
    _pen(pad, QEvent.Type.TabletMove, (620, 60))
    pad.resize(320, 240)
    _pen(pad, QEvent.Type.TabletMove, (300, 60))
    _pen(pad, QEvent.Type.TabletRelease, (300, 60))
    (stroke,) = pad.strokes()
    assert stroke[:2] == _mm100((600, 50), (620, 60))
    assert len(stroke) == 3


def test_ink_of_a_wide_pad_comes_back_in_sight_on_a_narrow_one(qtbot: QtBot) -> None:
    pad = InkPad()
    qtbot.addWidget(pad)
    pad.resize(320, 170)
    pad.show()
    kept = (_mm100((400, 100), (500, 300), (600, 120)),)
    pad.set_strokes(kept)
    assert _dark_pixels(pad.grab().toImage(), QRect(150, 40, 168, 128)) > 100
    assert pad.strokes() == kept


# -- taking back ------------------------------------------------------------------------------


def test_undo_takes_the_last_stroke_back_and_says_so(pad: InkPad, qtbot: QtBot) -> None:
    _write(pad, [(50, 50), (90, 60)])
    _write(pad, [(150, 50), (190, 60)])
    with qtbot.waitSignal(pad.changed) as changed:
        pad.undo()
    assert changed.args == [(_mm100((50, 50), (90, 60)),)] == [pad.strokes()]


def test_undo_on_an_empty_pad_changes_nothing(pad: InkPad, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(pad.changed):
        pad.undo()


def test_beginning_again_leaves_an_empty_pad(pad: InkPad, qtbot: QtBot) -> None:
    _write(pad, [(50, 50), (90, 60)])
    with qtbot.waitSignal(pad.changed) as changed:
        pad.clear()
    assert changed.args == [()]
    assert pad.is_blank()
    assert _dark_pixels(pad.grab().toImage(), QRect(45, 40, 60, 30)) == 0


def test_a_cleared_pad_comes_back_by_undo_stroke_by_stroke(pad: InkPad) -> None:
    _write(pad, [(50, 50), (90, 60)])
    _write(pad, [(150, 50), (190, 60)])
    both = pad.strokes()
    pad.clear()
    _write(pad, [(250, 50), (290, 60)])
    pad.undo()
    assert pad.is_blank()
    pad.undo()
    assert pad.strokes() == both
    pad.undo()
    assert pad.strokes() == both[:1]


def test_nothing_wiped_by_one_signer_comes_back_for_the_next(pad: InkPad) -> None:
    _write(pad, [(50, 50), (90, 60)])
    pad.clear()
    pad.set_strokes(())
    pad.undo()
    assert pad.is_blank()


def test_the_last_stroke_goes_by_key_from_the_pad_and_from_its_tools(qtbot: QtBot) -> None:
    box = PadBox()
    qtbot.addWidget(box)
    box.resize(700, 400)
    box.show()
    box.activateWindow()
    for begin in (50, 150, 250):
        _write(box.pad, [(begin, 50), (begin + 40, 60)])
    box.pad.setFocus()
    qtbot.waitUntil(box.pad.hasFocus)
    QTest.keySequence(box.pad, QKeySequence.StandardKey.Undo)
    assert len(box.pad.strokes()) == 2
    QTest.keyClick(box.pad, Qt.Key.Key_Tab)
    tool = QApplication.focusWidget()
    assert isinstance(tool, Button)
    assert tool.accessibleName() == QApplication.translate("PadBox", "Undo")
    QTest.keyClick(tool, Qt.Key.Key_Space)
    assert len(box.pad.strokes()) == 1
    QTest.keySequence(tool, QKeySequence.StandardKey.Undo)
    assert box.pad.is_blank()


def test_strokes_of_a_draft_come_back_exactly(pad: InkPad) -> None:
    _write(pad, [(50.3, 50.7), (90.2, 60.9), (121.4, 44.4)])
    kept = pad.strokes()
    pad.clear()
    pad.set_strokes(kept)
    assert pad.strokes() == kept


def test_a_stroke_begun_before_the_pad_changes_hands_is_not_the_next_signers(pad: InkPad) -> None:
    _pen(pad, QEvent.Type.TabletPress, (50, 50))
    _pen(pad, QEvent.Type.TabletMove, (90, 60))
    pad.set_strokes(())
    _pen(pad, QEvent.Type.TabletMove, (99, 66))
    _pen(pad, QEvent.Type.TabletRelease, (99, 66))
    assert pad.is_blank()


def test_two_pads_side_by_side_keep_their_own_ink(qtbot: QtBot) -> None:
    both = QWidget()
    qtbot.addWidget(both)
    both.resize(1000, 240)
    left, right = InkPad(both), InkPad(both)
    left.setGeometry(0, 0, 480, 240)
    right.setGeometry(500, 0, 480, 240)
    both.show()
    _pen(left, QEvent.Type.TabletPress, (50, 50))
    _pen(right, QEvent.Type.TabletPress, (60, 70))
    _pen(left, QEvent.Type.TabletMove, (90, 60))
    _pen(right, QEvent.Type.TabletMove, (99, 88))
    _pen(right, QEvent.Type.TabletRelease, (99, 88))
    left.clear()
    assert left.is_blank()
    assert right.strokes() == (_mm100((60, 70), (99, 88)),)


def test_the_hand_of_the_demo_signs_with_pressure_and_two_strokes(pad: InkPad) -> None:
    Hand(1).sign(pad)
    assert [len(stroke) for stroke in pad.strokes()] == [60, 25]
