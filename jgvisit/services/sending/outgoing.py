"""What goes to a GI or the Raad, put together for the back office. The program itself sends nothing (H25)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol

from jgvisit.content.form_model import FormDefinition
from jgvisit.ids import CaseId, FormId
from jgvisit.records.canonical import sha256
from jgvisit.records.case_file import CaseFile
from jgvisit.records.case_forms import FilledForm
from jgvisit.services.desk.workplace import Workplace
from jgvisit.services.forms.filled_forms import FilledForms, find
from jgvisit.services.forms.refusals import FormChangedError
from jgvisit.services.law.handover_cover import HANDOVER, NotCoveredError
from jgvisit.services.papers.handing_over import PRINT_DPI, PaperReader, VisitOpenError
from jgvisit.services.papers.large_print import enlarged
from jgvisit.services.papers.page_image import PageImage
from jgvisit.services.sending.going_out import JOURNEYS, ground_of
from jgvisit.services.sending.opinion_lines import FormWords
from jgvisit.services.sending.outgoing_lines import Maker
from jgvisit.services.sending.outgoing_model import Outgoing


class OutgoingMaker(Protocol):
    """Draws what goes out."""

    def outgoing_pdf(self, outgoing: Outgoing) -> bytes:
        """Return it as PDF.

        Raises:
            DocumentError: it cannot be drawn.
        """


class OutgoingTexts:
    """Puts together what goes out; for the worker alone, outside a visit."""

    def __init__(
        self,
        at: Workplace,
        filled: FilledForms,
        maker: OutgoingMaker,
        reader: PaperReader,
        note_print: Callable[[CaseId], None] = lambda _: None,
    ) -> None:
        """Join the parts; `note_print` is told of each paper before its pages leave for a printer."""
        self._at, self._filled = at, filled
        self._maker, self._reader, self._note_print = maker, reader, note_print

    def pages(self, case: CaseId, form: FormId, *, large: bool = False) -> tuple[PageImage, ...]:
        """Return the paper of what goes out, for a printer at the office; in large print if `large`.

        Raises:
            NotCoveredError: a handover that nothing covers yet (H11).
            DocumentError: it cannot be drawn.
            VisitOpenError, FormChangedError, LookAgainError, UnreleasedTextError: as `of`.
        """
        outgoing = self.of(case, form)
        if not outgoing.may_go:
            raise NotCoveredError("a handover that nothing covers yet")
        pages = self._reader.pages(self._maker.outgoing_pdf(outgoing), PRINT_DPI)
        self._note_print(case)
        return enlarged(pages) if large else pages

    def of(self, case: CaseId, form: FormId) -> Outgoing:
        """Return what would go out now, whether it may go yet or not.

        Raises:
            VisitOpenError: somebody of a family may look on.
            FormChangedError: no handover or request, not filled, or two versions wait for a person.
            LookAgainError: a text says what is hidden from somebody, who would read it there later.
            UnreleasedTextError: no jurist has released the form, outside the demo.
        """
        if self._at.files.open_visit() is not None:
            raise VisitOpenError("this is for the worker alone")
        file = self._at.files.get(case)
        filled = find(file, form)
        if filled is None or filled.form_type not in JOURNEYS:
            raise FormChangedError("no handover or request of this family")
        common = next((part for part in filled.parts if part.part == "common"), None)
        if common is None:
            raise FormChangedError("nothing of it is filled for everybody")
        identity = self._at.identity
        sender = Sender(identity.worker_name, identity.municipality, self._at.time.now().moment, identity.demo)
        may_go = filled.form_type != HANDOVER or ground_of(self._at, file, filled).may_go
        definition = self._filled.definition(filled.form_type, common.pack)

        words = self._filled.definition
        return outgoing_of(file, filled, definition, self._at.today(), sender, words, may_go=may_go)


@dataclass(frozen=True)
class Sender:
    """Who made what goes out."""

    worker_name: str
    municipality: str
    made_at: datetime
    demo: bool


def outgoing_of(
    file: CaseFile,
    filled: FilledForm,
    definition: FormDefinition,
    today: date,
    sender: Sender,
    form_words: FormWords,
    *,
    may_go: bool,
) -> Outgoing:
    """Return what would go out; the laptop and the back office's page put it together here alone.

    Args:
        file: whole.
        filled: a handover or a request.
        definition: its form.
        today: the day it is asked.
        sender: whose it is.
        form_words: for a plan or an opinion that goes along.
        may_go: whether everything is there that must be.

    Raises:
        FormChangedError: two versions of a part wait for a person to decide.
        LookAgainError: a text says what is hidden from somebody, who would read it there later.
    """
    if any(part.disputed for part in filled.parts):
        raise FormChangedError("two versions wait for a person to decide")
    return Maker(file, filled, definition, today, form_words).outgoing(
        Outgoing(
            form_id=filled.id,
            number=number_of(definition, filled, today),
            form=definition,
            title=definition.title,
            top=(),
            blocks=(),
            read_later=(),
            worker_name=sender.worker_name,
            municipality=sender.municipality,
            made_at=sender.made_at,
            demo=sender.demo,
            may_go=may_go,
        )
    )


def number_of(form: FormDefinition, filled: FilledForm, today: date) -> str:
    """Return letter, year and a mark of the versions in it; it names nobody."""
    versions = sorted(part.stamp.record for part in filled.parts if part.part != "private")
    return f"{form.letter}-{today.year}-{sha256(*(record.encode() for record in versions))[:8]}"
