"""Signing: what one signer sees, and one ceremony per signer.

A signature is evidence of a conversation, not what makes consent valid (law.md §1.4). Refusing,
deciding later and signing with an objection are full outcomes, as easy as agreeing.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from jgvisit.domain.facts import Mark
from jgvisit.domain.ink import constant_width
from jgvisit.ids import CaseId, FormId, PersonId, RecordId, VisitId, new_uuid7
from jgvisit.services.desk.known_time import KnownMoment
from jgvisit.services.desk.workplace import Workplace
from jgvisit.services.forms.help_form import form_of
from jgvisit.services.forms.laying import is_for_drawing
from jgvisit.services.forms.refusals import (
    FormChangedError,
    InkRefusedError,
    NotASignerError,
    NotPresentError,
    PartMissingError,
)
from jgvisit.services.ports.documents import Ceremony, DocumentMaker
from jgvisit.services.ports.journal import Journal
from jgvisit.services.signing.ceremonies import Ceremonies
from jgvisit.services.signing.choice import NEEDS_INK, NEEDS_WORDS, Choice, DecisionKind, check_ink, check_part
from jgvisit.services.signing.confirmed import Confirmed, confirmed_of, waiting_key
from jgvisit.services.signing.may_decide import answers_for, asked_mark, check_answer, check_gates, check_present
from jgvisit.services.signing.means import check_means
from jgvisit.services.signing.read_alike import read_alike
from jgvisit.services.signing.sealing import Sealing, Signed
from jgvisit.services.signing.signed_records import decision_record

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
    """One signer's paper with the decision and the ink on it, as it is shown and as it will be sealed."""

    choice: Choice
    ceremony: Ceremony
    """With the id of the record that it becomes if it is confirmed."""
    pdf: bytes
    """Not sealed yet."""
    pages: tuple[bytes, ...] = ()
    """PNG."""


class Signing:
    """The signers of a form, one after the other."""

    def __init__(self, at: Workplace, journal: Journal, documents: DocumentMaker) -> None:
        self._at, self._documents = at, documents
        self.sealing = Sealing(at, journal, documents)
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
        laid = self._laid(case, visit, form, choice)
        return replace(laid, pages=self._documents.pages(laid.ceremony))

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

    def confirm(self, case: CaseId, visit: VisitId, form: FormId, laid: LaidOut) -> Confirmed:
        """Put on disk what the signer confirmed; it is sealed and recorded next, at the latest after the next unlock.

        What this person confirmed before with the same mark and is not sealed yet comes first.

        Args:
            case: the family.
            visit: in which it is decided.
            form: the version that lies before the signers.
            laid: the paper as `lay_out` drew it. Sealed with its time; refused where it would now be another.

        Raises:
            NotASignerError, NotPresentError, PartMissingError, InkRefusedError, FormChangedError: nothing was recorded.
            StoreError, RecordError: nothing was recorded; the ink is still in the draft.
            SealingWaitsError: what they confirmed before still waits; this was not kept.
        """
        shown = laid.ceremony
        waiting = self.sealing.kept(waiting_key(case, form, laid.choice.person, shown.mark))
        if waiting is not None and waiting.record == shown.record:
            return waiting
        if waiting is not None:
            self.sealing.finish(waiting)
        opened = form_of(self._at.files.get(case), form)
        at = KnownMoment(shown.made_at, shown.time_words, shown.not_before)
        if replace(self._decided(case, visit, form, laid.choice, at), record=shown.record) != shown:
            raise FormChangedError("the paper is no longer the one that was shown")
        pack, now = self._at.packs.of(opened.pack).ref, self._at.time.written_down()
        decision, blobs = decision_record(case, visit, opened, laid.choice, shown, pack, now)
        ink = ink_field(form, laid.choice.person, laid.choice.mark)
        confirmed = confirmed_of(decision, blobs, number=shown.number, pdf=laid.pdf, ink=ink)
        self.sealing.keep(confirmed)
        return confirmed

    def decide(self, case: CaseId, visit: VisitId, form: FormId, choice: Choice) -> Signed:
        """Confirm, seal and record one signer's decision, one after the other; errors as `confirm` and `Sealing`."""
        return self.sealing.finish(self.confirm(case, visit, form, self._laid(case, visit, form, choice)))

    def _laid(self, case: CaseId, visit: VisitId, form: FormId, choice: Choice) -> LaidOut:
        ceremony = replace(self._decided(case, visit, form, choice), record=RecordId(new_uuid7()))
        return LaidOut(choice, ceremony, self._documents.paper(ceremony))

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
        check_ink(choice, opened.form_type, draws=is_for_drawing(ceremony.form))
        check_gates(self._at, file, opened, offered)
        return ceremony


def ink_field(form: FormId, person: PersonId, mark: Mark | None = None) -> str:
    """Name the draft of a signature that is being drawn: the ink of one mark never comes back under another.

    `mark` is None where a form asks one mark of a person, as form A does.
    """
    return f"ink:{form}:{person}" if mark is None else f"ink:{form}:{person}:{mark}"
