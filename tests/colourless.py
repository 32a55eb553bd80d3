"""Whether a state can be seen without its colours: by a mark, an edge, or as dark against light (WCAG 2.2, 1.4.1)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from typing import TypeVar

from event_loop import settle
from PySide6.QtCore import QSignalBlocker
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QAbstractButton, QAbstractSpinBox, QComboBox, QLineEdit, QPlainTextEdit, QWidget

from ui.theme.contrast import contrast
from ui.widgets.button import Button
from ui.widgets.mood import look_of, mood_of
from ui.widgets.status_pill import StatusPill
from ui.widgets.text import Text

Kinds = set[tuple[object, ...]]
_Control = TypeVar("_Control", bound=QWidget)
_KINDS = (QAbstractButton, QAbstractSpinBox, QComboBox, QLineEdit, QPlainTextEdit)
_LEAST = 3
"""Dark against light as it is seen in grey (WCAG 2.2, technique G183)."""
_LEAST_DOTS = 24
"""A tick of 16 px has more dots than this; the smoothing of a letter in another ink has fewer."""


def by_colour_alone(window: QWidget, known: Kinds) -> list[str]:
    """Controls that look alike in grey in two of their states, and words that only a tone tells apart.

    One of each kind is looked at; `known` holds those that were, and takes up those of this window.
    """
    faults = []
    for each in _controls(window):
        kind = _kind(each)
        if kind in known:
            continue
        known.add(kind)
        faults += [f"{state} is seen by colour alone: {_words(each)}" for state in _unseen_states(each)]
    return faults + _only_another_tone(window)


def _controls(window: QWidget) -> Iterator[QWidget]:
    for each in window.findChildren(QWidget):
        if isinstance(each, _KINDS) and each.isVisible() and each.focusPolicy():
            yield each


def _kind(control: QWidget) -> tuple[object, ...]:
    """Return all that decides how its states are painted."""
    return (
        type(control),
        getattr(control, "_kind", ""),
        getattr(control, "icon_name", None) is None,
        isinstance(control, Button) and control.is_one_of,
        isinstance(control, QAbstractButton) and (control.isChecked(), bool(control.text())),
        mood_of(control),
        look_of(control).name,
    )


def _unseen_states(control: QWidget) -> Iterator[str]:
    if isinstance(control, QAbstractButton) and control.isCheckable() and not _differs(control, _toggled):
        yield "chosen or not"
    if not _differs(control, _turned_off):
        yield "whether it can be used"


def _differs(control: _Control, other_way: Callable[[_Control], AbstractContextManager[None]]) -> bool:
    here = _seen(control)
    with other_way(control):
        there = _seen(control)
    return is_seen_in_grey(here, there)


@contextmanager
def _toggled(control: QAbstractButton) -> Iterator[None]:
    """Press it and take it back, heard by nobody; in a group where one holds too."""
    group, alone = control.group(), control.autoExclusive()
    was_exclusive = group is not None and group.exclusive()
    with QSignalBlocker(control):
        if group is not None:
            group.setExclusive(False)
        control.setAutoExclusive(False)
        control.setChecked(not control.isChecked())
        yield
        control.setChecked(not control.isChecked())
        control.setAutoExclusive(alone)
        if group is not None:
            group.setExclusive(was_exclusive)


@contextmanager
def _turned_off(control: QWidget) -> Iterator[None]:
    was_on = control.isEnabled()
    control.setEnabled(not was_on)
    yield
    control.setEnabled(was_on)


def _seen(control: QWidget) -> QImage:
    settle()
    return control.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)


def is_seen_in_grey(one: QImage, other: QImage) -> bool:
    """Tell whether enough dots differ as dark and light do."""
    known, seen = dict[tuple[int, int], bool](), 0
    if one.size() != other.size():
        return True
    for y in range(one.height()):
        for x in range(one.width()):
            pair = one.pixel(x, y), other.pixel(x, y)
            if pair[0] == pair[1]:
                continue
            if pair not in known:
                known[pair] = contrast(*(f"#{each & 0xFFFFFF:06x}" for each in pair)) >= _LEAST
            seen += known[pair]
        if seen >= _LEAST_DOTS:
            return True
    return False


def _only_another_tone(window: QWidget) -> list[str]:
    """Return the words that stand twice beside each other, with the same icon and in two tones."""
    tones = defaultdict[tuple[object, ...], set[object]](set)
    for each in window.findChildren(Text):
        if each.isVisible() and each.text() and each.isEnabled():
            icon = each.icon_name if isinstance(each, StatusPill) else ""
            tones[each.parentWidget(), type(each), each.role, each.text(), icon].add(each.tone)
    return [f"only its colour differs: {words!r}" for (*_, words, _), worn in tones.items() if len(worn) > 1]


def _words(control: QWidget) -> str:
    said = control.accessibleName() or (control.text() if isinstance(control, QAbstractButton) else "")
    return f"{type(control).__name__} {getattr(control, '_kind', '')} {said[:40]!r}"
