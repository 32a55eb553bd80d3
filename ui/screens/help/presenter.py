"""Joins the page of help to the guide for workers, and the guide to the printer."""

from __future__ import annotations

from pathlib import Path

from jgvisit.content.guides import Chapter, guide
from jgvisit.services.papers.page_image import PageImage
from ui.choosing_files import ChooseFile, ask_new_file
from ui.main_window import MainWindow
from ui.presenting import Context, Presenter
from ui.printing import PagePrinter, Printed
from ui.screens.help.screen import HelpScreen, HelpState
from ui.widgets.message_bar import Message

NAME = "help"
FILE_NAME = "jgvisit-handleiding.pdf"
_FOLDERS = {"leave": "leave_behind", "heard_card": "explain"}
"""Where a screen in the window is not called by its folder."""


class HelpPresenter(Presenter):
    """Lays the help of the page in sight over it; it holds nothing of any family."""

    def __init__(self, screen: HelpScreen, context: Context, window: MainWindow) -> None:
        super().__init__(screen, context)
        self._screen, self._window, self._whole = screen, window, guide("worker")
        self._guide = self._whole
        self._chapter: Chapter = self._guide.chapters[0]
        self.printer = PagePrinter()
        self.choose_file: ChooseFile = ask_new_file
        screen.chapter_chosen.connect(self._on_chapter_chosen)
        screen.print_requested.connect(self._on_print_requested)
        screen.save_requested.connect(self._on_save_requested)
        screen.back_requested.connect(window.lift)

    def show(self, screen: str) -> None:
        """Show the help of this screen."""
        in_a_room = self.work.files.open_visit() is not None
        self._guide = self._whole.for_a_room() if in_a_room else self._whole
        self._chapter, self.message = self._guide.for_screen(_FOLDERS.get(screen, screen)), None
        self.refresh()
        self._window.lay(NAME)

    def refresh(self) -> None:
        """Draw the chapter."""
        chapter = self._chapter
        self._screen.show_state(
            HelpState(
                title=chapter.title,
                notice=self._guide.notice,
                what=chapter.what,
                why=chapter.why,
                steps=chapter.steps,
                law=tuple(f"{line.says} ({line.article})" for line in chapter.law),
                chapters=tuple((each.name, each.title) for each in self._guide.chapters if each is not chapter),
                message=self.message,
                busy=self.busy,
            )
        )

    def _on_chapter_chosen(self, name: str) -> None:
        self._chapter, self.message = self._guide.chapter(name), None
        self.refresh()

    def _on_print_requested(self) -> None:
        self._begin()
        self.slow(lambda: self.work.guides.images(self._whole), self._on_drawn)

    def _on_drawn(self, pages: tuple[PageImage, ...]) -> None:
        self.busy = False
        said = {
            Printed.PRINTED: Message(self.tr("Printed."), "", "positive"),
            Printed.NO_PRINTER: Message(self.tr("There is no printer here."), self.tr("Save it instead."), "warning"),
            Printed.FAILED: Message(self.tr("The printer stopped."), self.tr("Try it again."), "warning"),
        }
        self.message = said.get(self.printer.print_pages(pages, self._screen))

    def _on_save_requested(self) -> None:
        chosen = self.choose_file(self._screen, FILE_NAME)
        if chosen:
            self._begin()
            self.slow(lambda: self.work.guides.save(self._whole, Path(chosen)), lambda _: self._on_saved())

    def _on_saved(self) -> None:
        self.busy = False
        self.message = Message(self.tr("Saved."), "", "positive")

    def _begin(self) -> None:
        self.message, self.busy = None, True
        self.refresh()
