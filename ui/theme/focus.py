"""A focus ring for those who use keys, none for those who tap.

QSS `:focus` also fires on a mouse click and when a window opens, and there is no
`:focus-visible`; the property `keyFocus` says what it would say.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QWidget

_BY_KEY = (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason, Qt.FocusReason.ShortcutFocusReason)
PROPERTY = "keyFocus"


class FocusMarker(QObject):
    """Sees every focus change of the application and keeps the property `keyFocus` of widgets true to it."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Never swallows an event."""
        if isinstance(event, QFocusEvent) and isinstance(watched, QWidget):
            by_key = event.type() == QEvent.Type.FocusIn and event.reason() in _BY_KEY
            if bool(watched.property(PROPERTY)) != by_key:
                watched.setProperty(PROPERTY, by_key)
                watched.style().polish(watched)
                watched.update()
        return False


def has_key_focus(widget: QWidget) -> bool:
    """Tell whether `widget` has the focus and got it by key."""
    return bool(widget.property(PROPERTY)) and widget.hasFocus()
