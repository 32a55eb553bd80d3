"""What is asked of a platform, tested without it: the library calls and the numbers of its messages."""

from __future__ import annotations

import ctypes
from ctypes import wintypes

import pytest
from PySide6.QtCore import QByteArray

from ui.locking import LockController
from ui.screen_capture import (
    EXCLUDE_FROM_CAPTURE,
    MONITOR_ONLY,
    NoCaptureGuard,
    WindowsCaptureGuard,
    capture_guard,
)
from ui.windows_session import (
    LID_SWITCH,
    PBT_APMSUSPEND,
    PBT_POWERSETTINGCHANGE,
    WM_POWERBROADCAST,
    WM_WTSSESSION_CHANGE,
    WindowsSession,
    reason_of,
)


class _User32:
    """Windows as far as this one call: knows the ways in `known`."""

    def __init__(self, *known: int) -> None:
        self._known = known
        self.affinity: dict[int, int] = {}

    def SetWindowDisplayAffinity(self, window: int, affinity: int) -> int:
        if affinity not in self._known:
            return 0
        self.affinity[window] = affinity
        return 1


@pytest.mark.parametrize(
    ("known", "protected", "way"),
    [
        ((EXCLUDE_FROM_CAPTURE, MONITOR_ONLY), True, EXCLUDE_FROM_CAPTURE),
        ((MONITOR_ONLY,), True, MONITOR_ONLY),
        ((), False, None),
    ],
)
def test_windows_keeps_the_window_out_of_pictures_as_well_as_it_can(
    known: tuple[int, ...], protected: bool, way: int | None
) -> None:
    user32 = _User32(*known)
    assert WindowsCaptureGuard(user32).protect(42) is protected
    assert user32.affinity.get(42) == way


def test_elsewhere_nothing_is_promised() -> None:
    guard = capture_guard()
    assert isinstance(guard, NoCaptureGuard)
    assert guard.protect(42) is False


CLOSED, OPEN = LID_SWITCH.bytes_le + b"\x01\0\0\0\0", LID_SWITCH.bytes_le + b"\x01\0\0\0\x01"
OTHER_SETTING = bytes(16) + b"\x01\0\0\0\0"


@pytest.mark.parametrize(
    ("message", "wparam", "lid", "reason"),
    [
        (WM_WTSSESSION_CHANGE, 0x7, b"", "screenLock"),
        (WM_WTSSESSION_CHANGE, 0x2, b"", "userSwitch"),
        (WM_WTSSESSION_CHANGE, 0x4, b"", "userSwitch"),
        (WM_WTSSESSION_CHANGE, 0x8, b"", None),
        (WM_POWERBROADCAST, PBT_APMSUSPEND, b"", "sleep"),
        (WM_POWERBROADCAST, PBT_POWERSETTINGCHANGE, CLOSED, "lid"),
        (WM_POWERBROADCAST, PBT_POWERSETTINGCHANGE, OPEN, None),
        (WM_POWERBROADCAST, PBT_POWERSETTINGCHANGE, OTHER_SETTING, None),
        (WM_POWERBROADCAST, PBT_POWERSETTINGCHANGE, CLOSED[:19], None),
        (0x0007, 0x7, b"", None),
    ],
)
def test_what_windows_says_is_a_reason_to_lock_or_none(
    message: int, wparam: int, lid: bytes, reason: str | None
) -> None:
    assert reason_of(message, wparam, lid) == reason


def test_a_window_message_locks_and_goes_on_to_the_window() -> None:
    codes: list[int] = []
    lock = LockController(end=codes.append)
    reasons: list[str] = []
    lock.locking.connect(reasons.append)
    session = WindowsSession(lock)
    data = ctypes.create_string_buffer(CLOSED)
    said = wintypes.MSG()
    said.message, said.wParam, said.lParam = WM_POWERBROADCAST, PBT_POWERSETTINGCHANGE, ctypes.addressof(data)
    at = ctypes.addressof(said)
    assert session.nativeEventFilter(QByteArray(b"xcb_generic_event_t"), at) == (False, 0)
    assert codes == []
    assert session.nativeEventFilter(QByteArray(b"windows_generic_MSG"), at) == (False, 0)
    assert (len(codes), reasons) == (1, ["lid"])
