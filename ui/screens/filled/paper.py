"""One part of a form on paper: which reader, the pages as they come from the template, and the printer."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from jgvisit.ids import CaseId, PersonId
from jgvisit.records.visibility import ShownFile
from jgvisit.services.forms.drafts import PartKey
from jgvisit.services.papers.page_image import PageImage
from jgvisit.workspace import Workspace
from ui.printing import PagePrinter
from ui.screens.filled.printed import told_of
from ui.screens.filled.state import PaperShown
from ui.widgets.message_bar import Message


class PartOnPaper:
    """The paper that is being looked at, if one is."""

    def __init__(self, work: Workspace, printer: PagePrinter | None = None) -> None:
        self._work = work
        self.printer = printer or PagePrinter()
        self.turn = 0
        """Counts the times a paper was asked for: what comes late for another one is not shown."""
        self._reader: PersonId | None = None
        self._pages: tuple[bytes, ...] = ()
        self.is_open = False

    def ask(
        self, case: CaseId, key: PartKey, reader: PersonId | None, *, alone: bool
    ) -> Callable[[], tuple[bytes, ...]]:
        """Open the paper of `reader`; return what draws it, off the UI thread."""
        self.is_open, self._pages, self._reader = True, (), reader
        self.turn += 1
        return lambda: self._work.form_papers.pages(case, key, reader, for_me=alone)

    def take(self, pages: tuple[bytes, ...], turn: int) -> None:
        """Take the pages, if they are still of the paper that is looked at."""
        if turn == self.turn and self.is_open:
            self._pages = pages

    def to_print(self, case: CaseId, key: PartKey, *, large: bool) -> Callable[[], tuple[PageImage, ...]]:
        """Return what draws the pages for the printer, off the UI thread."""
        reader = self._reader
        return lambda: self._work.form_papers.print_pages(case, key, reader, large=large)

    def failed(self) -> None:
        """Put away a paper that could not be made; one that lies there stays."""
        if not self._pages:
            self.close()

    def close(self) -> None:
        """Put the paper away."""
        self.is_open, self._pages = False, ()
        self.turn += 1

    def shown(self, file: ShownFile, key: PartKey, title: str) -> PaperShown | None:
        """Return what the screen shows of it; None while no paper is looked at."""
        if not self.is_open:
            return None
        may_have = self._work.form_papers.readers(file.case, key)
        readers = [member for member in file.members if member.id in may_have]
        return PaperShown(
            title=title,
            readers=tuple((member.id, member.name, member.id == self._reader) for member in readers),
            pages=self._pages,
            can_print=self._work.files.open_visit() is None,
        )

    def print(self, pages: tuple[PageImage, ...], parent: QWidget) -> Message | None:
        """Ask for a printer and print; return what came of it."""
        return told_of(self.printer.print_pages(pages, parent))
