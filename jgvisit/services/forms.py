"""Forms: who must sign, opening one version for all signers, and one ceremony per signer.

A signature is evidence of a conversation, not what makes consent valid (law.md §1.4). Refusing,
deciding later and signing with an objection are full outcomes, as easy as agreeing.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from jgvisit.clock import Clock, local_date
from jgvisit.content.choose import BINDING_LANGUAGE, may_open, true_statements_of_form
from jgvisit.content.fill import fill, form_values
from jgvisit.content.model import FormText, Pack
from jgvisit.domain.answer import Answer, Block
from jgvisit.domain.facts import Question
from jgvisit.domain.ink import InkJudgement, constant_width, judge
from jgvisit.domain.law import answer as law_answer
from jgvisit.domain.law_book import LawBook
from jgvisit.errors import RefusedError
from jgvisit.ids import CaseId, FormId, PersonId, RecordId, Sha256, VisitId, new_uuid7
from jgvisit.records import canonical
from jgvisit.records.body import BlobRef
from jgvisit.records.case_file import CaseFile, Form
from jgvisit.records.facts import facts_of
from jgvisit.records.payloads import DocumentSealed, FormOpened, RequiredMark, SignerDecided
from jgvisit.services.case_files import CaseFiles
from jgvisit.services.ports import Ceremony, DocumentMaker, DraftKey, Identity, NewRecord, Strokes
from jgvisit.services.released import check_released
from jgvisit.services.visits import has_interpreter
from jgvisit.services.writing import Writer

INK_MEDIA_TYPE = "application/vnd.jgvisit.ink+json"
PDF_MEDIA_TYPE = "application/pdf"
NEEDS_INK = frozenset({"agreed", "partly", "objection"})

DecisionKind = Literal["agreed", "partly", "refused", "later", "objection"]


class NotASignerError(RefusedError):
    """The law asks no mark of this person under this form; nobody signs for somebody else."""

    code = "refused.not_a_signer"


class NotPresentError(RefusedError):
    """Only somebody in the room can draw a signature; nothing was recorded."""

    code = "refused.not_present"


class InkRefusedError(RefusedError):
    """The ink is empty or looks accidental; it can be drawn again, nothing was recorded."""

    code = "refused.ink"

    def __init__(self, whose: Literal["signer", "worker"], judgement: InkJudgement) -> None:
        super().__init__(f"{whose}: {judgement.value}")
        self.whose = whose
        self.judgement = judgement


class FormChangedError(RefusedError):
    """The form was replaced, or other people must sign now; a new version is needed, nothing was recorded."""

    code = "refused.form_changed"


class AnswersMissingError(RefusedError):
    """Required fields are empty; the typed text is kept as a draft."""

    code = "refused.answers_missing"

    def __init__(self, fields: tuple[str, ...]) -> None:
        super().__init__(", ".join(fields))
        self.fields = fields


class NotVoluntaryError(RefusedError):
    """Form A is for voluntary help only; for help inside a measure no consent is asked (table A1 row 6)."""

    code = "refused.not_voluntary"


@dataclass(frozen=True)
class Choice:
    """What one signer decided, with the ink, as the screen reports it."""

    person: PersonId
    decision: DecisionKind
    reading_mode: Literal["self", "readAloud", "pictograms"]
    strokes: Strokes = ()
    worker_strokes: Strokes = ()
    spoken_alone: bool | None = None
    view_text: str | None = None
    later_on: date | None = None
    felt_free: int | None = None
    pad_width_mm100: int = 20_000
    """Width of the pad, in 1/100 mm: what is too small depends on it."""


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
        clock: Clock,
        identity: Identity,
    ) -> None:
        self._writer = writer
        self._files = files
        self._pack = pack
        self._book = book
        self._documents = documents
        self._clock = clock
        self._identity = identity

    def text(self, form_type: str, language: str = "nl") -> FormText | None:
        """Return the texts of a form in a language, None where the pack has none."""
        return self._pack.form(form_type, language)

    def check_answers(self, form_type: str, answers: Mapping[str, str]) -> None:
        """Look whether every required field is filled.

        Raises:
            AnswersMissingError: with the fields that are not.
        """
        fields = self._text(form_type).fields
        missing = tuple(f.id for f in fields if f.required and f.kind != "fixed" and not answers.get(f.id, "").strip())
        if missing:
            raise AnswersMissingError(missing)

    def pages(self, case: CaseId, form: FormId, signer: PersonId) -> tuple[bytes, ...]:
        """Return the paper of this signer as PNG pages, from the template that is sealed."""
        return self._documents.pages(self.ceremony(case, form, signer))

    def law_for(self, case: CaseId, child: PersonId, form: FormId | None = None) -> Answer:
        """Answer who must consent to help for `child` today, and whether it may start on `form`."""
        file = self._files.get(case)
        today = local_date(self._clock.now())
        question = Question(child=child, subject="help", concerns=form)
        return guarded(law_answer(facts_of(file, today), question, self._book), file)

    def open(self, case: CaseId, visit: VisitId, form_type: str, child: PersonId, answers: Mapping[str, str]) -> FormId:
        """Fix one version of the text for all signers.

        Raises:
            AnswersMissingError: required fields are empty.
            NotVoluntaryError: the help would be part of a measure; then nobody's consent is asked.
        """
        text = self._text(form_type)
        self.check_answers(form_type, answers)
        answer = self.law_for(case, child)
        if answer.this_help != "voluntary":
            raise NotVoluntaryError(answer.this_help)
        file = self._files.get(case)
        form = FormId(new_uuid7())
        paragraphs = binding_paragraphs(text, file, child, answers)
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
            content_sha256=content_hash(salt, form, text.version, paragraphs, answers),
            required=tuple(
                RequiredMark(person=mark.person, mark=mark.kind, articles=mark.articles, after=mark.after)
                for mark in answer.required
            ),
            law_book=self._book.version,
        )
        draft = DraftKey(case, draft_field(form_type, child))
        self._writer.write([NewRecord(opened, case, pack=self._pack.ref)], clears=(draft,))
        return form

    def ceremony(self, case: CaseId, form: FormId, signer: PersonId, choice: Choice | None = None) -> Ceremony:
        """Put together what this signer sees; with a `choice`, what is about to be sealed."""
        file = self._files.get(case)
        opened = form_of(file, form)
        member, child = file.member(signer), file.member(opened.child)
        text = self._text(opened.form_type)
        translation = self._translation(opened.form_type, member.language, file)
        now = self._clock.now()
        ceremony = Ceremony(
            number=f"{text.letter}-{local_date(now).year}-{form[-8:]}",
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
            answers=opened.answers,
            paragraphs=opened.binding_text,
            translated_paragraphs=translated_paragraphs(translation, text, opened, file),
            content_sha256=opened.content_sha256,
            ceremony_salt=opened.ceremony_salt,
            made_at=now,
            time_words="deviceClock",
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
            DocumentError, StoreError: nothing was recorded; the ink is still in the draft.
        """
        file = self._files.get(case)
        opened = form_of(file, form)
        self._check_signer(case, file, opened, choice)
        check_ink(choice)
        record = RecordId(new_uuid7())
        ceremony = replace(self.ceremony(case, form, choice.person, choice), record=record)
        ceremony = replace(ceremony, number=f"{ceremony.form.letter}-{ceremony.made_at.year}-{record[-8:]}")
        sealed = self._documents.seal(ceremony)
        blobs: dict[Sha256, bytes] = {sealed.sha256: sealed.pdf}
        ink, ink_ref = _ink_blob(ceremony.strokes, blobs)
        worker_ink, worker_ref = _ink_blob(ceremony.worker_strokes, blobs)
        decided = SignerDecided(
            form=form,
            visit=visit,
            person=choice.person,
            mark=ceremony.mark,
            decision=choice.decision,
            content_sha256=opened.content_sha256,
            reading_mode=choice.reading_mode,
            language=file.member(choice.person).language if ceremony.translation else "nl",
            signature_kind="drawn" if choice.strokes else "none",
            ink=ink,
            worker_ink=worker_ink,
            spoken_alone=choice.spoken_alone,
            view_text=choice.view_text or None,
            later_on=None if choice.later_on is None else choice.later_on.isoformat(),
            felt_free=choice.felt_free,
        )
        document = DocumentSealed(
            form=form,
            person=choice.person,
            decision=record,
            document=sealed.sha256,
            file_name=sealed.file_name,
            certificate_serial=sealed.certificate_serial,
        )
        pdf_ref = BlobRef(sealed.sha256, len(sealed.pdf), PDF_MEDIA_TYPE)
        self._writer.write(
            [
                NewRecord(
                    decided,
                    case,
                    id=record,
                    supersedes=_earlier(opened, choice.person),
                    pack=self._pack.ref,
                    blobs=tuple(ref for ref in (ink_ref, worker_ref) if ref is not None),
                ),
                NewRecord(document, case, blobs=(pdf_ref,)),
            ],
            blobs=blobs,
            clears=(DraftKey(case, ink_field(form, choice.person)),),
        )
        return Signed(record, sealed.sha256, sealed.file_name)

    def _text(self, form_type: str) -> FormText:
        text = self._pack.form(form_type)
        if text is None:
            raise FormChangedError(f"this pack has no form {form_type}")
        check_released(text.review, self._identity)
        return text

    def _translation(self, form_type: str, language: str, file: CaseFile) -> FormText | None:
        """Return the translation beside the Dutch, if it may open: an unchecked one needs an interpreter (H27)."""
        text = None if language == BINDING_LANGUAGE else self._pack.form(form_type, language)
        logged = file.open_visit is not None and has_interpreter(file.open_visit, language)
        return text if text is not None and may_open(text, interpreter_logged=logged) else None

    def _check_signer(self, case: CaseId, file: CaseFile, opened: Form, choice: Choice) -> None:
        required = {mark.person for mark in opened.required}
        if choice.person not in required:
            raise NotASignerError("not among the signers the law names")
        now_required = {mark.person for mark in self.law_for(case, opened.child).required}
        if opened.replaced_by is not None or required != now_required:
            raise FormChangedError("the text or the signers changed since the form was opened")
        visit = file.open_visit
        if visit is None or choice.person not in visit.present:
            raise NotPresentError("this person is not in the room")


