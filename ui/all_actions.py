"""What can be done now, by name: the buttons of the page in sight, the ways of the day, and every family.

With a visit open nothing of another family is among it, and the ways of the day are grey (H4).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Protocol

from PySide6.QtCore import QObject
from shiboken6 import isValid

from jgvisit.workspace import Workspace
from ui.i18n import isolated
from ui.main_window import MainWindow
from ui.screens.palette.presenter import Action
from ui.widgets.button import Button


class Ways(Protocol):
    """The ways that lead away from any page of the worker."""

    def show_today(self) -> None: ...  # noqa: D102
    def show_search(self, words: str = "") -> None: ...  # noqa: D102
    def show_end_of_day(self) -> None: ...  # noqa: D102
    def show_new_family(self) -> None: ...  # noqa: D102
    def show_about(self) -> None: ...  # noqa: D102
    def show_family(self, case: str) -> None: ...  # noqa: D102
    def show_visit(self, case: str) -> None: ...  # noqa: D102


@dataclass(frozen=True)
class _Standing:
    """Why something cannot be done now; empty where it can."""

    day: str
    reading: str
    visit: str


class AllActions(QObject):
    """Knows every action and family that can be named now."""

    def __init__(self, parent: QObject, window: MainWindow, work: Workspace, ways: Ways) -> None:
        super().__init__(parent)
        self._window, self._work, self._ways = window, work, ways

    def now(self) -> Sequence[Action]:
        """Return what can be done, what cannot and why; each name once."""
        known: dict[str, Action] = {}
        for action in (*self._of_page(), *self._of_day(), *self._families()):
            name = action.key if action.on_demand else action.label
            first = known.setdefault(name, action)
            known[name] = replace(first, also=f"{first.also} {action.also}".strip())
        return tuple(known.values())

    def find(self, words: str) -> Action | None:
        """Return looking for `words` in all families; None while that may not be."""
        if self._standing().reading:
            return None
        label = self.tr("Find in everything: {words}").format(words=isolated(words))
        return Action("find-typed", label, lambda: self._ways.show_search(words), "search")

    def _standing(self) -> _Standing:
        opened = self._work.files.open_visit()
        none = self.tr("No visit is open.")
        if opened is not None:
            why = self.tr("A visit is open. This can be done after it.")
            return _Standing(why, why, "")
        if not self._work.leases.may_read():
            return _Standing("", self.tr("Families cannot be read now. Log in under the end of the day."), none)
        return _Standing("", "", none)

    def _of_page(self) -> Iterator[Action]:
        """Yield what the page itself offers; what is grey there is grey here too."""
        page = self._window.screen_in_sight
        buttons = [] if page is None else page.findChildren(Button)
        for number, button in enumerate(buttons):
            label = button.accessibleName() or button.text()
            if not button.isVisible() or button.isCheckable() or not label:
                continue
            grey = button.accessibleDescription() or self.tr("Not yet: the page says what comes first.")
            why = "" if button.isEnabled() else grey
            yield Action(f"page-{number}", label, partial(_press, button), button.icon_name or "chevron-right", why)

    def _of_day(self) -> Iterator[Action]:
        ways, here, header = self._ways, self._standing(), self._window.header
        stays = self.tr("Not with the practice family: all of it is thrown away.")
        practice = stays if self._work.end_of_day.stays else ""
        opened = self._work.files.open_visit()
        yield Action(
            "today", self.tr("Today"), ways.show_today, "calendar-event", here.reading, self.tr("day visits start")
        )
        yield Action("find", self.tr("Find in everything"), ways.show_search, "search", here.reading)
        yield Action(
            "end-of-day", self.tr("To the end of the day"), ways.show_end_of_day, "moon-stars", practice or here.day,
            self.tr("send sync log in fetch"),
        )  # fmt: skip
        yield Action(
            "new-family", self.tr("Write down a new family"), ways.show_new_family, "plus", practice or here.reading
        )
        yield Action("about", self.tr("About this program"), ways.show_about, "info-circle", here.reading)
        back = partial(ways.show_visit, "" if opened is None else opened[0].case)
        yield Action("visit", self.tr("To the visit"), back, "door", here.visit)
        of_visit = {
            "call": header.call,
            "cover": header.cover,
            "mark": header.bookmark,
            "newcomer": header.newcomer,
            "pause": header.pause,
        }
        for key, button in of_visit.items():
            yield Action(key, button.accessibleName(), button.click, button.icon_name or "", here.visit)
        yield Action("display", header.appearance.accessibleName(), header.appearance.click, "sun-moon")
        yield Action("lock", header.lock.accessibleName(), header.lock.click, "lock")

    def _families(self) -> Iterator[Action]:
        if self._standing().reading:
            return
        for case, name in self._work.finding.families():
            label = isolated(name) if name else self.tr("Family without a name")
            yield Action(f"family-{case}", label, partial(self._ways.show_family, case), "home-heart", on_demand=True)


def _press(button: Button) -> None:
    """Press a button of the page beneath, if it is still there and still to be pressed."""
    if isValid(button) and button.isVisible() and button.isEnabled():
        button.click()
