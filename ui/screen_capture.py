"""Keeping the windows out of pictures of the screen and shared screens, where the platform lets a program.

- Windows 10 2004 and newer: `SetWindowDisplayAffinity` with WDA_EXCLUDEFROMCAPTURE; the window is not in the
  picture. Older ones know only WDA_MONITOR: the window is black in it.
- X11: any program of the same session can read the screen, and nothing refuses it.
- Wayland: the compositor asks the person before another program sees the screen; a window has no say in it.
- macOS: windows can ask not to be shared; newer versions of the system no longer heed it, so we do not rely on it.

It never stops a camera, nor a person who looks. On those platforms `protect` says that nothing was done.
"""

from __future__ import annotations

import ctypes
import sys
from typing import Protocol

EXCLUDE_FROM_CAPTURE = 0x11
MONITOR_ONLY = 0x01


class User32(Protocol):
    """The one function of Windows that is used here."""

    def SetWindowDisplayAffinity(self, window: int, affinity: int) -> int:  # Windows' own name
        """Return 0 where it was refused."""


class CaptureGuard(Protocol):
    """Keeps windows out of pictures of the screen."""

    def protect(self, window_id: int) -> bool:
        """Protect the native window; tell whether the platform does it."""


class NoCaptureGuard:
    """Of a platform that lets no program refuse it."""

    def protect(self, window_id: int) -> bool:
        """Do nothing."""
        return False


class WindowsCaptureGuard:
    """Of Windows. `user32` is the library of that name."""

    def __init__(self, user32: User32) -> None:
        self._user32 = user32

    def protect(self, window_id: int) -> bool:
        """Ask for the stronger way first; an older Windows knows only the other."""
        return any(
            self._user32.SetWindowDisplayAffinity(window_id, way) for way in (EXCLUDE_FROM_CAPTURE, MONITOR_ONLY)
        )


def capture_guard() -> CaptureGuard:
    """Return the guard of this platform."""
    if sys.platform == "win32":
        user32 = ctypes.windll.user32
        user32.SetWindowDisplayAffinity.argtypes = (ctypes.c_void_p, ctypes.c_uint32)
        return WindowsCaptureGuard(user32)
    return NoCaptureGuard()
