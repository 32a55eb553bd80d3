"""Telling a screen reader what changed on the page while the keyboard stays where it is (WCAG 2.2, 4.1.3)."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QWidget

from ui.theme import TextRole, Tone
from ui.widgets.text import Text


def announce(widget: QWidget, words: str, *, at_once: bool = False) -> None:
    """Let a screen reader say `words`; `at_once` breaks off what it is saying. No words, nothing said."""
    if not words:
        return
    event = QAccessibleAnnouncementEvent(widget, words)
    if at_once:
        event.setPoliteness(QAccessible.AnnouncementPoliteness.Assertive)
    QAccessible.updateAccessibility(event)


class Told(Text):
    """What came of something just done: in sight as long as it has words, and said when they are new."""

    about = ""
    """What it is told of; said before it."""

    def __init__(
        self,
        role: TextRole = "body",
        parent: QWidget | None = None,
        *,
        subtle: bool = False,
        tone: Tone | None = None,
        alignment: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
    ) -> None:
        super().__init__("", role, parent, subtle=subtle, tone=tone, alignment=alignment)
        self.hide()

    def tell(self, words: str) -> None:
        """Show and say `words`, nothing where there are none; the same again is not said twice."""
        is_new = bool(words) and (self.isHidden() or words != self.text())
        self.setText(words)
        self.setVisible(bool(words))
        if is_new:
            announce(self, f"{self.about}: {words}" if self.about else words)


class Problem(Told):
    """What is wrong with the answer above it: said with the name of the question it belongs to."""

    def __init__(self, about: str = "", parent: QWidget | None = None) -> None:
        super().__init__("small", parent, tone="negative")
        self.about = about
