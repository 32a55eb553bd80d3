"""Filling layouts anew, without taking the keyboard from whoever uses one."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLayout, QScrollArea, QStackedWidget, QWidget

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
    if not name or QApplication.focusWidget() is before:
        return
    for again in screen.findChildren(QWidget, name):
        if not again.testAttribute(Qt.WidgetAttribute.WA_WState_ExplicitShowHide):  # else the one taken out
            again.show()  # what is not on the screen yet takes no focus
            again.setFocus(Qt.FocusReason.TabFocusReason if by_key else Qt.FocusReason.OtherFocusReason)


def _let_go_of_focus(widget: QWidget) -> None:
    """Take the focus from what goes away: Qt would else give it to the next control, such as the lock."""
    focused = QApplication.focusWidget()
    if focused is not None and (focused is widget or widget.isAncestorOf(focused)):
        focused.clearFocus()


def tab_as_read(screen: QWidget) -> None:
    """Let Tab go through `screen` in the order of its layouts; Qt's own order is that of creation.

    Parts that are stacked count too, though Tab does not stop at them: who is put on one goes on inside it.
    """
    reached = list(_focusable(screen))
    for before, after in pairwise(reached):
        QWidget.setTabOrder(before, after)


def _focusable(widget: QWidget) -> Iterator[QWidget]:
    if widget.focusPolicy() & Qt.FocusPolicy.TabFocus or isinstance(widget.parentWidget(), QStackedWidget):
        yield widget
    if isinstance(widget, QScrollArea):
        inside = widget.widget()
        yield from () if inside is None else _focusable(inside)
    elif (layout := widget.layout()) is not None:
        yield from _focusable_in(layout)


def _focusable_in(layout: QLayout) -> Iterator[QWidget]:
    for part in _parts(layout):
        yield from _focusable_in(part) if isinstance(part, QLayout) else _focusable(part)


def _parts(layout: QLayout) -> list[QWidget | QLayout]:
    """Return what stands in `layout`, in its order; never by `itemAt`.

    Qt deletes the item of a widget with the widget and tells nobody. The wrapper that PySide made for `itemAt` stays
    behind at that address; the next widget made there shares it, and when that one goes the process dies
    (`BindingManager::releaseWrapper`, PySide6 6.11.3).
    """
    holder = layout.parentWidget()
    near = [*layout.children(), *(holder.children() if holder is not None else ())]
    placed = [(layout.indexOf(each), each) for each in near if isinstance(each, (QWidget, QLayout))]
    return [part for _, part in sorted((each for each in placed if each[0] >= 0), key=lambda each: each[0])]
