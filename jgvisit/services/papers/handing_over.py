"""Handing over: the papers that people wanted and do not have yet, their pages for a printer, and that they were given.

Never in an open visit: sealed copies are printed at the office and go to where contact is safe (H5).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Literal, Protocol

from jgvisit.domain.own_words import says_something
from jgvisit.errors import RefusedError
from jgvisit.ids import CaseId, FormId, PersonId, RecordId, VisitId
from jgvisit.records.case_file import CaseFile
from jgvisit.records.case_papers import CopyWish
from jgvisit.records.payload_papers import (
    SENT_WAYS,
    CopyChosen,
    CopyChosenTold,
    CopyDelivered,
    RightsSheetDelivered,
    VisitSheetDelivered,
)
from jgvisit.services.desk.case_files import CaseFiles
from jgvisit.services.desk.known_time import KnownTime
from jgvisit.services.desk.released import UnreleasedTextError
from jgvisit.services.desk.writing import Writer
from jgvisit.services.family.reached import ContactUnknownError, is_known
from jgvisit.services.forms.hidden_text import require_telling_nothing
from jgvisit.services.forms.refusals import LookAgainError
from jgvisit.services.papers.by_office import Holder, came_back, holder_of
from jgvisit.services.papers.large_print import enlarged
from jgvisit.services.papers.leaving import last_wishes, sheets_to_deliver, to_deliver, visit_sheets_to_deliver
from jgvisit.services.papers.page_image import PageImage
from jgvisit.services.papers.visit_sheet import VisitSheets
from jgvisit.services.ports.journal import DraftKey, Journal
from jgvisit.services.rights.sheet import PaperKind, RightsSheet, RightsSheets, SheetKind

PRINT_DPI = 300


class PaperReader(Protocol):
    """Reads a PDF of ours in memory."""

    def pages(self, pdf: bytes, dpi: int) -> tuple[PageImage, ...]:
        """Draw each page.

        Raises:
            DocumentError: it cannot be read.
        """

    def text(self, pdf: bytes) -> str:
        """Return the words on all pages; errors as `pages`."""


class VisitOpenError(RefusedError):
    """A visit is under way: what one person wanted is nobody else's to see (H4). Nothing was printed."""

    code = "refused.visit_open"


class TellerMissingError(RefusedError):
    """Who told that no paper is wanted or safe has a name, and is somebody to the family (H5). Nothing was recorded."""

    code = "refused.teller_missing"


@dataclass(frozen=True)
class OutsideWord:
    """What somebody outside the family told of somebody's papers."""

    way: Literal["nothing", "notSafe"]
    name: str
    role: str


@dataclass(frozen=True)
class PaperToGive:
    """One paper that somebody wanted and was not given yet."""

    person: PersonId
    visit: VisitId
    """At which it was signed or chosen."""
    form: FormId | None
    """None for a sheet about rights."""
    form_type: str
    child: PersonId | None
    sheet: PaperKind | None
    way: str
    """As its owner wished last; empty where nobody asked."""
    place: str | None
    holder: Holder = "worker"
    """Who brings it to its owner."""
    back_on: str | None = None
    """The day on which it came back, or was found not to be sendable."""

    @property
    def key(self) -> str:
        """Names this paper among those of one family."""
        return f"{self.person}:{self.form or self.visit}{':visit' if self.sheet == 'visit' else ''}"


