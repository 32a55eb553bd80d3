"""The papers of a filled form before anybody signs: to look at on the screen, and to print at the office.

The common part in the language of its reader, a person's own part for that person alone and only when they ask for
it (H1), the team's part for the workers. None of them is signed or sealed.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from jgvisit.ids import CaseId, PersonId
from jgvisit.services.desk.case_files import CaseFiles
from jgvisit.services.forms.drafts import PartKey
from jgvisit.services.forms.filled_forms import FilledForms
from jgvisit.services.forms.on_paper import FormPrint
from jgvisit.services.forms.refusals import LookAgainError
from jgvisit.services.papers.handing_over import PRINT_DPI, PaperReader, VisitOpenError
from jgvisit.services.papers.large_print import enlarged
from jgvisit.services.papers.page_image import PageImage


class FormDrawing(Protocol):
    """Draws the paper of a filled form."""

    def form_pdf(self, printed: FormPrint) -> bytes:
        """Return it as PDF/A-3a and PDF/UA-1.

        Raises:
            DocumentError: nothing was made.
        """

    def form_pages(self, printed: FormPrint) -> tuple[bytes, ...]:
        """Return its pages as PNG; errors as `form_pdf`."""


class FormPapers:
    """Makes the papers; nothing is recorded here."""

    def __init__(
        self,
        files: CaseFiles,
        filled: FilledForms,
        drawing: FormDrawing,
        reader: PaperReader,
        note_print: Callable[[CaseId], None],
    ) -> None:
        """Join the parts; `note_print` is told of each paper before its pages leave for a printer."""
        self._files, self._filled, self._drawing = files, filled, drawing
        self._reader, self._note_print = reader, note_print

    def readers(self, case: CaseId, key: PartKey) -> tuple[PersonId, ...]:
        """Return whose paper a part can be: of the common part whoever may have it, of another nobody is chosen."""
        return self._filled.readers(case, key.form) if key.part == "common" else ()

    def pages(self, case: CaseId, key: PartKey, reader: PersonId | None, *, for_me: bool = False) -> tuple[bytes, ...]:
        """Return the paper of one part as PNG pages, to look at.

        Args:
            case: the family.
            key: which part; a person's own part is read by its owner, whoever is given as reader.
            reader: in whose language the common part is; None with the team's part.
            for_me: the worker looks alone ("alleen voor mij", H4).

        Raises:
            FormChangedError: there is nothing of it on record, or nothing that this reader may have.
            LookAgainError: somebody is in the room who may not see it.
            DocumentError: it cannot be put on paper.
        """
        if not self._filled.may_open(case, key, alone=for_me):
            raise LookAgainError("this part is not for everybody in the room")
        return self._drawing.form_pages(self._printed(case, key, reader))

    def print_pages(
        self, case: CaseId, key: PartKey, reader: PersonId | None, *, large: bool = False
    ) -> tuple[PageImage, ...]:
        """Return the pages of that paper for a printer; in large print if `large`.

        Raises:
            VisitOpenError: we are in somebody's house; nothing was printed (H4).
            FormChangedError, LookAgainError, DocumentError: as `pages`.
        """
        if self._files.open_visit() is not None:
            raise VisitOpenError("no paper is printed in an open visit")
        pages = self._reader.pages(self._drawing.form_pdf(self._printed(case, key, reader)), PRINT_DPI)
        self._note_print(case)
        return enlarged(pages) if large else pages

    def _printed(self, case: CaseId, key: PartKey, reader: PersonId | None) -> FormPrint:
        if key.part == "private":
            return self._filled.print_for(case, key.form, key.owner, own_part=True)
        return self._filled.print_for(case, key.form, None if key.part == "team" else reader)
