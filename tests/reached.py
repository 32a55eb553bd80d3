"""How a window is used without a mouse or without eyes: what Tab reaches and in which order, the ring, the names."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import pairwise

from edges_seen import faint_sides, is_known_by_its_edge
from event_loop import settle
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QScrollArea, QWidget

from ui.theme.contrast import contrast
from ui.widgets.header_bar import HeaderBar
from ui.widgets.heading import Heading
from ui.widgets.mood import look_of, mood_of

_OPEN, _CLOSE = "\u2066\u2067\u2068", "\u2069"
_MOST_STOPS, _WITHIN_A_FIELD = 400, 3


def spoken(window: QWidget) -> Iterator[QAccessibleInterface]:
    """Yield what a screen reader finds in the window."""
    yield from _below(QAccessible.queryAccessibleInterface(window))


def _below(interface: QAccessibleInterface) -> Iterator[QAccessibleInterface]:
    yield interface
    for at in range(interface.childCount()):
        child = interface.child(at)
        if child is not None and not child.state().invisible:
            yield from _below(child)


def spoken_faults(window: QWidget) -> list[str]:
    """Headings that are none, controls of one name, boxes that do not say whether they are ticked."""
    found = list(spoken(window))
    headings = [each for each in found if each.role() == QAccessible.Role.Heading]
    faults = [] if headings else ["no heading to jump to"]
    faults += [f"heading without words: {each.object()}" for each in headings if not _name(each)]
    seen = {id(each.object()) for each in headings}
    for heading in window.findChildren(Heading):
        if heading.isVisible() and heading.text() and id(heading) not in seen:
            faults.append(f"not told as a heading: {heading.text()[:40]!r}")
    pressed = [each for each in found if isinstance(each.object(), QAbstractButton) and each.state().focusable]
    names = Counter(_name(each) for each in pressed)
    faults += [f"{times} controls are called {name!r}" for name, times in names.items() if times > 1]
    for each in pressed:
        button = each.object()
        assert isinstance(button, QAbstractButton)
        if button.isCheckable() and not (each.state().checkable and each.state().checked == button.isChecked()):
            faults.append(f"does not say whether it is ticked: {_name(each)!r}")
        if each.state().disabled == button.isEnabled():
            faults.append(f"does not say whether it can be pressed: {_name(each)!r}")
        group = button.group()
        of_several = button.isCheckable() and group is not None and group.exclusive()
        if of_several and each.role() != QAccessible.Role.RadioButton:
            faults.append(f"one of several, told as {each.role().name}: {_name(each)!r}")
    return faults


def alike(window: QWidget) -> list[str]:
    """Controls in sight of one object name: a page that is drawn anew would give the keyboard to the other."""
    names = Counter(
        each.objectName()
        for each in window.findChildren(QWidget)
        if each.isVisible() and each.objectName() and each.focusPolicy() and not each.objectName().startswith("qt_")
    )
    return [f"{times} controls in sight named {name}" for name, times in names.items() if times > 1]


def _name(interface: QAccessibleInterface) -> str:
    return interface.text(QAccessible.Text.Name).strip()


# -- Tab --------------------------------------------------------------------------------------


def stops(window: QWidget, *, back: bool = False) -> list[QWidget]:
    """Press Tab until it comes round; return what had the keyboard, in that order."""
    forward = Qt.Key.Key_Tab, Qt.KeyboardModifier.NoModifier
    key, shift = (Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier) if back else forward
    found: list[QWidget] = []
    stayed = 0
    for _ in range(_MOST_STOPS):
        QTest.keyClick(QApplication.focusWidget() or window, key, shift)
        focus = QApplication.focusWidget()
        if focus is None:
            return found
        if found and focus is found[-1] and stayed < _WITHIN_A_FIELD:
            stayed += 1  # from the day to the month of a date
            continue
        stayed = 0
        if focus in found:
            return found
        found.append(focus)
    raise AssertionError("Tab never came round")


def way_faults(window: QWidget) -> list[str]:
    """What Tab or Shift+Tab does not reach, where it stays stuck, and where it jumps up."""
    reached, back = stops(window), stops(window, back=True)
    faults = [
        f"{key} never reaches {_words(each)}"
        for key, found in (("Tab", reached), ("Shift+Tab", back))
        for each in _to_reach(window)
        if not _counts(each, found)
    ]
    if len(reached) == 1 and len(list(_to_reach(window))) > 1:
        faults.append(f"Tab stays in {_words(reached[0])}")
    faults += [f"Tab goes up from {_words(one)} to {_words(two)}" for one, two in _jumps(reached, window)]
    return faults


def _to_reach(window: QWidget) -> Iterator[QWidget]:
    for each in window.findChildren(QWidget):
        can_be = each.isVisible() and each.isEnabled() and each.focusPolicy() & Qt.FocusPolicy.TabFocus
        if can_be and each.focusProxy() is None and each.window() is window and not each.visibleRegion().isNull():
            yield each


def _counts(each: QWidget, reached: list[QWidget]) -> bool:
    """Of several of which one holds, Tab stops at one; the arrows go to the others."""
    group = each.group() if isinstance(each, QAbstractButton) else None
    if group is not None and group.exclusive():
        return any(other in reached for other in group.buttons())
    return each in reached or any(parent in reached for parent in _parents(each))


def _parents(widget: QWidget) -> Iterator[QWidget]:
    at = widget.parentWidget()
    while at is not None:
        yield at
        at = at.parentWidget()


def _jumps(reached: list[QWidget], window: QWidget) -> Iterator[tuple[QWidget, QWidget]]:
    places = [_place(each, window) for each in reached]
    up = [places[at - 1].top() - places[at].top() for at in range(len(reached))]
    first = up.index(max(up)) if up else 0  # where it goes round again
    order = [*range(first, len(reached)), *range(first)]
    for one, two in pairwise(order):
        here, there = places[one], places[two]
        page = _scrolled(reached[one])
        if page is not None and page is _scrolled(reached[two]):
            here, there = (_rect(each, page) for each in (reached[one], reached[two]))
        same_column = min(here.right(), there.right()) - max(here.left(), there.left()) > 8
        in_the_bar = isinstance(reached[two].parentWidget(), HeaderBar)
        if same_column and there.bottom() < here.top() and not in_the_bar:
            yield reached[one], reached[two]


def _place(widget: QWidget, window: QWidget) -> QRect:
    """Return where in the window it is; what was scrolled out of sight counts at the edge of its page."""
    place, page = _rect(widget, window), _scrolled(widget)
    if page is None:
        return place
    seen = _rect(page.viewport(), window)
    place.moveTop(max(seen.top(), min(place.top(), seen.bottom() - place.height())))
    return place


def _rect(widget: QWidget, within: QWidget) -> QRect:
    return QRect(widget.mapTo(within, QPoint(0, 0)), widget.size())


def _scrolled(widget: QWidget) -> QScrollArea | None:
    return next((each for each in _parents(widget) if isinstance(each, QScrollArea)), None)


# -- the ring and the edge ---------------------------------------------------------------------------------


Kinds = set[tuple[object, ...]]


def unseen(window: QWidget, known: Kinds) -> list[str]:
    """Controls whose edge is faint, or that look the same with the keyboard on them.

    One of each kind is looked at; `known` holds those that were, and takes up those of this window.
    """
    faults = []
    for each in list(_to_reach(window)):
        kind = _kind(each)
        if kind in known or not each.isVisible() or _takes_keys_as_a_page(each):
            continue
        known.add(kind)
        each.setFocus(Qt.FocusReason.TabFocusReason)
        settle()
        with_it = each.grab().toImage()
        each.clearFocus()
        settle()
        if not _changed(with_it, each.grab().toImage(), least=each.width() + each.height()):
            faults.append(f"the focus cannot be seen on {_words(each)}")
        if is_known_by_its_edge(each):
            if (page := _scrolled(each)) is not None:
                page.ensureWidgetVisible(each)
                settle()
            faults += [f"the edge of {_words(each)} is faint: {side}" for side in faint_sides(each)]
    return faults


def _takes_keys_as_a_page(widget: QWidget) -> bool:
    """Tell whether it is no control: a cover, on which keys are taken wherever they are typed."""
    return widget.size() == widget.window().size()


def _kind(control: QWidget) -> tuple[object, ...]:
    """Return all that decides how it is painted; one that is wrong or chosen has an edge or a ground of its own."""
    return (
        type(control),
        getattr(control, "_kind", ""),
        mood_of(control),
        look_of(control).name,
        bool(control.property("invalid")),
        isinstance(control, QAbstractButton) and control.isChecked(),
    )


def _changed(one: QImage, other: QImage, *, least: int) -> bool:
    """Tell whether so many pixels differ as much as is seen (WCAG 2.2, 2.4.13: 3 to 1, a line around)."""
    seen, known = 0, dict[tuple[int, int], bool]()
    for y in range(min(one.height(), other.height())):
        for x in range(min(one.width(), other.width())):
            pair = one.pixel(x, y), other.pixel(x, y)
            if pair[0] == pair[1]:
                continue
            if pair not in known:
                known[pair] = contrast(f"#{pair[0] & 0xFFFFFF:06x}", f"#{pair[1] & 0xFFFFFF:06x}") >= 3
            seen += known[pair]
        if seen >= least:
            return True
    return False


# -- direction --------------------------------------------------------------------------------


def mixed_directions(window: QWidget, names: Iterable[str]) -> list[str]:
    """Texts in which a name stands bare among letters of the other direction (UAX #9): it would turn them around."""
    faults = []
    for label in [*window.findChildren(QLabel), *window.findChildren(QAbstractButton)]:
        if label.isVisible() and (text := label.text()):
            faults += [f"{name!r} bare in {line!r}" for line in text.split("\n") for name in names if _bare(line, name)]
    return faults


def _bare(line: str, name: str) -> bool:
    """Tell whether the innermost isolate around the name has letters of another direction than the name's."""
    if name not in line:
        return False
    at = line.index(name)
    around = _innermost(line, at)
    return bool(_directions(around) - _directions(name))


def _innermost(line: str, at: int) -> str:
    """Return the text of the isolate that holds this place, without the isolates within it."""
    open_at: list[int] = []
    for place, sign in enumerate(line[:at]):
        if sign in _OPEN:
            open_at.append(place)
        elif sign == _CLOSE and open_at:
            open_at.pop()
    start = open_at[-1] + 1 if open_at else 0
    depth, inside = 0, ""
    for sign in line[start:]:
        if sign in _OPEN:
            depth += 1
        elif sign == _CLOSE:
            if depth == 0:
                break
            depth -= 1
        elif depth == 0:
            inside += sign
    return inside


def _directions(text: str) -> set[str]:
    kinds = {unicodedata.bidirectional(sign) for sign in text}
    return ({"left"} if "L" in kinds else set()) | ({"right"} if kinds & {"R", "AL"} else set())


def _words(widget: QWidget) -> str:
    interface = QAccessible.queryAccessibleInterface(widget)
    return f"{type(widget).__name__} {widget.objectName()} {_name(interface) if interface is not None else ''!r}"