class HandingOver:
    """Papers on their way to their owner."""

    def __init__(
        self,
        writer: Writer,
        files: CaseFiles,
        journal: Journal,
        sheets: RightsSheets,
        visit_sheets: VisitSheets,
        reader: PaperReader,
        time: KnownTime,
        note_print: Callable[[CaseId], None] = lambda _: None,
        *,
        author: PersonId,
    ) -> None:
        """Join the parts; `note_print` is told of each paper before its pages leave for a printer.

        `author` is who this worker is in a record that names a person (`author_of`).
        """
        self._author = author
        self._note_print = note_print
        self._writer = writer
        self._files = files
        self._journal = journal
        self._sheets, self._visit_sheets = sheets, visit_sheets
        self._reader = reader
        self._time = time

    def waiting(self, case: CaseId) -> tuple[PaperToGive, ...]:
        """Return what is still to be given to anybody of this family; nothing while we are in any house (H4)."""
        if self._files.open_visit() is not None:
            return ()
        file = self._files.get(case)
        wishes = last_wishes(file)
        copies = (self._copy(file, person, form) for person, form in to_deliver(file))
        sheets = (
            PaperToGive(wish.person, wish.visit, None, "", None, "personal" if wish.sheet == "personal" else "general",
                        wishes[wish.person].way if wish.person in wishes else "",
                        wishes[wish.person].place if wish.person in wishes else None)
            for wish in sheets_to_deliver(file)
        )  # fmt: skip
        of_visits = (
            PaperToGive(wish.person, wish.visit, None, "", None, "visit", wish.way, wish.place)
            for wish in visit_sheets_to_deliver(file)
            if self._has_visit_sheet(case, wish)
        )
        return (*copies, *sheets, *of_visits)

    def _copy(self, file: CaseFile, person: PersonId, form_id: FormId) -> PaperToGive:
        form = next(form for form in file.forms if form.id == form_id)
        wish = last_wishes(file).get(person)
        way, place = ("", None) if wish is None else (wish.way, wish.place)
        holder, back = holder_of(file, person, form_id, self._time.today()), came_back(file, person, form_id)
        day = None if back is None else back.on
        return PaperToGive(person, form.visit, form_id, form.form_type, form.child, None, way, place, holder, day)

    def _has_visit_sheet(self, case: CaseId, wish: CopyWish) -> bool:
        try:
            return self._visit_sheets.of(case, wish.visit, wish.person) is not None
        except LookAgainError:
            return True  # it waits for a person, who hears why when it is to be printed
        except UnreleasedTextError:
            return False

    def pages(self, case: CaseId, paper: PaperToGive, *, large: bool = False) -> tuple[PageImage, ...]:
        """Return the pages of a paper for a printer; for each person that is the paper they saw, and no more.

        Args:
            case: the family.
            paper: one that waits.
            large: the same in large print.

        Raises:
            VisitOpenError: we are in somebody's house.
            LookAgainError: since it was signed, something on it was hidden from its owner (H2): it waits for a person.
            StoreError: the paper is not on this laptop.
            DocumentError: it cannot be read.
            UnreleasedTextError: the sheet's texts were not released, outside the demo (H27).
        """
        if self._files.open_visit() is not None:
            raise VisitOpenError("no paper is printed in an open visit")
        pdfs = self._pdfs(case, paper)
        require_telling_nothing(self._files.get(case), frozenset({paper.person}), map(self._reader.text, pdfs))
        pages = tuple(page for pdf in pdfs for page in self._reader.pages(pdf, PRINT_DPI))
        self._note_print(case)
        return enlarged(pages) if large else pages

    def given(self, case: CaseId, paper: PaperToGive, way: str, *, given: bool = True) -> RecordId:
        """Write down that a paper was handed over today, which closes the duty to deliver it; or that it was not.

        Raises:
            KeyError: a paper of another family; nothing was written.
            ContactUnknownError: it was sent, and nobody asked how its owner can be reached safely (H8).
        """
        self._require_of(case, paper)
        if given and way in SENT_WAYS and not is_known(self._files.get(case), paper.person):
            raise ContactUnknownError("a letter before the safe contact")
        on = self._time.today().isoformat()
        if paper.form is not None:
            return self._writer.one(
                case, CopyDelivered(person=paper.person, form=paper.form, way=way, on=on, given=given)
            )
        if paper.sheet == "visit":
            told = VisitSheetDelivered(visit=paper.visit, person=paper.person, way=way, on=on, given=given)
            return self._writer.one(case, told)
        kinds = {sheet.kind for sheet in self._sheets_now(case, paper)}
        kind: SheetKind = "personal" if "personal" in kinds else "general"
        delivered = RightsSheetDelivered(
            visit=paper.visit, person=paper.person, sheet=kind, way=way, on=on, given=given
        )
        return self._writer.one(case, delivered)

    def not_wanted(self, case: CaseId, paper: PaperToGive, by: PersonId) -> RecordId:
        """Write down that none is wanted any more, and who said so: ends every duty to deliver one to its owner (H5).

        Raises:
            KeyError: as `given`, or `by` is nobody of this family.
        """
        self._require_of(case, paper)
        said = self._files.get(case).member(by).id
        other = None if said == paper.person else said
        return self._writer.one(case, CopyChosen(visit=paper.visit, person=paper.person, way="nothing", by=other))

    def not_safe(self, case: CaseId, paper: PaperToGive) -> RecordId:
        """Write down that this worker finds no paper safe for its owner: ends the same duties (H5).

        It is never called a wish of the owner: they did not choose it.

        Raises:
            KeyError: as `given`.
        """
        self._require_of(case, paper)
        return self._writer.one(
            case, CopyChosen(visit=paper.visit, person=paper.person, way="notSafe", by=self._author)
        )

    def told_outside(
        self, case: CaseId, paper: PaperToGive, told: OutsideWord, *, clears: Sequence[DraftKey] = ()
    ) -> RecordId:
        """Write down that somebody outside the family told that none is wanted or safe: ends the same duties (H5).

        Raises:
            KeyError: as `given`.
            TellerMissingError: no name, or not who that is to the family.
        """
        self._require_of(case, paper)
        if not (says_something(told.name) and says_something(told.role)):
            raise TellerMissingError("told by nobody")
        word = CopyChosenTold(
            visit=paper.visit,
            person=paper.person,
            way=told.way,
            told_by=told.name.strip(),
            told_role=told.role.strip(),
        )
        return self._writer.one(case, word, clears=clears)

    def wanted_after_all(self, case: CaseId, paper: PaperToGive) -> RecordId:
        """Take that back: the owner wants it as `paper` says. Errors as `given`."""
        self._require_of(case, paper)
        way: Any = paper.way
        return self._writer.one(case, CopyChosen(visit=paper.visit, person=paper.person, way=way, place=paper.place))

    def _require_of(self, case: CaseId, paper: PaperToGive) -> None:
        file = self._files.get(case)
        file.member(paper.person)
        if paper.form is not None and paper.form not in {form.id for form in file.forms}:
            raise KeyError(paper.form)

    def _pdfs(self, case: CaseId, paper: PaperToGive) -> tuple[bytes, ...]:
        if paper.form is None:
            return tuple(self._sheets.pdf(sheet) for sheet in self._sheets_now(case, paper))
        file = self._files.get(case)
        form = next(form for form in file.forms if form.id == paper.form)
        sealed = [each.document for each in form.decisions if each.person == paper.person and each.document]
        return tuple(self._journal.blob(case, document) for document in sealed)

    def _sheets_now(self, case: CaseId, paper: PaperToGive) -> tuple[RightsSheet, ...]:
        """Return the sheets as the law and the records stand today; one for all children of whom the same is true."""
        if paper.sheet == "visit":
            sheet = self._visit_sheets.of(case, paper.visit, paper.person)
            return () if sheet is None else (sheet,)
        member = self._files.get(case).member(paper.person)
        language = None if member.language == "nl" else member.language
        concerns = self._sheets.concerns(case, paper.person) if paper.sheet == "personal" else ()
        personal = tuple(self._sheets.personal(case, concern, language, paper.visit) for concern in concerns)
        return personal or (self._sheets.general(case, paper.person, language, paper.visit),)
