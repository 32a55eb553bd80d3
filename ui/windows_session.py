"""What Windows says: the session is locked or switched away, the lid closes, the machine goes to sleep.

Read from window messages, which are numbers only; where this is not Windows nothing is registered. The meaning of
the messages is tested everywhere, the registration has not been run on Windows yet.
"""

from __future__ import annotations

import ctypes
import sys
from ctypes import wintypes
from uuid import UUID

from PySide6.QtCore import QAbstractNativeEventFilter, QByteArray, QCoreApplication

from ui.locking import LockController, Reason

WM_POWERBROADCAST, WM_WTSSESSION_CHANGE = 0x0218, 0x02B1
PBT_APMSUSPEND, PBT_POWERSETTINGCHANGE = 0x0004, 0x8013
_SESSION_ENDS: dict[int, Reason] = {
    0x2: "userSwitch",  # WTS_CONSOLE_DISCONNECT
    0x4: "userSwitch",  # WTS_REMOTE_DISCONNECT
    0x6: "userSwitch",  # WTS_SESSION_LOGOFF
    0x7: "screenLock",  # WTS_SESSION_LOCK
}
LID_SWITCH = UUID("ba3e0f4d-b817-4094-a2d1-d56379e6a0f3")
_THIS_SESSION = 0
_LID_BYTES = 21
"""A setting's id (16), the length of its data (4), and the first byte of it: 0 is a closed lid."""


def reason_of(message: int, wparam: int, lid: bytes = b"") -> Reason | None:
    """Return why to lock on this window message, None where there is no reason.

    Args:
        message: its number.
        wparam: what happened.
        lid: for a changed power setting, the first bytes of what `lparam` points at.
    """
    if message == WM_WTSSESSION_CHANGE:
        return _SESSION_ENDS.get(wparam)
    if message == WM_POWERBROADCAST and wparam == PBT_APMSUSPEND:
        return "sleep"
    if message == WM_POWERBROADCAST and wparam == PBT_POWERSETTINGCHANGE and len(lid) >= _LID_BYTES:
        return "lid" if lid[:16] == LID_SWITCH.bytes_le and lid[20] == 0 else None
    return None


class WindowsSession(QAbstractNativeEventFilter):
    """Passes what Windows says on to a `LockController`."""

    def __init__(self, controller: LockController) -> None:
        super().__init__()
        self._controller = controller

    def start(self, window_id: int) -> bool:
        """Listen to the messages of this native window; tell whether this is Windows."""
        app = QCoreApplication.instance()
        if sys.platform != "win32" or app is None:
            return False
        app.installNativeEventFilter(self)
        ctypes.windll.wtsapi32.WTSRegisterSessionNotification(wintypes.HWND(window_id), _THIS_SESSION)
        lid = (ctypes.c_byte * 16).from_buffer_copy(LID_SWITCH.bytes_le)
        ctypes.windll.user32.RegisterPowerSettingNotification(wintypes.HWND(window_id), ctypes.byref(lid), 0)
        return True

    def nativeEventFilter(self, event_type: QByteArray | bytes, message: int) -> tuple[bool, int]:  # type: ignore[override]  # the stub says object
        """Look at one window message; it always goes on to the window."""
        if QByteArray(event_type).startsWith(b"windows_"):
            said = wintypes.MSG.from_address(int(message))
            lid = b""
            if said.message == WM_POWERBROADCAST and said.wParam == PBT_POWERSETTINGCHANGE and said.lParam:
                lid = ctypes.string_at(said.lParam, _LID_BYTES)
            reason = reason_of(said.message, said.wParam, lid)
            if reason is not None:
                self._controller.lock(reason)
        return False, 0
