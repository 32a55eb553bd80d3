"""A focus ring for those who use keys, none for those who tap.

QSS `:focus` also fires on a mouse click and when a window opens, and there is no
`:focus-visible`; the property `keyFocus` says what it would say. Each widget notes its own
focus: a filter over the whole application would run Python for every pen sample.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QWidget

_BY_KEY = (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason, Qt.FocusReason.ShortcutFocusReason)
PROPERTY = "keyFocus"


def note_focus(widget: QWidget, event: QFocusEvent) -> None:
    """Keep the property `keyFocus` of `widget` true to `event`; call it from focusInEvent and focusOutEvent."""
    by_key = event.type() == QEvent.Type.FocusIn and event.reason() in _BY_KEY
    if bool(widget.property(PROPERTY)) != by_key:
        widget.setProperty(PROPERTY, by_key)
        widget.style().polish(widget)
        widget.update()


def has_key_focus(widget: QWidget) -> bool:
    """Tell whether `widget` has the focus and got it by key."""
    return bool(widget.property(PROPERTY)) and widget.hasFocus()