def guarded(answer: Answer, file: CaseFile) -> Answer:
    """Hold back the start while concurrent records or unknown kinds wait (design §3)."""
    blocks: list[Block] = []
    if file.conflicts:
        blocks.append(Block("conflict", "Er zijn twee versies van een feit. Iemand moet eerst kiezen.", ()))
    if file.unknown_kinds:
        blocks.append(Block("update_first", "Dit gezin heeft gegevens van een nieuwere versie. Werk eerst bij.", ()))
    if not blocks:
        return answer
    return replace(answer, may_start=False, blocked_by=tuple(sorted({*answer.blocked_by, *blocks})))


def form_of(file: CaseFile, form: FormId) -> Form:
    """Return a form of this family.

    Raises:
        KeyError: no such form.
    """
    for known in file.forms:
        if known.id == form:
            return known
    raise KeyError(form)


def check_ink(choice: Choice) -> None:
    """Refuse an empty or accidental scribble, of the signer or the worker.

    A refusal, or deciding later, needs no ink; ink that is there must still be more than a slip.

    Raises:
        InkRefusedError: with the reason.
    """
    whose: Literal["signer", "worker"]
    for whose, strokes in (("signer", choice.strokes), ("worker", choice.worker_strokes)):
        judgement = judge(strokes, choice.pad_width_mm100)
        if judgement is InkJudgement.EMPTY and choice.decision not in NEEDS_INK:
            continue
        if judgement is not InkJudgement.ENOUGH:
            raise InkRefusedError(whose, judgement)


