"""What a screen reader is told, taken where Qt hands it to the system: `QAccessible::installUpdateHandler`."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import PySide6
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QAccessibleEvent
from shiboken6 import wrapInstance

_HANDLER = ctypes.CFUNCTYPE(None, ctypes.c_void_p)
_LIBRARY = Path(PySide6.__file__).parent / "Qt" / "lib" / "libQt6Gui.so.6"


@contextmanager
def heard() -> Iterator[list[str]]:
    """Yield the announcements made meanwhile, in order; PySide does not offer the handler, Qt itself does."""
    said: list[str] = []

    def handle(at: int) -> None:
        if wrapInstance(at, QAccessibleEvent).type() == QAccessible.Event.Announcement:
            said.append(wrapInstance(at, QAccessibleAnnouncementEvent).message())

    install = ctypes.CDLL(str(_LIBRARY))["_ZN11QAccessible20installUpdateHandlerEPFvP16QAccessibleEventE"]
    install.argtypes, install.restype = [ctypes.c_void_p], ctypes.c_void_p
    handler = _HANDLER(handle)
    was_active = QAccessible.isActive()
    before = install(ctypes.cast(handler, ctypes.c_void_p))
    QAccessible.setActive(True)
    try:
        yield said
    finally:
        QAccessible.setActive(was_active)
        install(before)
