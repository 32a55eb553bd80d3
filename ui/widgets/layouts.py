"""Taking a layout apart before it is filled anew, without taking the keyboard from whoever uses one."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLayout, QWidget

from ui.theme.focus import has_key_focus


def clear(layout: QLayout) -> None:
    """Take every widget and inner layout out of `layout`, for good."""
    while (item := layout.takeAt(0)) is not None:
        if (widget := item.widget()) is not None:
            _let_go_of_focus(widget)
            widget.hide()
            widget.deleteLater()
        elif (inner := item.layout()) is not None:
            clear(inner)


@contextmanager
def keeping_focus(screen: QWidget) -> Iterator[None]:
    """While `screen` is built anew, remember which control had the focus; give it to its namesake after.

    Hiding a control sends the focus on to the next: who toggles something by key would be thrown elsewhere.
    """
    before = QApplication.focusWidget()
    name = before.objectName() if before is not None and screen.isAncestorOf(before) else ""
    by_key = before is not None and has_key_focus(before)
    yield
    for again in screen.findChildren(QWidget, name) if name else ():
        if not again.isHidden():
            again.setFocus(Qt.FocusReason.TabFocusReason if by_key else Qt.FocusReason.OtherFocusReason)


def _let_go_of_focus(widget: QWidget) -> None:
    """Take the focus from what goes away: Qt would else give it to the next control, such as the lock."""
    focused = QApplication.focusWidget()
    if focused is not None and (focused is widget or widget.isAncestorOf(focused)):
        focused.clearFocus()
