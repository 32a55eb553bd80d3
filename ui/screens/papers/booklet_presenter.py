"""Joins the panel of the general booklet to the services and to a printer."""

from __future__ import annotations

from collections.abc import Sequence

from jgvisit.ids import CaseId, PersonId
from jgvisit.services.papers.booklets import CODE_FIELD
from jgvisit.services.papers.page_image import PageImage
from jgvisit.services.ports.journal import DraftKey
from ui.i18n import isolated
from ui.presenting import Context, Presenter
from ui.printing import PagePrinter, Printed
from ui.screens.papers.booklet_panel import BookletPanel, BookletState, Reader
from ui.widgets.message_bar import Message
from ui.wording import day_words, language_words


class BookletPresenter(Presenter):
    """Prints the booklet and writes down with whom it was left; never in an open visit."""

    def __init__(self, panel: BookletPanel, context: Context, printer: PagePrinter | None = None) -> None:
        super().__init__(panel, context)
        self._panel, self.printer = panel, printer or PagePrinter()
        self._case: CaseId | None = None
        self._language = ""
        self._left: tuple[CaseId, PersonId, str, str | None] | None = None
        """What was left just now, and since which day it lay there already."""
        self._turn = 0
        panel.language_chosen.connect(self._on_language_chosen)
        panel.print_requested.connect(self._on_print_requested)
        panel.typed.connect(self._on_typed)
        panel.left.connect(self._on_left)
        panel.undo_requested.connect(self._on_undo_requested)

    def show(self, case: CaseId) -> None:
        """Show the booklet to this family."""
        self._case, self.message, self._left = case, None, None
        self._turn += 1
        self._language = self.work.booklets.languages()[0]
        self.refresh()

    def refresh(self) -> None:
        """Draw which booklets there are and where they lie."""
        if self._case is None:
            return
        file, code = self.work.files.shown(self._case), self.work.booklets.code(self._language)
        lying = self.work.booklets.left_with(self._case)
        kept = self.drafts(self._case).get(CODE_FIELD)
        self._panel.show_state(
            BookletState(
                languages=tuple((each, language_words(each)) for each in self.work.booklets.languages()),
                language=self._language,
                code=code,
                typed=code if kept is None else kept.decode(),
                readers=tuple(
                    Reader(
                        member.id,
                        member.name,
                        "\n".join(
                            self.tr("Has version {code}, since {day}").format(code=each.code, day=day_words(each.on))
                            for each in lying
                            if each.person == member.id
                        ),
                    )
                    for member in file.members
                ),
                message=self.message,
                busy=self.busy,
            )
        )

    def _on_language_chosen(self, language: str) -> None:
        self._language, self.message = language, None
        self.refresh()

    def _on_typed(self, code: str) -> None:
        if self._case is not None:
            self.keep_draft(DraftKey(self._case, CODE_FIELD), code.encode())
            self.refresh()

    def _on_print_requested(self, large: bool) -> None:
        if self.busy:
            return
        self.busy, self.message = True, None
        self.refresh()
        turn, language = self._turn, self._language
        self.slow(lambda: self.work.booklets.pages(language, large=large), lambda pages: self._print(pages, turn))

    def _print(self, pages: Sequence[PageImage], turn: int) -> None:
        self.busy = False
        if turn != self._turn or not self._panel.isVisible() or self.work.files.open_visit() is not None:
            return  # an answer that comes late is for nobody (H4)
        self.message = {
            Printed.PRINTED: Message(self.tr("Sent to the printer."), severity="positive"),
            Printed.CANCELLED: None,
            Printed.NO_PRINTER: Message(
                self.tr("This laptop knows no printer."), self.tr("Connect one, or print at the office."), "warning"
            ),
            Printed.FAILED: Message(
                self.tr("The printer did not take it."), self.tr("Look at the printer and try again."), "warning"
            ),
        }[self.printer.print_pages(pages, self._panel)]

    def _on_left(self, person: str, typed: str) -> None:
        case, turn = self._case, self._turn
        if case is None or self.busy:
            return
        name = isolated(self.work.files.shown(case).member(PersonId(person)).name)
        lay = {each.code: each.on for each in self.work.booklets.left_with(case) if each.person == person}

        def written(code: str) -> None:
            if turn != self._turn:
                return
            self._left = (case, PersonId(person), code, lay.get(code))
            said = self.tr("Written down: version {code} was left with {name}.").format(code=code, name=name)
            self.message = Message(said, severity="positive", action=self.tr("Undo"))

        self.write(case, lambda: self.work.booklets.left(case, PersonId(person), typed), written)

    def _on_undo_requested(self) -> None:
        left, self._left = self._left, None
        if left is not None and not self.busy:
            case, person, code, since = left
            self.write(case, lambda: self.work.booklets.not_left(case, person, code, since))
