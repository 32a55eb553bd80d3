"""The general booklet: its pages for a printer, and with whom it was left, in which version (H5).

It is the one paper that is not personal. It may lie where no personal paper is safe, and changes nothing about what
else is proposed to anybody.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol, overload

from jgvisit.content.booklet import Booklet, booklet_languages, booklet_of
from jgvisit.content.booklet_words import BookletWords
from jgvisit.domain.booklet_code import read_code
from jgvisit.errors import RefusedError
from jgvisit.ids import CaseId, PersonId, RecordId
from jgvisit.records.case_papers import LeftBooklet
from jgvisit.records.payload_papers import BookletLeft
from jgvisit.services.desk.released import check_released
from jgvisit.services.desk.workplace import Workplace
from jgvisit.services.papers.handing_over import PRINT_DPI, VisitOpenError
from jgvisit.services.papers.page_image import PageImage
from jgvisit.services.ports.journal import DraftKey


class WrongCodeError(RefusedError):
    """What was typed cannot be the code of a booklet: a letter is wrong, or two are swapped. Nothing was recorded."""

    code = "refused.wrong_code"


class BookletMaker(Protocol):
    """Draws booklets."""

    def pdf(self, booklet: Booklet, *, large: bool) -> bytes:
        """Return it as a PDF."""


class LongPaperReader(Protocol):
    """Reads a PDF of ours in memory, a page at a time."""

    def count(self, pdf: bytes) -> int:
        """Return how many pages it has."""

    def page(self, pdf: bytes, number: int, dpi: int) -> PageImage:
        """Draw one page, from 1."""


class BookletPages(Sequence[PageImage]):
    """The pages, each drawn as a printer asks for it: in large letters they are too many to be in memory at once."""

    def __init__(self, pdf: bytes, reader: LongPaperReader) -> None:
        self._pdf, self._reader = pdf, reader
        self._count = reader.count(pdf)

    def __len__(self) -> int:
        return self._count

    @overload
    def __getitem__(self, at: int) -> PageImage: ...

    @overload
    def __getitem__(self, at: slice) -> tuple[PageImage, ...]: ...

    def __getitem__(self, at: int | slice) -> PageImage | tuple[PageImage, ...]:
        if isinstance(at, slice):
            return tuple(self[each] for each in range(*at.indices(self._count)))
        if not -self._count <= at < self._count:
            raise IndexError(at)
        return self._reader.page(self._pdf, at % self._count + 1, PRINT_DPI)


class Booklets:
    """The booklet in the languages there are, and where it was left."""

    def __init__(self, at: Workplace, words: BookletWords, maker: BookletMaker, reader: LongPaperReader) -> None:
        self._at, self._words, self._maker, self._reader = at, words, maker, reader

    def languages(self) -> tuple[str, ...]:
        """Return the languages it can be printed in, Dutch first; outside the demo only what was checked (H27)."""
        return booklet_languages(self._at.packs.current, checked_only=not self._at.identity.demo)

    def code(self, language: str) -> str:
        """Return the version code of the booklet as it would be printed now."""
        return self._made(language).code

    def pages(self, language: str, *, large: bool) -> BookletPages:
        """Return its pages for a printer.

        Raises:
            VisitOpenError: we are in somebody's house: nothing is printed there.
            UnreleasedTextError: no jurist released one of its cards, outside the demo (H27).
            RenderError: it cannot be drawn.
        """
        return BookletPages(self._pdf(language, large=large), self._reader)

    def left_with(self, case: CaseId) -> tuple[LeftBooklet, ...]:
        """Return with whom of this family it lies, as far as all who look on may know it (H4)."""
        return self._at.files.shown(case).booklets

    def left(self, case: CaseId, person: PersonId, typed: str) -> str:
        """Write down that it was left with somebody today; return the code it carries, as it is written.

        Args:
            case: the family.
            person: with whom.
            typed: the code on the cover, which may be that of an older print.

        Raises:
            WrongCodeError: no booklet has that code.
            KeyError: `person` is nobody of this family; nothing was written.
        """
        code = read_code(typed)
        if code is None:
            raise WrongCodeError("no code of a booklet")
        self._write(case, person, code, given=True, clears=(DraftKey(case, CODE_FIELD),))
        return code

    def not_left(self, case: CaseId, person: PersonId, code: str, since: str | None = None) -> RecordId:
        """Take that back: it was not left, or lies there `since` an earlier day, as before. Errors as `left`."""
        return self._write(case, person, code, given=since is not None, on=since)

    def _write(
        self,
        case: CaseId,
        person: PersonId,
        code: str,
        *,
        given: bool,
        on: str | None = None,
        clears: tuple[DraftKey, ...] = (),
    ) -> RecordId:
        known = self._at.files.get(case).member(person).id
        day = on or self._at.time.today().isoformat()
        told = BookletLeft(person=known, booklet_version=code, on=day, given=given)
        return self._at.writer.one(case, told, clears=clears)

    def _pdf(self, language: str, *, large: bool) -> bytes:
        if self._at.files.open_visit() is not None:
            raise VisitOpenError("no paper is printed in an open visit")
        booklet = self._made(language)
        check_released(booklet.review, self._at.identity, signed=self._at.packs.current.signed)
        return self._maker.pdf(booklet, large=large)

    def _made(self, language: str) -> Booklet:
        demo = self._at.identity.demo
        return booklet_of(self._at.packs.current, self._words, language, self._at.time.today(), checked_only=not demo)


CODE_FIELD = "booklet_code"
"""Draft of a half-typed code."""
