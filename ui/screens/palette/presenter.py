"""Joins the page of what can be done to the window: what stands in it is asked anew each time it is opened."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from jgvisit.domain.searching import as_searched, matches
from ui.main_window import MainWindow
from ui.presenting import Context, Presenter
from ui.screens.palette.screen import PaletteScreen
from ui.screens.palette.state import PaletteState, Row

NAME = "palette"
_MOST_ROWS = 12


@dataclass(frozen=True)
class Action:
    """Something that can be done by its name."""

    key: str
    label: str
    run: Callable[[], object]
    icon: str = "chevron-right"
    why_not: str = ""
    also: str = ""
    """Other words by which it is found."""
    on_demand: bool = False
    """It shows only once something was typed: a family among 300."""


class PalettePresenter(Presenter):
    """Lays the page over what is in sight, and does what was chosen once it is lifted."""

    def __init__(
        self,
        screen: PaletteScreen,
        context: Context,
        window: MainWindow,
        actions: Callable[[], Sequence[Action]],
        find: Callable[[str], Action | None],
    ) -> None:
        """Prepare.

        Args:
            screen: the page.
            context: as of every presenter.
            window: on which it is laid.
            actions: what can be done now, and what cannot and why; in the order in which it is shown.
            find: looking for what was typed, as an action; None where nothing may be looked for now.
        """
        super().__init__(screen, context)
        self._screen, self._window, self._actions_now, self._find = screen, window, actions, find
        self._actions: tuple[Action, ...] = ()
        self._typed, self._opening = "", 0
        screen.looked_for.connect(self._on_looked_for)
        screen.chosen.connect(self._on_chosen)
        screen.back_requested.connect(self.close)

    def open(self) -> None:
        """Lay it over the page in sight."""
        self._actions, self._typed = tuple(self._actions_now()), ""
        self._opening += 1
        self.refresh()
        self._window.lay(NAME)

    def close(self) -> None:
        """Lift it, and forget what stood in it."""
        if self._window.current == NAME:
            self._window.lift()
        self._actions, self._typed = (), ""
        self._opening += 1
        self._screen.show_state(PaletteState(opening=self._opening))

    def refresh(self) -> None:
        """Draw what fits the words, what can be done first."""
        fit = sorted(self._fitting(), key=lambda each: bool(each.why_not))
        rows = tuple(Row(each.key, each.label, each.icon, each.why_not) for each in fit[:_MOST_ROWS])
        self._screen.show_state(PaletteState(rows, max(0, len(fit) - _MOST_ROWS), self._opening))

    def _fitting(self) -> list[Action]:
        if not as_searched(self._typed):
            return [each for each in self._actions if not each.on_demand]
        fit = [each for each in self._actions if matches(self._typed, (each.label, each.also))]
        first = as_searched(self._typed)
        fit.sort(key=lambda each: not as_searched(each.label).startswith(first))
        found = self._find(self._typed.strip())
        return fit if found is None else [*fit, found]

    def _on_looked_for(self, text: str) -> None:
        self._typed = text
        self.refresh()

    def _on_chosen(self, key: str) -> None:
        chosen = next((each for each in self._fitting() if each.key == key and not each.why_not), None)
        self.close()
        if chosen is not None:
            chosen.run()
