"""Signing: what one signer sees, and one ceremony per signer.

A signature is evidence of a conversation, not what makes consent valid (law.md §1.4). Refusing,
deciding later and signing with an objection are full outcomes, as easy as agreeing.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from jgvisit.domain.facts import Mark
from jgvisit.domain.ink import constant_width
from jgvisit.ids import CaseId, FormId, PersonId, RecordId, Sha256, VisitId, new_uuid7
from jgvisit.services.desk.known_time import KnownMoment
from jgvisit.services.desk.workplace import Workplace
from jgvisit.services.forms.help_form import form_of
from jgvisit.services.forms.refusals import (
    FormChangedError,
    InkRefusedError,
    NotASignerError,
    NotPresentError,
    PartMissingError,
)
from jgvisit.services.ports.documents import Ceremony, DocumentMaker
from jgvisit.services.ports.journal import DraftKey
from jgvisit.services.signing.ceremonies import Ceremonies
from jgvisit.services.signing.choice import NEEDS_INK, NEEDS_WORDS, Choice, DecisionKind, check_ink, check_part
from jgvisit.services.signing.may_decide import answers_for, asked_mark, check_answer, check_gates, check_present
from jgvisit.services.signing.means import check_means
from jgvisit.services.signing.read_alike import read_alike
from jgvisit.services.signing.signed_records import signed_records

__all__ = [
    "NEEDS_INK",
    "NEEDS_WORDS",
    "Choice",
    "DecisionKind",
    "InkRefusedError",
    "LaidOut",
    "NotASignerError",
    "NotPresentError",
    "PartMissingError",
    "Signed",
    "Signing",
    "ink_field",
]


Asked = tuple[FormId, Mark | None]
"""Which mark under which form; None is the first that is asked."""


@dataclass(frozen=True)
class LaidOut:
    """One signer's paper with the decision and the ink on it, as it was shown and as it will be sealed."""

    choice: Choice
    ceremony: Ceremony
    pages: tuple[bytes, ...]
    """PNG."""


@dataclass(frozen=True)
class Signed:
    """What came of one ceremony."""

    record: RecordId
    document: Sha256
    file_name: str


