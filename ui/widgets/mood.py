"""Two moods, dense for the worker and large for the family; and whose page it is, which decides the colours.

They are two things: on the family's page a small note for who wants it has the worker's size, and the page's colours.
"""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QWidget

from ui import theme
from ui.theme import Mood, Theme
from ui.theme.apply import LOOK, wear_look

PROPERTY = "mood"


def set_mood(widget: QWidget, mood: Mood) -> None:
    """Give `widget` and everything inside it the mood, before it is shown."""
    widget.setProperty(PROPERTY, mood)


def mood_of(widget: QWidget) -> Mood:
    """Return the mood of the nearest ancestor that has one, `worker` when none has."""
    return _nearest(widget, PROPERTY)


def be_family_page(page: QWidget) -> None:
    """Make `page` one of the family's: large, and in the warm colours."""
    set_mood(page, "family")
    set_look(page, "family")


def set_look(page: QWidget, whose: Mood) -> None:
    """Let `page` and everything on it wear the colours of `whose`; it paints its own ground."""
    if page.property(LOOK) == whose:
        return
    page.setProperty(LOOK, whose)
    page.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
    wear_look(page)
    was_dressed = page.testAttribute(Qt.WidgetAttribute.WA_WState_Polished)
    for part in (page, *page.findChildren(QWidget)) if was_dressed else ():
        part.style().unpolish(part)  # a style sheet asks for properties once
        part.style().polish(part)
        part.update()


def look_of(widget: QWidget) -> Theme:
    """Return the theme whose colours `widget` wears, by the page it lies on."""
    return theme.look(_nearest(widget, LOOK))


def _nearest(widget: QWidget, name: str) -> Mood:
    at: QObject | None = widget
    while at is not None:
        said = at.property(name)
        if said is not None:
            return "family" if said == "family" else "worker"
        at = at.parent()
    return "worker"
