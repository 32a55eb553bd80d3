"""Joins the screen of the look to what keeps it."""

from __future__ import annotations

from PySide6.QtCore import QObject

from ui.appearance import AppearanceKeeper
from ui.main_window import MainWindow
from ui.screens.appearance.screen import AppearanceScreen, AppearanceState
from ui.theme.appearance import Appearance
from ui.widgets.message_bar import Message

NAME = "appearance"


class AppearancePresenter(QObject):
    """Lays the screen over whatever is in sight; beneath it everything stays as it is, half-typed words too."""

    def __init__(self, screen: AppearanceScreen, window: MainWindow, keeper: AppearanceKeeper) -> None:
        super().__init__(screen)
        self._screen, self._window, self._keeper = screen, window, keeper
        self._kept = True
        window.add_screen(NAME, screen)
        window.header.appearance_requested.connect(self.show)
        screen.chosen.connect(self._on_chosen)
        screen.back_requested.connect(window.lift)

    def show(self) -> None:
        """Show what is chosen now."""
        self._refresh()
        self._window.lay(NAME)

    def _on_chosen(self, chosen: Appearance) -> None:
        self._kept = self._keeper.choose(chosen)
        self._refresh()

    def _refresh(self) -> None:
        self._screen.show_state(AppearanceState(self._keeper.chosen, self._message()))

    def _message(self) -> Message | None:
        if not self._kept:
            return Message(
                self.tr("This could not be kept."),
                self.tr("It looks like this until the program closes. Is the disk full?"),
                "warning",
            )
        if self._keeper.faults:
            return Message(
                self.tr("The colours of the municipality are not used."),
                self.tr("For who made them: {fault}").format(fault=self._keeper.faults[0]),
                "info",
                closable=False,
            )
        return None
