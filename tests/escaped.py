"""What Escape does to a window: it may ask to go back, and nothing else; what was typed or ticked stays."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Qt, Signal
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QAbstractSpinBox, QComboBox, QLineEdit, QPlainTextEdit, QWidget
from shiboken6 import isValid

_BACK = "back_requested"


def escape_faults(window: QWidget) -> list[str]:
    """Press Escape on one control of each kind and on each that is typed in; return what that lost, sent or closed.

    The page is not what it was afterwards: something was typed everywhere.
    """
    sent: list[str] = []
    for screen in (window, *window.findChildren(QWidget)):
        _listen(screen, sent)
    faults: list[str] = []
    for each in _one_of_each(window):
        if not isValid(each) or not each.isVisible():
            continue  # of a page that is drawn anew as one types
        each.setFocus()
        if _can_be_typed_in(each):
            QTest.keyClick(each, Qt.Key.Key_7)  # goes into a name, a code, a number and a date
        before = _given(window)
        sent.clear()
        QTest.keyClick(each if isValid(each) else window, Qt.Key.Key_Escape)
        faults += [f"Escape says {name}" for name in sent if name != _BACK]
        if not window.isVisible():
            return [*faults, "Escape closes the window"]
        after = _given(window)
        faults += [f"Escape takes away {what!r}" for one, what in before.items() if after.get(one) != what]
    return faults


def _one_of_each(window: QWidget) -> Iterator[QWidget]:
    """Yield what has a way of its own for a key: by its kind and the kinds it lies in."""
    known: set[tuple[type, ...]] = set()
    for each in [window, *window.findChildren(QWidget)]:
        reached = each.isVisible() and each.isEnabled() and each.focusPolicy() != Qt.FocusPolicy.NoFocus
        if each is not window and not (reached and each.window() is window):
            continue
        way = tuple(_kinds_upwards(each))
        if way in known and not _can_be_typed_in(each):
            continue
        known.add(way)
        yield each


def _kinds_upwards(widget: QWidget | None) -> Iterator[type]:
    while widget is not None:
        yield type(widget)
        widget = widget.parentWidget()


def _listen(screen: QWidget, sent: list[str]) -> None:
    for kind in type(screen).__mro__:
        if not kind.__module__.startswith(("ui.main_window", "ui.screens")):
            continue
        for name, signal in vars(kind).items():
            if isinstance(signal, Signal):
                getattr(screen, name).connect(lambda *_given, name=name: sent.append(name))


def _can_be_typed_in(widget: QWidget) -> bool:
    return isinstance(widget, QLineEdit | QPlainTextEdit) and not widget.isReadOnly()


def _given(window: QWidget) -> dict[QWidget, object]:
    """Return what stands in every field and at every choice in sight."""
    return {
        each: value
        for each in window.findChildren(QWidget)
        if each.isVisible() and (value := _value(each)) not in (None, "")
    }


def _value(widget: QWidget) -> object:
    match widget:
        case QLineEdit() | QAbstractSpinBox():
            return widget.text()
        case QPlainTextEdit():
            return widget.toPlainText()
        case QComboBox():
            return widget.currentText()
        case QAbstractButton() if widget.isCheckable():
            return widget.isChecked()
    return None
