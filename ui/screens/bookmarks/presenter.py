"""Joins the screen of bookmarks to the services."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec
from PySide6.QtCore import Signal

from jgvisit.ids import CaseId, RecordId
from jgvisit.records.case_bookmarks import Bookmark
from jgvisit.records.case_file import CaseFile
from jgvisit.records.case_stamp import time_of
from jgvisit.records.payload_bookmarks import BookmarkWritten
from jgvisit.services.ports.journal import DraftKey
from jgvisit.shapes import read_json
from ui.presenting import Context, Presenter
from ui.screens.bookmarks.said_fields import SaidFields
from ui.screens.bookmarks.screen import BookmarkRow, BookmarksScreen, BookmarksState
from ui.theme import Tone
from ui.widgets.message_bar import Message
from ui.wording import moment_words

_FILLED_IN = "review_on"
"""The field that holds a day before anybody types."""


class BookmarksPresenter(Presenter):
    """Shows the bookmarks of one family; what is half typed about one waits for its worker.

    Signals:
        finished: case; back to the family.
    """

    finished = Signal(str)

    def __init__(self, screen: BookmarksScreen, context: Context) -> None:
        super().__init__(screen, context)
        self._screen, self._asks = screen, SaidFields(self)
        self._case: CaseId | None = None
        self._chosen, self._values, self._asked = "", dict[str, str](), False
        screen.chosen.connect(self._on_chosen)
        screen.value_changed.connect(self._on_value_changed)
        screen.write_requested.connect(self._on_write_requested)
        screen.nothing_requested.connect(self._on_nothing_requested)
        screen.back_requested.connect(self._on_back_requested)

    def show(self, case: CaseId) -> None:
        """Show the bookmarks of this family, those that wait for words first."""
        self._case, self.message = case, None
        self._begin("")
        self.refresh()

    def refresh(self) -> None:
        """Draw the bookmarks as the records tell them; nothing of them with a visit open."""
        if self._case is None:
            return
        bookmarks, file = self.work.bookmarks.of(self._case), self.work.files.shown(self._case)
        chosen = next((each for each in bookmarks if each.id == self._chosen), None)
        self._screen.show_state(
            BookmarksState(
                family=file.name,
                rows=tuple(self._row(file, each) for each in sorted(bookmarks, key=lambda each: not each.waits)),
                chosen="" if chosen is None else chosen.id,
                chosen_words="" if chosen is None else self._when(chosen),
                fields=() if chosen is None else self._asks.fields(file),
                values=self._values,
                missing=self._asks.missing(file, self._values) if self._asked and chosen else frozenset(),
                message=self.message,
                busy=self.busy,
            )
        )

    def _row(self, file: CaseFile, bookmark: Bookmark) -> BookmarkRow:
        status: tuple[str, Tone] = (self.tr("Still to be written down"), "warning")
        if not bookmark.waits:
            said = any(each.words for each in bookmark.written)
            status = (self.tr("Written down"), "positive") if said else (self.tr("Nothing to write down"), "neutral")
        lines = tuple(line for said in bookmark.written if said.words for line in self._asks.lines(file, said))
        return BookmarkRow(bookmark.id, self._when(bookmark), *status, lines, waits=bookmark.waits)

    def _when(self, bookmark: Bookmark) -> str:
        stamp = bookmark.made or bookmark.written[0].stamp
        return moment_words(time_of(stamp))

    def _begin(self, key: str) -> None:
        self._chosen, self._asked, self._values = key, False, {}
        bookmark = None if self._case is None else self._of(self._case, key)
        if self._case is not None and bookmark is not None:
            kept = self.drafts(self._case).get(_draft(self._case, self._chosen).field)
            said = bookmark.written[-1] if bookmark.written else None
            first = self._asks.first_values(said, self.work.today())
            self._values = first if kept is None else read_json(kept, dict[str, str])
        self._screen.forget()

    def _of(self, case: CaseId, key: str) -> Bookmark | None:
        found: Sequence[Bookmark] = self.work.bookmarks.of(case)
        return next((each for each in found if each.id == key), None)

    def _on_chosen(self, key: str) -> None:
        self.message = None
        self._begin(key)
        self.refresh()

    def _on_value_changed(self, field: str, value: str) -> None:
        self._values[field] = value
        if self._case is not None and self._chosen:
            self.keep_draft(_draft(self._case, self._chosen), msgspec.json.encode(self._values))

    def _on_write_requested(self) -> None:
        case, key = self._case, self._chosen
        if case is None or not key or self.busy:
            return
        self._asked = True
        if self._asks.missing(self.work.files.shown(case), self._values):
            self.refresh()
            return
        self._write(case, key, self._asks.written(RecordId(key), self._values))

    def _on_nothing_requested(self, key: str) -> None:
        case = self._case
        if case is None or self.busy:
            return
        if self._is_half_typed(case, key):  # words of somebody who whispered are looked at first
            self._on_chosen(key)
        else:
            self._write(case, key, BookmarkWritten(bookmark=key))

    def _is_half_typed(self, case: CaseId, key: str) -> bool:
        kept = self.drafts(case).get(_draft(case, key).field)
        typed = {} if kept is None else read_json(kept, dict[str, str])
        return any(value.strip() for name, value in typed.items() if name != _FILLED_IN)

    def _write(self, case: CaseId, key: str, told: BookmarkWritten) -> None:
        clears = (_draft(case, key),)

        def written(_: object) -> None:
            if self._case == case:
                self._begin("")
                self.message = Message(self.tr("Recorded."), "", "positive")

        self.write(case, lambda: self.work.bookmarks.write(case, told, clears=clears), written)

    def _on_back_requested(self) -> None:
        case = self._case
        if case is not None:
            self._case = None
            self._begin("")
            self.finished.emit(case)


def _draft(case: CaseId, key: str) -> DraftKey:
    return DraftKey(case, f"bookmark:{key}")
