"""Forms: who must sign, opening one version for all signers, and one ceremony per signer.

A signature is evidence of a conversation, not what makes consent valid (law.md §1.4). Refusing,
deciding later and signing with an objection are full outcomes, as easy as agreeing.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from jgvisit.clock import local_date
from jgvisit.content.choose import BINDING_LANGUAGE, may_open
from jgvisit.content.model import FormText, Pack
from jgvisit.domain.answer import Answer
from jgvisit.domain.ink import constant_width
from jgvisit.domain.law_book import LawBook
from jgvisit.ids import CaseId, FormId, PersonId, RecordId, Sha256, VisitId, new_uuid7
from jgvisit.records.canonical import sha256
from jgvisit.records.case_file import CaseFile, Form
from jgvisit.records.payloads import FormOpened, RequiredMark
from jgvisit.services.case_files import CaseFiles
from jgvisit.services.choice import NEEDS_INK, Choice, DecisionKind, check_ink
from jgvisit.services.form_refusals import (
    AnswersMissingError,
    FormChangedError,
    InkRefusedError,
    NotASignerError,
    NotPresentError,
    NotVoluntaryError,
)
from jgvisit.services.form_text import (
    binding_paragraphs,
    check_answers,
    check_text,
    content_hash,
    seen_answers,
    translated_paragraphs,
)
from jgvisit.services.help_answer import FamilyLaw
from jgvisit.services.known_time import KnownTime
from jgvisit.services.ports import Ceremony, DocumentMaker, DraftKey, Identity, NewRecord
from jgvisit.services.released import check_released
from jgvisit.services.signed_records import earlier_records, signed_records
from jgvisit.services.visits import has_interpreter
from jgvisit.services.writing import Writer

__all__ = [
    "NEEDS_INK",
    "AnswersMissingError",
    "Choice",
    "DecisionKind",
    "FormChangedError",
    "Forms",
    "InkRefusedError",
    "NotASignerError",
    "NotPresentError",
    "NotVoluntaryError",
    "Signed",
    "draft_field",
    "form_of",
    "ink_field",
]


@dataclass(frozen=True)
class Signed:
    """What came of one ceremony."""

    record: RecordId
    document: Sha256
    file_name: str


class Forms:
    """The consent form and its signers."""

    def __init__(
        self,
        writer: Writer,
        files: CaseFiles,
        pack: Pack,
        book: LawBook,
        documents: DocumentMaker,
        time: KnownTime,
        identity: Identity,
    ) -> None:
        self._writer = writer
        self._files = files
        self._pack = pack
        self._book = book
        self._documents = documents
        self._time = time
        self._identity = identity

    def text(self, form_type: str, language: str = "nl") -> FormText | None:
        """Return the texts of a form in a language, None where the pack has none."""
        return self._pack.form(form_type, language)

    def check_answers(self, form_type: str, answers: Mapping[str, str]) -> None:
        """Look whether every required field is filled, and every day and choice can be read.

        Raises:
            AnswersMissingError: with the fields of which that is not so.
        """
        check_answers(self._text(form_type), answers)

    def pages(self, case: CaseId, form: FormId, signer: PersonId) -> tuple[bytes, ...]:
        """Return the paper of this signer as PNG pages, from the template that is sealed.

        Raises:
            FormChangedError: it can no longer be signed as it stands.
        """
        return self._documents.pages(self.ceremony(case, form, signer))

    def law_for(self, case: CaseId, child: PersonId, form: FormId | None = None) -> Answer:
        """Answer who must consent to help for `child` today, and whether it may start on `form`."""
        return FamilyLaw(self._files.get(case), self._time.today(), self._book).help_for(child, form)

    def open(
        self,
        case: CaseId,
        visit: VisitId,
        form_type: str,
        child: PersonId,
        answers: Mapping[str, str],
        replaces: FormId | None = None,
    ) -> FormId:
        """Fix one version of the text for all signers; everybody signs it anew.

        Args:
            case: the family.
            visit: in which it is opened.
            form_type: such as "consentToHelp".
            child: about whom.
            answers: field id -> text.
            replaces: the version whose place this one takes; what was decided on it no longer counts.

        Raises:
            AnswersMissingError: required fields are empty.
            NotVoluntaryError: the help would be part of a measure; then nobody's consent is asked.
            FormChangedError: `replaces` is another kind of form, about another child, or replaced already.
            DocumentError: an answer cannot be put on paper.
        """
        text = self._text(form_type)
        check_answers(text, answers)
        answer = self.law_for(case, child)
        if answer.this_help != "voluntary":
            raise NotVoluntaryError(answer.this_help)
        file = self._files.get(case)
        _check_replaced(file, form_type, child, replaces)
        form = FormId(new_uuid7())
        paragraphs = binding_paragraphs(text, file, child, answers)
        seen = seen_answers(text, answers)
        self._documents.require_drawable("answers", "\n".join((*paragraphs, *seen.values())))
        salt = Sha256(os.urandom(32).hex())
        opened = FormOpened(
            form=form,
            form_type=form_type,
            form_version=text.version,
            visit=visit,
            child=child,
            answers=dict(answers),
            binding_text=paragraphs,
            ceremony_salt=salt,
            content_sha256=content_hash(salt, form, text.version, paragraphs, seen),
            required=tuple(
                RequiredMark(person=mark.person, mark=mark.kind, articles=mark.articles, after=mark.after)
                for mark in answer.required
            ),
            law_book=self._book.version,
            replaces=replaces,
        )
        draft = DraftKey(case, draft_field(form_type, child))
        self._writer.write([NewRecord(opened, case, pack=self._pack.ref)], clears=(draft,))
        return form

    def ceremony(self, case: CaseId, form: FormId, signer: PersonId, choice: Choice | None = None) -> Ceremony:
        """Put together what this signer sees; with a `choice`, what is about to be sealed.

        Raises:
            FormChangedError: the text or the signers are no longer those of the form.
        """
        file = self._files.get(case)
        opened = form_of(file, form)
        member, child = file.member(signer), file.member(opened.child)
        text = self._text(opened.form_type)
        self._check_unchanged(case, file, opened, text)
        translation = self._translation(case, opened.form_type, member.language)
        now = self._time.now()
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
            worker_name=self._identity.worker_name,
            municipality=self._identity.municipality,
            answers=tuple(sorted(seen_answers(text, dict(opened.answers)).items())),
            paragraphs=opened.binding_text,
            translated_paragraphs=translated_paragraphs(translation, text, opened, file),
            content_sha256=opened.content_sha256,
            ceremony_salt=opened.ceremony_salt,
            made_at=now.moment,
            time_words=now.words,
            not_before=now.not_before,
            mark=next((mark.mark for mark in opened.required if mark.person == signer), "T"),
            demo=self._identity.demo,
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

    def decide(self, case: CaseId, visit: VisitId, form: FormId, choice: Choice) -> Signed:
        """Record one signer's decision and seal its paper, in one transaction.

        Raises:
            NotASignerError, NotPresentError, InkRefusedError, FormChangedError: nothing was recorded.
            DocumentError, StoreError, RecordError: nothing was recorded; the ink is still in the draft.
        """
        opened = form_of(self._files.get(case), form)
        shown = self.ceremony(case, form, choice.person, choice)
        self._check_signer(case, visit, opened, choice)
        check_ink(choice)
        record = RecordId(new_uuid7())
        ceremony = replace(shown, record=record)
        sealed = self._documents.seal(ceremony)
        records, blobs = signed_records(case, visit, opened, choice, ceremony, sealed, self._pack.ref)
        self._writer.write(records, blobs=blobs, clears=(DraftKey(case, ink_field(form, choice.person)),))
        return Signed(record, sealed.sha256, sealed.file_name)

    def _text(self, form_type: str) -> FormText:
        text = self._pack.form(form_type)
        if text is None:
            raise FormChangedError(f"this pack has no form {form_type}")
        check_released(text.review, self._identity)
        return text

    def _translation(self, case: CaseId, form_type: str, language: str) -> FormText | None:
        """Return the translation beside the Dutch, if it may open: an unchecked one needs an interpreter (H27)."""
        text = None if language == BINDING_LANGUAGE else self._pack.form(form_type, language)
        visit = self._files.visit_here(case)
        logged = visit is not None and has_interpreter(visit, language)
        return text if text is not None and may_open(text, interpreter_logged=logged) else None

    def _check_unchanged(self, case: CaseId, file: CaseFile, opened: Form, text: FormText) -> None:
        """Look whether the same text, for the same signers, would be opened today."""
        then = {(mark.person, mark.mark, mark.after) for mark in opened.required}
        answer = self.law_for(case, opened.child)
        now = {(mark.person, mark.kind, mark.after) for mark in answer.required}
        if opened.replaced_by is not None or answer.this_help != "voluntary" or then != now:
            raise FormChangedError("the form was replaced, or other people must sign now")
        check_text(text, opened, file)

    def _check_signer(self, case: CaseId, visit: VisitId, opened: Form, choice: Choice) -> None:
        if choice.person not in {mark.person for mark in opened.required}:
            raise NotASignerError("not among the signers the law names")
        here = self._files.visit_here(case)
        if here is None or here.id != visit or choice.person not in here.present:
            raise NotPresentError("this person is not in the room")


def form_of(file: CaseFile, form: FormId) -> Form:
    """Return a form of this family.

    Raises:
        KeyError: no such form.
    """
    for known in file.forms:
        if known.id == form:
            return known
    raise KeyError(form)


def draft_field(form_type: str, child: PersonId) -> str:
    """Name the draft of a half-typed form."""
    return f"form:{form_type}:{child}"


def ink_field(form: FormId, person: PersonId) -> str:
    """Name the draft of a signature that is being drawn."""
    return f"ink:{form}:{person}"


def _check_replaced(file: CaseFile, form_type: str, child: PersonId, replaces: FormId | None) -> None:
    if replaces is None:
        return
    old = form_of(file, replaces)
    if (old.form_type, old.child, old.replaced_by) != (form_type, child, None):
        raise FormChangedError("it cannot take the place of this form")


def _number(text: FormText, made_at: datetime, opened: Form, signer: PersonId) -> str:
    """Return the number on the paper: letter, year in the Netherlands, and a mark of form and signer (H5: neutral).

    The page that is read shows the number of the paper that is sealed; who decides again gets another.
    """
    mark = sha256(opened.id.encode(), signer.encode(), *(record.encode() for record in earlier_records(opened, signer)))
    return f"{text.letter}-{local_date(made_at).year}-{mark[:8]}"
