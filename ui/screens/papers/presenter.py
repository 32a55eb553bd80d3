"""Joins the screen of papers to the services and to a printer."""

from __future__ import annotations

from PySide6.QtCore import Signal

from jgvisit.ids import CaseId
from jgvisit.records.case_file import CaseFile
from jgvisit.services.handing_over import PageImage, PaperToGive
from ui.i18n import isolated
from ui.presenting import Context, Presenter
from ui.printing import PagePrinter, Printed
from ui.screens.papers.screen import PaperRow, PapersScreen, PapersState
from ui.widgets.message_bar import Message


class PapersPresenter(Presenter):
    """Shows what waits for the people of one family.

    Signals:
        finished: case; back to the family.
    """

    finished = Signal(str)

    def __init__(self, screen: PapersScreen, context: Context, printer: PagePrinter | None = None) -> None:
        super().__init__(screen, context)
        self._screen = screen
        self.printer = printer or PagePrinter()
        self._case: CaseId | None = None
        self._marked: PaperToGive | None = None
        screen.print_requested.connect(self._on_print_requested)
        screen.given.connect(self._on_given)
        screen.not_wanted.connect(self._on_not_wanted)
        screen.undo_requested.connect(self._on_undo_requested)
        screen.back_requested.connect(lambda: self.finished.emit(self._case))

    def show(self, case: CaseId) -> None:
        """Show the papers of this family."""
        self._case, self.message, self._marked = case, None, None
        self.refresh()

    def refresh(self) -> None:
        """Draw what waits, as the records tell it."""
        if self._case is None:
            return
        file = self.work.files.shown(self._case)
        papers = self.work.handing_over.waiting(self._case)
        self._screen.show_state(
            PapersState(file.name, tuple(self._row(file, paper) for paper in papers), self.message, self.busy)
        )

    def _row(self, file: CaseFile, paper: PaperToGive) -> PaperRow:
        contact = next((each for each in file.safe_contacts if each.person == paper.person), None)
        known = () if contact is None else (contact.detail, contact.hours)
        return PaperRow(
            key=paper.key,
            owner=file.member(paper.person).name,
            title=self._title(file, paper),
            wish=self._wish(paper),
            address=" · ".join(text for text in known if text),
        )

    def _title(self, file: CaseFile, paper: PaperToGive) -> str:
        if paper.form is None:
            personal = paper.sheet == "personal"
            return self.tr("Sheet with rights, with names") if personal else self.tr("Sheet with rights, without names")
        child = isolated(file.member(paper.child).name) if paper.child is not None else ""
        return self.tr("Signed copy: consent to help for {name}").format(name=child)

    def _wish(self, paper: PaperToGive) -> str:
        words = {
            "paperNow": self.tr("On paper, now"),
            "nextVisit": self.tr("At the next visit"),
            "postToSafeAddress": self.tr("By post, to a safe address"),
            "atOtherPlace": self.tr("At school, the doctor, a lawyer or our office"),
        }.get(paper.way)
        if words is None:
            return self.tr("How they want it was not asked yet: ask first.")
        return words if paper.place is None else f"{words}: {isolated(paper.place)}"

    def _paper(self, key: str) -> PaperToGive | None:
        waiting = () if self._case is None else self.work.handing_over.waiting(self._case)
        return next((paper for paper in waiting if paper.key == key), None)

    def _on_print_requested(self, key: str) -> None:
        case, paper = self._case, self._paper(key)
        if case is None or paper is None or self.busy:
            return
        self.busy, self.message = True, None
        self.refresh()
        self.slow(lambda: self.work.handing_over.pages(case, paper), self._print)

    def _print(self, pages: tuple[PageImage, ...]) -> None:
        outcome = self.printer.print_pages(pages, self._screen)
        self.busy = False
        self.message = {
            Printed.PRINTED: Message(
                self.tr("Sent to the printer."),
                self.tr("Take it from the printer yourself. Press “Given” once its owner has it."),
                "positive",
            ),
            Printed.CANCELLED: None,
            Printed.NO_PRINTER: Message(
                self.tr("This laptop knows no printer."),
                self.tr("Connect one, or print at the office. The paper stays in this list."),
                "warning",
            ),
            Printed.FAILED: Message(
                self.tr("The printer did not take it."),
                self.tr("Look at the printer and try again. The paper stays in this list."),
                "warning",
            ),
        }[outcome]

    def _on_given(self, key: str) -> None:
        case, paper = self._case, self._paper(key)
        if case is not None and paper is not None and not self.busy:
            self.write(case, lambda: self.work.handing_over.given(case, paper, _way(paper)), lambda _: self._say(paper))

    def _say(self, paper: PaperToGive) -> None:
        self._marked = paper
        self.message = Message(self.tr("Written down as given."), severity="positive", action=self.tr("Undo"))

    def _on_undo_requested(self) -> None:
        case, paper = self._case, self._marked
        if case is None or paper is None or self.busy:
            return
        self._marked = None
        self.write(case, lambda: self.work.handing_over.given(case, paper, _way(paper), given=False))

    def _on_not_wanted(self, key: str) -> None:
        case, paper = self._case, self._paper(key)
        if case is not None and paper is not None and not self.busy:
            self.write(case, lambda: self.work.handing_over.not_wanted(case, paper))


def _way(paper: PaperToGive) -> str:
    return paper.way or "handed"
