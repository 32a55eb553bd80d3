"""What a screen reader is told of answers and errors on a page (WCAG 2.2, 3.3.1, 4.1.3)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeVar

from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QLabel, QWidget

from ui.widgets.advice_list import AdviceList
from ui.widgets.announcing import Problem, Told
from ui.widgets.message_bar import MessageBar
from ui.widgets.status_pill import StatusPill
from ui.widgets.text import Text

_SAME_LINE_PX = 8
_Kind = TypeVar("_Kind", bound=QWidget)


def told_faults(window: QWidget, said: list[str]) -> list[str]:
    """Problems that no control above them has in its description, words in red that are none, and what was not said.

    `said`: the announcements since the page was built.
    """
    all_said = "\n".join(said)
    faults = [fault for problem in _shown(window, Problem) for fault in _not_described(problem)]
    faults += [f"not said: {words!r}" for words in _to_be_said(window) if words not in all_said]
    names = {told.about for told in _shown(window, Told)}
    faults += [
        f"looks like an error and is told as none: {text.text()!r}"
        for text in _shown(window, Text)
        if text.tone == "negative"
        and not (isinstance(text, Told | StatusPill) or _within(text, MessageBar) or text.text() in names)
    ]
    wrong = {problem.text() for problem in _shown(window, Problem)}
    faults += [
        f"drawn as wrong, and nobody hears why: {control.accessibleName()!r}"
        for control in _shown(window, QWidget)
        if control.property("invalid") and not any(each in control.accessibleDescription() for each in wrong)
    ]
    return faults


def _to_be_said(window: QWidget) -> Iterator[str]:
    for told in _shown(window, Told):
        yield told.text()
    for bar in _shown(window, MessageBar):
        yield f"{bar.title.text()} {bar.text.text()}".strip()
    for advice in _shown(window, AdviceList):
        yield advice.summary()


def _not_described(problem: Problem) -> Iterator[str]:
    """Yield the controls of the answer just above a problem that do not tell of it, or that there are none."""
    above = _line_above(problem)
    if not above:
        yield f"stands below no answer: {problem.text()!r}"
    for control in above:
        if problem.text() not in control.accessibleDescription():
            yield f"{control.accessibleName()!r} does not tell {problem.text()!r}"


def _line_above(problem: Problem) -> list[QWidget]:
    """Return the controls that end lowest above a problem."""
    holder = problem.parentWidget()
    if holder is None:
        return []
    top = _place(problem, holder).top()
    places = {
        each: place
        for each in _shown(holder, QWidget)
        if each.focusPolicy() and (place := _place(each, holder)).bottom() <= top and not _within(each, AdviceList)
    }
    lowest = max((place.bottom() for place in places.values()), default=0)
    return [each for each, place in places.items() if place.bottom() >= lowest - _SAME_LINE_PX]


def _place(widget: QWidget, holder: QWidget) -> QRect:
    return QRect(widget.mapTo(holder, QPoint(0, 0)), widget.size())


def _within(widget: QWidget, kind: type) -> bool:
    at = widget.parentWidget()
    while at is not None and not isinstance(at, kind):
        at = at.parentWidget()
    return at is not None


def _shown(window: QWidget, kind: type[_Kind]) -> Iterator[_Kind]:
    for each in window.findChildren(kind):
        if each.isVisible() and (not isinstance(each, QLabel) or each.text()):
            yield each
