"""What makes a page unusable, measured on its widgets: clipped or overlapping text, controls nobody can hit."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit, QPlainTextEdit, QScrollBar, QWidget

from ui.widgets.ink_pad import InkPad
from ui.widgets.tick_box import RadioDot, TickBox


def _accessible_tree(interface: QAccessibleInterface) -> Iterator[QAccessibleInterface]:
    yield interface
    for at in range(interface.childCount()):
        child = interface.child(at)
        if child is not None and not child.state().invisible:
            yield from _accessible_tree(child)


def clipped_labels(widget: QWidget) -> list[str]:
    """Labels that are too small for their words."""
    clipped = []
    for label in widget.findChildren(QLabel):
        if not label.isVisible() or not label.text():
            continue
        wrapped = label.wordWrap()
        need = label.heightForWidth(label.width()) if wrapped else label.sizeHint().height()
        too_low = label.height() < need - 1
        too_narrow = not wrapped and label.width() < label.sizeHint().width() - 1
        if too_low or too_narrow:
            clipped.append(f"{label.text()[:60]!r}: {label.width()}x{label.height()}, needs height {need}")
    return clipped


def hard_to_use(widget: QWidget) -> list[str]:
    """Controls without a name, or smaller than a fingertip."""
    faults = []
    for interface in _accessible_tree(QAccessible.queryAccessibleInterface(widget)):
        if not interface.state().focusable or isinstance(interface.object(), QScrollBar):
            continue
        name, control = interface.text(QAccessible.Text.Name).strip(), interface.object()
        # Qt tells a tick box's label as its rectangle; ours can be hit in the whole widget
        box = control.rect() if isinstance(control, TickBox | RadioDot) else interface.rect()
        if not name:
            faults.append(f"no name: {interface.object()}")
        if min(box.width(), box.height()) < 44:
            faults.append(f"{name!r}: {box.width()}x{box.height()} is under 44 px")
    return faults


def outside(widget: QWidget) -> list[str]:
    """Children that stick out of their parent sideways: nobody can scroll there."""
    out = []
    for child in widget.findChildren(QWidget):
        parent = child.parentWidget()
        if child.isVisible() and parent is not None and child.geometry().right() > parent.width() + 1:
            out.append(f"{child}: {child.geometry()} in {parent.width()} px")
    return out


def overlapping(window: QWidget) -> list[str]:
    """Pairs of texts and controls of which one lies over the other."""
    shown = [(widget, _in_sight(widget, window)) for widget in _things(window)]
    return [
        f"{_name(one)} {here.getRect()} lies over {_name(other)} {there.getRect()}"
        for (one, here), (other, there) in combinations(shown, 2)
        if min(here.intersected(there).width(), here.intersected(there).height()) > 1
        and not one.isAncestorOf(other)
        and not other.isAncestorOf(one)
    ]


def whole_in_sight(widget: QWidget) -> bool:
    """Tell whether nobody has to scroll to see all of `widget`."""
    return widget.isVisible() and _in_sight(widget, widget.window()).size() == widget.size()


def _things(window: QWidget) -> list[QWidget]:
    kinds = (QLabel, QAbstractButton, QLineEdit, QPlainTextEdit, InkPad)
    found = [widget for widget in window.findChildren(QWidget) if isinstance(widget, kinds) and widget.isVisible()]
    return [widget for widget in found if not isinstance(widget, QLabel) or widget.text() or widget.pixmap()]


def _in_sight(widget: QWidget, window: QWidget) -> QRect:
    """Return what can be seen of `widget` in the window, given where its ancestors end."""
    rect = QRect(widget.mapTo(window, QPoint(0, 0)), widget.size())
    at = widget.parentWidget()
    while at is not None and at is not window:
        rect = rect.intersected(QRect(at.mapTo(window, QPoint(0, 0)), at.size()))
        at = at.parentWidget()
    return rect.intersected(window.rect())


def _name(widget: QWidget) -> str:
    text = getattr(widget, "text", None)
    return f"{type(widget).__name__}({(text() if callable(text) else widget.objectName())[:40]!r})"
