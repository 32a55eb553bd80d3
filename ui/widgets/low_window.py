"""When a window is low, such as a 1366 x 768 screen at 200 %: room goes to what is said, not to edges; or tiny."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from ui import theme

_LOW_BELOW_PX = 560
_TINY_BELOW_PX = (480, 372)
"""A 1366 x 768 screen at 200 % is larger; the smallest window, and that screen at 400 %, are not."""


def is_low(widget: QWidget) -> bool:
    """Tell whether the window of `widget` is low for the size of its text."""
    return widget.window().height() < _LOW_BELOW_PX * theme.current().text_scale


def is_tiny(widget: QWidget) -> bool:
    """Tell whether the window of `widget` is so low or narrow for its text that bars would leave the page no room."""
    window, scale = widget.window(), theme.current().text_scale
    return window.width() < _TINY_BELOW_PX[0] * scale or window.height() < _TINY_BELOW_PX[1] * scale
