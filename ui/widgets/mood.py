"""Two moods: dense and quick for the worker, large and calm for the family."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from ui.theme import Mood

PROPERTY = "mood"


def set_mood(widget: QWidget, mood: Mood) -> None:
    """Give `widget` and everything inside it the mood, before it is shown."""
    widget.setProperty(PROPERTY, mood)


def mood_of(widget: QWidget) -> Mood:
    """Return the mood of the nearest ancestor that has one, `worker` when none has."""
    at: QObject | None = widget
    while at is not None:
        mood = at.property(PROPERTY)
        if mood is not None:
            return "family" if mood == "family" else "worker"
        at = at.parent()
    return "worker"
