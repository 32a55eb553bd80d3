"""Whether things may move. It explains, such as where a paper goes; it never decorates; anybody may have none."""

from __future__ import annotations

import ctypes
import sys

from ui.theme.appearance import Motion

_SPI_GETCLIENTAREAANIMATION = 0x1042
_chosen: list[Motion] = ["none"]
"""Nothing moves before somebody said that it may: a test, a picture, a program without settings."""


def allow_motion(chosen: Motion) -> None:
    """Take what the worker chose."""
    _chosen[:] = [chosen]


def may_move() -> bool:
    """Tell whether something may move now."""
    return _chosen[-1] == "system" and system_may_move()


def system_may_move() -> bool:
    """Return what the system says: Windows has a setting ("Animation effects"); of others Qt 6.11 tells nothing."""
    if sys.platform != "win32":
        return True
    on = ctypes.c_int(1)
    user32 = ctypes.windll.user32
    return not user32.SystemParametersInfoW(_SPI_GETCLIENTAREAANIMATION, 0, ctypes.byref(on), 0) or bool(on.value)
