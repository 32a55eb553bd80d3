"""Lists, menus and hints: they hang over a window, and a cover inside the window does not reach them."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication, QToolTip


def close_popups() -> None:
    """Take away every list, menu and hint that hangs over a window."""
    QToolTip.hideText()
    while (popup := QApplication.activePopupWidget()) is not None and popup.close():
        pass
