"""A line to type in of which some words can be underlined."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtGui import QInputMethodEvent, QTextCharFormat
from PySide6.QtWidgets import QLineEdit

Mark = tuple[int, int, QTextCharFormat]
"""Where it begins and how long it is, in units of UTF-16, and how it looks."""


class MarkedLine(QLineEdit):
    """A line edit with marks. They go at the next change: whoever set them knows best where they belong then.

    Qt lays formats on a line edit only through what an input method tells it while composing; so nothing is
    marked while somebody composes, such as an accent with a dead key.
    """

    def __init__(self, text: str = "") -> None:
        super().__init__(text)
        self._composing = False
        self._marked = False
        self.textChanged.connect(lambda: self.mark(()))

    def mark(self, marks: Iterable[Mark]) -> None:
        """Underline these words, and no others."""
        at = self.cursorPosition()
        formats = [
            QInputMethodEvent.Attribute(QInputMethodEvent.AttributeType.TextFormat, start - at, length, look)
            for start, length, look in marks
        ]
        if self._composing or not (formats or self._marked):
            return
        self._marked = bool(formats)
        super().inputMethodEvent(QInputMethodEvent("", formats))

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """Let the input method work, and note whether it is composing."""
        self._composing = bool(event.preeditString())
        self._marked = False
        super().inputMethodEvent(event)
