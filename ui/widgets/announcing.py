"""Telling a screen reader what changed on the page while the keyboard stays where it is (WCAG 2.2, 4.1.3)."""

from __future__ import annotations

from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QWidget

from ui.widgets.text import Text


def announce(widget: QWidget, words: str, *, at_once: bool = False) -> None:
    """Let a screen reader say `words`; `at_once` breaks off what it is saying. No words, nothing said."""
    if not words:
        return
    event = QAccessibleAnnouncementEvent(widget, words)
    if at_once:
        event.setPoliteness(QAccessible.AnnouncementPoliteness.Assertive)
    QAccessible.updateAccessibility(event)


class Problem(Text):
    """What is wrong with the answer above it: in sight, and said with the name of the question it belongs to."""

    def __init__(self, about: str = "", parent: QWidget | None = None) -> None:
        super().__init__("", "small", parent, tone="negative")
        self.about = about
        self.hide()

    def tell(self, words: str) -> None:
        """Show and say what is wrong, nothing where `words` is empty; the same again is not said twice."""
        is_new = bool(words) and (self.isHidden() or words != self.text())
        self.setText(words)
        self.setVisible(bool(words))
        if is_new:
            announce(self, f"{self.about}: {words}" if self.about else words)