def binding_paragraphs(text: FormText, file: CaseFile, child: PersonId, answers: Mapping[str, str]) -> tuple[str, ...]:
    """Return the Dutch text that binds, true-only lines chosen and placeholders filled."""
    values = {**form_values(text, answers), "child": file.member(child).name}
    return tuple(fill(line.text, values, text.direction) for line in true_statements_of_form(text, answers))


def translated_paragraphs(
    translation: FormText | None, text: FormText, opened: Form, file: CaseFile
) -> tuple[str | None, ...]:
    """Return the translation of each binding paragraph; None falls back to Dutch, visibly."""
    if translation is None or translation.version != text.version:
        return tuple(None for _ in opened.binding_text)
    answers = dict(opened.answers)
    by_id = {line.id: line.text for line in translation.paragraphs}
    values = {**form_values(translation, answers), "child": file.member(opened.child).name}
    return tuple(
        fill(by_id[line.id], values, translation.direction) if line.id in by_id else None
        for line in true_statements_of_form(text, answers)
    )


def content_hash(
    salt: Sha256, form: FormId, version: str, paragraphs: tuple[str, ...], answers: Mapping[str, str]
) -> Sha256:
    """Return SHA-256(salt ‖ canonical form id, version, binding text and answers): equal for all signers."""
    content = {"answers": dict(answers), "form": form, "text": list(paragraphs), "version": version}
    return canonical.sha256(bytes.fromhex(salt), canonical.encode(content))


def draft_field(form_type: str, child: PersonId) -> str:
    """Name the draft of a half-typed form."""
    return f"form:{form_type}:{child}"


def ink_field(form: FormId, person: PersonId) -> str:
    """Name the draft of a signature that is being drawn."""
    return f"ink:{form}:{person}"


def _ink_blob(strokes: Strokes, blobs: dict[Sha256, bytes]) -> tuple[Sha256 | None, BlobRef | None]:
    if not strokes:
        return None, None
    data = canonical.encode(strokes)
    digest = canonical.sha256(data)
    blobs[digest] = data
    return digest, BlobRef(digest, len(data), INK_MEDIA_TYPE)


def _earlier(opened: Form, person: PersonId) -> tuple[RecordId, ...]:
    return tuple(decision.stamp.record for decision in opened.decisions if decision.person == person)
