"""Joins the screen about the program to the report and to the list of licences."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import qVersion
from PySide6.QtGui import QGuiApplication

from jgvisit.config import resources_dir
from jgvisit.diagnosing import keep, opened_of
from jgvisit.diagnostics import Line, report
from jgvisit.shapes import json_decoder
from ui.choosing_files import ChooseFile, ask_new_file
from ui.main_window import MainWindow
from ui.presenting import Context, Presenter
from ui.screens.about.screen import AboutScreen, AboutState
from ui.widgets.message_bar import Message

NAME = "about"
FILE_NAME = "jgvisit-servicedesk.txt"


@dataclass(frozen=True)
class Made:
    """One thing that is in the program."""

    name: str
    version: str
    licence: str
    by: str


_DECODER = json_decoder(dict[str, list[Made]])


class AboutPresenter(Presenter):
    """Lays the screen over today; what is saved is what was shown."""

    def __init__(
        self, screen: AboutScreen, context: Context, window: MainWindow, choose: ChooseFile = ask_new_file
    ) -> None:
        super().__init__(screen, context)
        self._screen, self._window, self.choose_file = screen, window, choose
        self._lines: tuple[Line, ...] = ()
        self._licences: tuple[str, ...] = ()
        screen.save_requested.connect(self._on_save_requested)
        screen.back_requested.connect(window.lift)

    def show(self) -> None:
        """Make the report anew and show it."""
        self._lines, self.message = (), None
        self._licences = self._licences or _licences()
        self.refresh()
        self._window.lay(NAME)
        work, windows = self.work, f"Qt {qVersion()}, {QGuiApplication.platformName()}"
        self.slow(lambda: report(work.safe.places, work.clock, opened_of(work), windows), self._on_made)

    def refresh(self) -> None:
        """Draw the report as far as it is there."""
        lines = tuple((line.what, line.value) for line in self._lines)
        self._screen.show_state(AboutState(lines, self._licences, self.message, self.busy))

    def _on_made(self, lines: tuple[Line, ...]) -> None:
        self._lines = lines

    def _on_save_requested(self) -> None:
        chosen, lines = self.choose_file(self._screen, FILE_NAME), self._lines
        if chosen and lines:
            self.message, self.busy = None, True
            self.refresh()
            self.slow(lambda: keep(lines, Path(chosen)), lambda _: self._on_kept(Path(chosen).name))

    def _on_kept(self, name: str) -> None:
        self.busy = False
        text = self.tr("{file} holds what stands here, and nothing else.").format(file=name)
        self.message = Message(self.tr("Saved."), text, "positive")


def _licences() -> tuple[str, ...]:
    listed = _DECODER.decode((resources_dir() / "licences.json").read_bytes())
    return tuple(
        " · ".join(word for word in (f"{made.name} {made.version}".strip(), made.licence, made.by) if word)
        for made in (*listed["parts"], *listed["packages"])
    )
