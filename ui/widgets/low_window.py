"""When a window is low, such as a 1366 x 768 screen at 200 %: room goes to what is said, not to edges."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from ui import theme

_LOW_BELOW_PX = 560


def is_low(widget: QWidget) -> bool:
    """Tell whether the window of `widget` is low for the size of its text."""
    return widget.window().height() < _LOW_BELOW_PX * theme.current().text_scale
