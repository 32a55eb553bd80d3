"""A heading that a screen reader can jump to."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QAccessibleWidget, QWidget

from ui.theme import TextRole
from ui.widgets.text import Text

Level = Literal[1, 2, 3]
_ROLES: dict[Level, TextRole] = {1: "title", 2: "heading", 3: "subheading"}
_interfaces: list[QAccessibleInterface] = []  # Qt holds them by raw pointer


class Heading(Text):
    """A heading; level 1 is the screen's name, once per screen."""

    def __init__(self, text: str = "", level: Level = 1, parent: QWidget | None = None) -> None:
        super().__init__(text, _ROLES[level], parent)


class _HeadingInterface(QAccessibleWidget):
    """Says the words as they are now; the interface's own name would stay as it was first."""

    def text(self, kind: QAccessible.Text) -> str:
        """Return the heading's words for the name."""
        widget = self.widget()
        if kind == QAccessible.Text.Name and isinstance(widget, Heading):
            return widget.text()
        return super().text(kind)


def _make_interface(key: str, watched: QObject) -> QAccessibleInterface | None:
    if key != "Heading" or not isinstance(watched, Heading):
        return None
    interface = _HeadingInterface(watched, QAccessible.Role.Heading, watched.text())
    _interfaces.append(interface)
    return interface


def install_heading_role() -> None:
    """Tell Qt that our headings are headings: Widgets have none of their own. Once per program."""
    QAccessible.installFactory(_make_interface)
