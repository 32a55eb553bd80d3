"""Signing: what one signer sees, and one ceremony per signer.

A signature is evidence of a conversation, not what makes consent valid (law.md §1.4). Refusing,
deciding later and signing with an objection are full outcomes, as easy as agreeing.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from jgvisit.clock import local_date
from jgvisit.content.choose import BINDING_LANGUAGE, may_open
from jgvisit.content.model import FormText, Pack
from jgvisit.domain.ink import constant_width
from jgvisit.ids import CaseId, FormId, PersonId, RecordId, Sha256, VisitId, new_uuid7
from jgvisit.records.canonical import sha256
from jgvisit.records.case_file import CaseFile
from jgvisit.records.case_forms import Form
from jgvisit.services.choice import NEEDS_INK, NEEDS_WORDS, Choice, DecisionKind, check_ink, check_part
from jgvisit.services.form_refusals import (
    FormChangedError,
    InkRefusedError,
    NotASignerError,
    NotPresentError,
    PartMissingError,
)
from jgvisit.services.form_text import check_text, released_text, seen_answers, translated_paragraphs
from jgvisit.services.forms import form_of
from jgvisit.services.help_answer import FamilyLaw
from jgvisit.services.hidden_text import require_telling_nothing
from jgvisit.services.known_time import KnownMoment
from jgvisit.services.ports import Ceremony, DocumentMaker, DraftKey
from jgvisit.services.signed_records import earlier_records, signed_records
from jgvisit.services.visits import has_interpreter
from jgvisit.services.workplace import Workplace

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

    def pages(self, case: CaseId, form: FormId, signer: PersonId) -> tuple[bytes, ...]:
        """Return the paper of this signer as PNG pages, from the template that is sealed.

        Raises:
            FormChangedError: it can no longer be signed as it stands.
        """
        return self._documents.pages(self.ceremony(case, form, signer))

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
    ) -> Ceremony:
        """Put together what this signer sees; with a `choice`, what is about to be sealed; `at` is now if absent.

        Raises:
            FormChangedError: the text or the signers are no longer those of the form.
            LookAgainError: it says what is hidden from this signer, or from somebody else in the room.
        """
        file = self._at.files.get(case)
        opened = form_of(file, form)
        member, child = file.member(signer), file.member(opened.child)
        pack = self._at.packs.of(opened.pack)
        text = released_text(pack, opened.form_type, self._at.identity)
        self._check_unchanged(case, file, opened, text)
        translation = self._translation(case, pack, opened.form_type, member.language)
        paragraphs = translated_paragraphs(translation, text, opened, file)
        answers = seen_answers(text, dict(opened.answers))
        told = (child.name, member.name, *opened.binding_text, *paragraphs, *answers.values())
        require_telling_nothing(file, self._at.files.room(case) | {signer}, told)
        now = at or self._at.time.now()
        ceremony = Ceremony(
            number=_number(text, now.moment, opened, signer),
            form=text,
            translation=translation,
            form_id=form,
            child_name=child.name,
            child_born=child.born,
            signer=signer,
            signer_name=member.name,
            signer_role=member.role,
            worker_name=self._at.identity.worker_name,
            municipality=self._at.identity.municipality,
            answers=tuple(sorted(answers.items())),
            paragraphs=opened.binding_text,
            translated_paragraphs=paragraphs,
            content_sha256=opened.content_sha256,
            ceremony_salt=opened.ceremony_salt,
            made_at=now.moment,
            time_words=now.words,
            not_before=now.not_before,
            mark=next((mark.mark for mark in opened.required if mark.person == signer), "T"),
            demo=self._at.identity.demo,
            text_expired_on=pack.expired_on(local_date(now.moment)),
        )
        if choice is None:
            return ceremony
        return replace(
            ceremony,
            decision=choice.decision,
            view_text=choice.view_text,
            reading_mode=choice.reading_mode,
            strokes=constant_width(choice.strokes),
            worker_strokes=constant_width(choice.worker_strokes),
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
        self._at.writer.write(records, blobs=blobs, clears=(DraftKey(case, ink_field(form, choice.person)),))
        return Signed(record, sealed.sha256, sealed.file_name)

    def _decided(
        self, case: CaseId, visit: VisitId, form: FormId, choice: Choice, at: KnownMoment | None = None
    ) -> Ceremony:
        """Return the ceremony with the choice in it, once this person may make it."""
        ceremony = self.ceremony(case, form, choice.person, choice, at)
        self._check_signer(case, visit, form_of(self._at.files.get(case), form), choice)
        check_part(choice)
        check_ink(choice)
        return ceremony

    def _translation(self, case: CaseId, pack: Pack, form_type: str, language: str) -> FormText | None:
        """Return the translation beside the Dutch, if it may open: an unchecked one needs an interpreter (H27)."""
        text = None if language == BINDING_LANGUAGE else pack.form(form_type, language)
        visit = self._at.files.visit_here(case)
        logged = visit is not None and has_interpreter(visit, language)
        dutch = pack.form(form_type)
        if text is None or dutch is None or text.version != dutch.version:  # it may say what the Dutch no longer says
            return None
        return text if may_open(text, interpreter_logged=logged) else None

    def _check_unchanged(self, case: CaseId, file: CaseFile, opened: Form, text: FormText) -> None:
        """Look whether the same text, for the same signers, would be opened today."""
        then = {(mark.person, mark.mark, mark.after) for mark in opened.required}
        answer = FamilyLaw(file, self._at.today(), self._at.book).signers_of(opened)
        now = {(mark.person, mark.kind, mark.after) for mark in answer.required}
        if opened.replaced_by is not None or answer.this_help != "voluntary" or then != now:
            raise FormChangedError("the form was replaced, or other people must sign now")
        check_text(text, opened, file)

    def _check_signer(self, case: CaseId, visit: VisitId, opened: Form, choice: Choice) -> None:
        if choice.person not in {mark.person for mark in opened.required}:
            raise NotASignerError("not among the signers the law names")
        here = self._at.files.visit_here(case)
        if here is None or here.id != visit or choice.person not in here.present:
            raise NotPresentError("this person is not in the room")


def ink_field(form: FormId, person: PersonId) -> str:
    """Name the draft of a signature that is being drawn."""
    return f"ink:{form}:{person}"


def _number(text: FormText, made_at: datetime, opened: Form, signer: PersonId) -> str:
    """Return the number on the paper: letter, year in the Netherlands, and a mark of form and signer (H5: neutral).

    The page that is read shows the number of the paper that is sealed; who decides again gets another.
    """
    mark = sha256(opened.id.encode(), signer.encode(), *(record.encode() for record in earlier_records(opened, signer)))
    return f"{text.letter}-{local_date(made_at).year}-{mark[:8]}"
