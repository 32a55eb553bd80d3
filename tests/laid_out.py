"""What is wrong with how a window is laid out: words cut off, things over each other, or out of reach."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QAbstractButton, QCheckBox, QComboBox, QLineEdit, QRadioButton, QScrollArea, QWidget
from usable import clipped_labels, outside, overlapping

from ui.widgets.button import Button
from ui.widgets.one_line import OneLine
from ui.widgets.scroll_page import ScrollPage
from ui.widgets.whole_page import WholePage

_SLACK_PX = 1


def layout_faults(window: QWidget) -> list[str]:
    """Return all of them, in words."""
    return [
        *clipped_labels(window),
        *clipped_controls(window),
        *elided(window),
        *outside(window),
        *out_of_reach(window),
        *wider_than_its_page(window),
        *overlapping(window),
    ]


def clipped_controls(window: QWidget) -> list[str]:
    """Buttons, boxes and fields whose words need more room than they have."""
    faults = []
    for control in _shown(window, QAbstractButton):
        if isinstance(control, Button):
            least, need = control.minimumSizeHint().width(), control.heightForWidth(control.width())
        elif isinstance(control, QCheckBox | QRadioButton):
            least, need = control.sizeHint().width(), control.sizeHint().height()
        else:
            continue
        if control.width() < least - _SLACK_PX or control.height() < need - _SLACK_PX:
            faults.append(f"{control.text()[:50]!r}: {control.width()}x{control.height()}, needs {least}x{need}")
    for field in _shown(window, QLineEdit):
        need = QFontMetrics(field.font()).horizontalAdvance(field.placeholderText())
        if not field.text() and need > field.contentsRect().width():
            faults.append(f"hint {field.placeholderText()!r} needs {need} of {field.contentsRect().width()} px")
    for box in _shown(window, QComboBox):
        if box.width() < box.minimumSizeHint().width() - _SLACK_PX:
            faults.append(f"{box.currentText()!r}: {box.width()} px, needs {box.minimumSizeHint().width()}")
    return faults


def elided(window: QWidget) -> list[str]:
    """Lines that end in dots and say their whole text nowhere: a hint or a name for the screen reader keeps it."""
    return [
        f"cut short: {line.text()!r}"
        for line in _shown(window, OneLine)
        if line.text()
        and QFontMetrics(line.font()).horizontalAdvance(line.text()) > line.width()
        and not line.toolTip()
    ]


def out_of_reach(window: QWidget) -> list[str]:
    """Things beyond the edge of their window that nobody can scroll to."""
    faults = []
    for widget in _shown(window, QWidget):
        if _in_scroll_area(widget, window) or widget.isWindow() or not widget.width() or not widget.height():
            continue
        rect = QRect(widget.mapTo(window, QPoint(0, 0)), widget.size())
        if not window.rect().adjusted(-1, -1, 1, 1).contains(rect):
            faults.append(f"{type(widget).__name__} {widget.objectName()} {rect.getRect()} is beyond the window")
    return faults


def wider_than_its_page(window: QWidget) -> list[str]:
    """Pages that would have to be scrolled sideways (WCAG 2.2, 1.4.10)."""
    return [
        f"the page is {page.widget().width()} px wide in {page.viewport().width()}"
        for page in _shown(window, QScrollArea)
        if page.widget() is not None and page.widget().width() > page.viewport().width() + _SLACK_PX
    ]


def no_room(window: QWidget) -> list[str]:
    """Pages that the bars leave less than half of the height, where not all of the window is scrolled as one."""
    whole = next(_shown(window, WholePage), None)
    pages = list(_shown(window, ScrollPage))
    if isinstance(whole, WholePage) and whole.scrolls:
        return [f"{type(page).__name__} scrolls inside what is scrolled" for page in pages if _scrolls_by_itself(page)]
    largest = max((page.height() for page in pages), default=window.height())
    return [f"the page has {largest} of {window.height()} px"] if 2 * largest < window.height() else []


def _scrolls_by_itself(page: QWidget) -> bool:
    return isinstance(page, QScrollArea) and page.verticalScrollBar().maximum() > _SLACK_PX


def _shown(window: QWidget, kind: type) -> Iterator[QWidget]:
    return (each for each in window.findChildren(kind) if each.isVisible() and each.window() is window)


def _in_scroll_area(widget: QWidget, window: QWidget) -> bool:
    at = widget.parentWidget()
    while at is not None and at is not window:
        if isinstance(at, QScrollArea) and not (isinstance(at, WholePage) and not at.scrolls):
            return True
        at = at.parentWidget()
    return False