class Signing:
    """The signers of a form, one after the other."""

    def __init__(self, at: Workplace, documents: DocumentMaker) -> None:
        self._at, self._documents = at, documents
        self._ceremonies = Ceremonies(at)

    def pages(self, case: CaseId, form: FormId, signer: PersonId, mark: Mark | None = None) -> tuple[bytes, ...]:
        """Return the paper of this signer as PNG pages, from the template that is sealed; errors as `ceremony`."""
        return self._documents.pages(self.ceremony(case, form, signer, mark=mark))

    def was_read(self, case: CaseId, signer: PersonId, read: Asked, now: Asked) -> bool:
        """Tell whether the paper of `now` says what that of `read` says, which this signer read just before.

        Errors as `ceremony`, of either.
        """
        before, paper = (self.ceremony(case, form, signer, mark=mark) for form, mark in (read, now))
        return read_alike(before, paper)

    def answers_for(
        self, case: CaseId, form: FormId, signer: PersonId, mark: Mark | None = None
    ) -> frozenset[str] | None:
        """Return the answers that have a place for this signer; None: all that the form has for this mark."""
        file = self._at.files.get(case)
        opened = form_of(file, form)
        try:
            asked = asked_mark(self._at, file, opened, Choice(signer, "later", "self", mark=mark))
        except NotASignerError:
            return None
        return answers_for(opened, asked)

    def check_answer(self, case: CaseId, form: FormId, choice: Choice) -> None:
        """Look whether this answer can be taken at all, before anybody draws a signature for it. Records nothing.

        Who may not sign at all is told so with the paper, as before.

        Raises:
            GateClosedError: a rule of this kind of form is not met yet; a no, or later, never waits for one.
        """
        file = self._at.files.get(case)
        opened = form_of(file, form)
        try:
            asked = asked_mark(self._at, file, opened, choice)
        except NotASignerError:
            return
        check_gates(self._at, file, opened, replace(choice, mark=asked.mark))

    def lay_out(self, case: CaseId, visit: VisitId, form: FormId, choice: Choice) -> LaidOut:
        """Draw one signer's paper with decision and ink on it, to be looked at before it is sealed. Records nothing.

        Raises:
            NotASignerError, NotPresentError, PartMissingError, InkRefusedError, FormChangedError: it cannot be sealed.
            DocumentError: it cannot be put on paper.
        """
        ceremony = self._decided(case, visit, form, choice)
        return LaidOut(choice, ceremony, self._documents.pages(ceremony))

    def ceremony(
        self,
        case: CaseId,
        form: FormId,
        signer: PersonId,
        choice: Choice | None = None,
        at: KnownMoment | None = None,
        mark: Mark | None = None,
    ) -> Ceremony:
        """Put together what this signer sees; with a `choice`, what is about to be sealed; `at` is now if absent.

        Raises:
            FormChangedError: the text is no longer that of the form.
            SignersChangedError: the law asks other people now; it names them.
            LookAgainError: it says what is hidden from this signer, or from somebody else in the room.
        """
        made = self._ceremonies.of(case, form, signer, mark if choice is None else choice.mark, at)
        if choice is None:
            return made
        return replace(
            made,
            decision=choice.decision,
            view_text=choice.view_text,
            reading_mode=choice.reading_mode,
            strokes=constant_width(choice.strokes),
            worker_strokes=constant_width(choice.worker_strokes),
            witness_strokes=constant_width(choice.witness_strokes) if choice.signature_kind == "mark" else (),
            lines=tuple(sorted(choice.lines.items())),
            signature_kind=choice.signature_kind,
            means=check_means(choice, self._at.setting, made.signer_name, made.worker_name),
        )

    def decide(
        self, case: CaseId, visit: VisitId, form: FormId, choice: Choice, shown: Ceremony | None = None
    ) -> Signed:
        """Record one signer's decision and seal its paper, in one transaction.

        Args:
            case: the family.
            visit: in which it is decided.
            form: the version that lies before the signers.
            choice: what was decided, with the ink.
            shown: the paper as `lay_out` drew it. Sealed with its time; refused where it would now be another.

        Raises:
            NotASignerError, NotPresentError, PartMissingError, InkRefusedError, FormChangedError: nothing was recorded.
            DocumentError, StoreError, RecordError: nothing was recorded; the ink is still in the draft.
        """
        opened = form_of(self._at.files.get(case), form)
        at = None if shown is None else KnownMoment(shown.made_at, shown.time_words, shown.not_before)
        decided = self._decided(case, visit, form, choice, at)
        if shown is not None and decided != shown:
            raise FormChangedError("the paper is no longer the one that was shown")
        record = RecordId(new_uuid7())
        ceremony = replace(decided, record=record)
        sealed = self._documents.seal(ceremony)
        records, blobs = signed_records(
            case, visit, opened, choice, ceremony, sealed, self._at.packs.of(opened.pack).ref
        )
        draft = DraftKey(case, ink_field(form, choice.person, choice.mark))
        self._at.writer.write(records, blobs=blobs, clears=(draft,))
        return Signed(record, sealed.sha256, sealed.file_name)

    def _decided(
        self, case: CaseId, visit: VisitId, form: FormId, choice: Choice, at: KnownMoment | None = None
    ) -> Ceremony:
        """Return the ceremony with the choice in it, once this person may make it."""
        file = self._at.files.get(case)
        opened = form_of(file, form)
        try:
            asked = asked_mark(self._at, file, opened, choice)
        except NotASignerError:
            self._ceremonies.of(case, form, choice.person)  # says so first where the law now asks this person
            raise
        check_present(self._at, file, visit, choice, opened)
        offered = replace(choice, mark=asked.mark)
        ceremony = self.ceremony(case, form, choice.person, offered, at)
        check_part(choice)
        check_answer(ceremony, opened, asked, choice)
        check_ink(choice)
        check_gates(self._at, file, opened, offered)
        return ceremony


def ink_field(form: FormId, person: PersonId, mark: Mark | None = None) -> str:
    """Name the draft of a signature that is being drawn: the ink of one mark never comes back under another.

    `mark` is None where a form asks one mark of a person, as form A does.
    """
    return f"ink:{form}:{person}" if mark is None else f"ink:{form}:{person}:{mark}"
