"""Joins the page for moreel beraad to the services."""

from __future__ import annotations

import msgspec
from PySide6.QtCore import Signal

from jgvisit.domain.own_words import says_something
from jgvisit.ids import CaseId
from jgvisit.services.papers.moral_case import FIELDS, Field, Found, KnownWords, look_through
from jgvisit.services.papers.page_image import PageImage
from jgvisit.services.ports.journal import DraftKey
from jgvisit.shapes import read_json
from ui.presenting import Context, Presenter
from ui.printing import PagePrinter
from ui.screens.filled.printed import told_of
from ui.screens.moral_case.screen import MoralCaseScreen
from ui.screens.moral_case.state import MoralCaseState
from ui.widgets.entry_fields import EntryField

_DRAFT = "moral_case"


class MoralCasePresenter(Presenter):
    """Keeps what is typed as a draft; what a person looked at counts as long as the page is open.

    Signals:
        finished: case; back to the family.
    """

    finished = Signal(str)

    def __init__(self, screen: MoralCaseScreen, context: Context, printer: PagePrinter | None = None) -> None:
        super().__init__(screen, context)
        self._screen, self.printer = screen, printer or PagePrinter()
        self._case: CaseId | None = None
        self._values, self._stands = dict[str, str](), set[str]()
        self._known = KnownWords((), frozenset(), frozenset(), frozenset())
        screen.value_changed.connect(self._on_value_changed)
        screen.word_looked_at.connect(self._on_word_looked_at)
        screen.print_requested.connect(self._on_print_requested)
        screen.empty_requested.connect(self._on_empty_requested)
        screen.back_requested.connect(self._on_back_requested)

    def show(self, case: CaseId) -> None:
        """Show the page of this family, as it was typed."""
        self._case, self.message = case, None
        self._screen.forget()
        self._stands = set()
        kept = self.drafts(case).get(_DRAFT)
        self._values = {} if kept is None else read_json(kept, dict[str, str])
        self._known = self.work.moral_cases.known(case)
        self.refresh()

    def refresh(self) -> None:
        """Draw the page, and what of its text has to be looked at."""
        case = self._case
        if case is None or self.work.files.open_visit() is not None:
            return
        found = look_through(self._known, self._texts())
        self._screen.show_state(
            MoralCaseState(
                family=self.work.files.shown(case).name,
                people=self.work.moral_cases.people(case),
                fields=self._fields(),
                values=self._values,
                known=found.known,
                doubtful=tuple((word, word in self._stands) for word in found.doubtful),
                can_print=self._may_print(found),
                message=self.message,
            )
        )

    def _fields(self) -> tuple[EntryField, ...]:
        asked: dict[Field, tuple[str, str]] = {
            "question": (
                self.tr("What do we ask ourselves?"),
                self.tr("One question, such as: is it right that we …?"),
            ),
            "facts": (self.tr("What is going on?"), self.tr("Facts only, without days and places.")),
            "perspectives": (self.tr("How does each look at it?"), self.tr("The child, each parent, others, we.")),
            "values": (self.tr("What is at stake?"), self.tr("Such as safety, being heard, trust, own choice.")),
            "options": (self.tr("What can we do, and what is for and against it?"), ""),
        }
        return tuple(
            EntryField(name, label, "text", hint, required=name == "question") for name, (label, hint) in asked.items()
        )

    def _texts(self) -> dict[Field, str]:
        return {name: self._values.get(name, "") for name in FIELDS}

    def _may_print(self, found: Found) -> bool:
        looked_through = not found.known and set(found.doubtful) <= self._stands
        return says_something(self._values.get("question")) and looked_through and not self.busy

    def _on_value_changed(self, field: str, value: str) -> None:
        self._values[field] = value
        if self._case is not None:
            self.keep_draft(DraftKey(self._case, _DRAFT), msgspec.json.encode(self._values))
        self.refresh()

    def _on_word_looked_at(self, word: str, stands: bool) -> None:
        (self._stands.add if stands else self._stands.discard)(word)
        self.refresh()

    def _on_print_requested(self) -> None:
        case = self._case
        if case is None or self.busy:
            return
        self.busy = True
        texts, looked_at = self._texts(), frozenset(self._stands)
        self.slow(lambda: self.work.moral_cases.pages(case, texts, looked_at), self._print)
        self.refresh()

    def _print(self, pages: tuple[PageImage, ...]) -> None:
        self.busy = False
        if self._screen.isVisible() and self.work.files.open_visit() is None:
            self.message = told_of(self.printer.print_pages(pages, self._screen))

    def _on_empty_requested(self) -> None:
        case = self._case
        if case is None or self.busy:
            return
        self._values, self._stands = {}, set()
        self._screen.fields.forget()
        self.write(case, lambda: self.work.journal.clear_draft(DraftKey(case, _DRAFT)))

    def _on_back_requested(self) -> None:
        case = self._case
        if case is not None:
            self._case = None
            self._screen.forget()
            self.finished.emit(case)
