"""Forms: what is filled in, who must sign, and opening one version of the text for all signers."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from jgvisit.content.form_model import FormDefinition
from jgvisit.domain.answer import Answer
from jgvisit.domain.answer import RequiredMark as AskedMark
from jgvisit.ids import CaseId, FormId, PersonId, Sha256, VisitId, new_uuid7
from jgvisit.records.body import PackRef
from jgvisit.records.case_family import Member
from jgvisit.records.case_file import CaseFile
from jgvisit.records.case_forms import Form
from jgvisit.records.payload_forms import FormOpened, RequiredMark
from jgvisit.records.telling import betrays, texts_of
from jgvisit.records.visibility import hidden_records, hidden_words
from jgvisit.services.desk.workplace import Workplace
from jgvisit.services.forms.answers import Answers
from jgvisit.services.forms.answers_now import law_said
from jgvisit.services.forms.help_answers import HelpAnswers
from jgvisit.services.forms.help_text import binding_paragraphs, check_answers, content_hash, released_text
from jgvisit.services.forms.hidden_text import require_telling_nothing
from jgvisit.services.forms.on_paper import named_among
from jgvisit.services.forms.refusals import AnswersMissingError, FormChangedError, LookAgainError, NotVoluntaryError
from jgvisit.services.forms.signers_for_room import RoomSigners, signers_for_room
from jgvisit.services.law.help_answer import FamilyLaw, as_told
from jgvisit.services.ports.documents import DocumentMaker
from jgvisit.services.ports.journal import DraftKey, NewRecord

__all__ = ["AnswersMissingError", "FormChangedError", "Forms", "NotVoluntaryError", "draft_field", "form_of"]


class Forms:
    """The consent form, up to the moment it lies before its signers."""

    def __init__(self, at: Workplace, documents: DocumentMaker) -> None:
        self._at, self._documents = at, documents

    def text(self, form_type: str, language: str = "nl", pack: PackRef | None = None) -> FormDefinition | None:
        """Return a form with its texts in a language, None where there are none.

        `pack` names the texts with which a form was opened: it ends with those, also after newer ones came.
        """
        return self._at.packs.of(pack).definition(form_type, language)

    def require_released(self, form_type: str, pack: PackRef | None = None) -> None:
        """Look whether this form may be shown at all, before a screen is opened for it; errors as `released_text`."""
        released_text(self._at.packs.of(pack), form_type, self._at.identity)

    def expired_on(self, pack: PackRef | None = None) -> date | None:
        """Return the last day of the texts a form began with, once it is over."""
        return self._at.packs.of(pack).expired_on(self._at.today())

    def check_answers(self, form_type: str, answers: HelpAnswers) -> None:
        """Look whether every required field is filled, every day and choice can be read, and the days fit together.

        Raises:
            AnswersMissingError: with the fields of which that is not so.
            RuleBrokenError: the days contradict each other, or lie before today.
        """
        check_answers(released_text(self._at.pack, form_type, self._at.identity), answers, self._at.today())

    def law_for(self, case: CaseId, child: PersonId, form: FormId | None = None) -> Answer:
        """Answer who must consent to help for `child` today, and whether it may start on `form`."""
        return FamilyLaw(self._at.files.get(case), self._at.today(), self._at.book).help_for(child, form)

    def told(self, case: CaseId, child: PersonId, form: FormId | None = None) -> Answer:
        """Answer the same as far as everybody who looks on may know it (H4)."""
        told = FamilyLaw(self._at.files.shown(case), self._at.today(), self._at.book).help_for(child, form)
        return as_told(told, self.law_for(case, child, form))

    def starts_by_exception(self, case: CaseId, child: PersonId, form: FormId) -> bool:
        """Tell whether `form` starts only by an exception of the law, as far as everybody who looks on may know it."""
        file = self._at.files.shown(case)
        return FamilyLaw(file, self._at.today(), self._at.book).starts_by_exception(child, form)

    def says_hidden(self, case: CaseId, text: str) -> bool:
        """Tell whether a half-typed text says what is hidden from somebody who looks on."""
        return betrays(text, hidden_words(self._at.files.get(case), self._at.files.room(case)))

    def signers(self, case: CaseId, form: FormId) -> RoomSigners:
        """Return whom the form asks, as far as everybody who looks on may read it."""
        file = self._at.files.get(case)
        opened = form_of(file, form)
        said = self.law_for(case, opened.child, form) if opened.laid is None else law_said(self._at, file, opened)
        room, required = self._at.files.room(case), () if said is None else said.required
        presumed = self._presumed(case, opened)
        return signers_for_room(file, room, opened, required, self._at.today(), presumed)

    def _presumed(self, case: CaseId, opened: Form) -> tuple[AskedMark, ...]:
        """Return whose yes is presumed, where everybody who looks on may know that it is."""
        whole, shown = self._at.files.get(case), self._at.files.shown(case)
        told = {mark.person for mark in FamilyLaw(shown, self._at.today(), self._at.book).presumed(opened)}
        law = FamilyLaw(whole, self._at.today(), self._at.book)
        return tuple(mark for mark in law.presumed(opened) if mark.person in told)

    def open(
        self,
        case: CaseId,
        visit: VisitId,
        form_type: str,
        child: PersonId,
        answers: Mapping[str, str],
        replaces: FormId | None = None,
        typed: Answers | None = None,
    ) -> FormId:
        """Fix one version of the text for all signers; everybody signs it anew.

        Args:
            case: the family.
            visit: in which it is opened.
            form_type: such as "consentToHelp".
            child: about whom.
            answers: of its plain fields, field id -> text.
            replaces: the version whose place this one takes; what was decided on it no longer counts.
            typed: of its other fields, field id -> answer.

        Raises:
            AnswersMissingError: required fields are empty.
            RuleBrokenError: the days contradict each other, or lie before today.
            NotVoluntaryError: the help would be part of a measure; then nobody's consent is asked.
            FormChangedError: `replaces` is another kind of form, about another child, or replaced already.
            LookAgainError: it says what is hidden from somebody who reads it.
            DocumentError: an answer cannot be put on paper.
        """
        text = released_text(self._at.pack, form_type, self._at.identity)
        file = self._at.files.get(case)
        kept = HelpAnswers(answers, typed or {})
        named = named_among(file, kept.seen(text).typed.values())  # whom only the team names stands on no paper
        kept = replace(kept, names={member.id: member.name for member in named})
        check_answers(text, kept, self._at.today())
        answer = self.law_for(case, child)
        if answer.this_help != "voluntary":
            raise NotVoluntaryError(answer.this_help)
        _check_replaced(file, form_type, child, replaces)
        form = FormId(new_uuid7())
        paragraphs = binding_paragraphs(text, file, child, kept)
        seen = kept.seen(text)
        readers = self._at.files.room(case) | {mark.person for mark in answer.required}
        self._check_told(file, readers, paragraphs, seen, named)
        salt = Sha256(os.urandom(32).hex())
        opened = FormOpened(
            form=form,
            form_type=form_type,
            form_version=text.version,
            visit=visit,
            child=child,
            answers=dict(answers),
            common=dict(kept.typed),
            names={str(person): name for person, name in kept.names.items()},
            binding_text=paragraphs,
            ceremony_salt=salt,
            content_sha256=content_hash(salt, form, text.version, paragraphs, seen),
            required=tuple(
                RequiredMark(person=mark.person, mark=mark.kind, articles=mark.articles, after=mark.after)
                for mark in answer.required
            ),
            law_book=self._at.book.version,
            replaces=replaces,
        )
        draft = DraftKey(case, draft_field(form_type, child, replaces))
        self._at.writer.write([NewRecord(opened, case, pack=self._at.pack.ref)], clears=(draft,))
        return form

    def _check_told(
        self,
        file: CaseFile,
        readers: frozenset[PersonId],
        paragraphs: tuple[str, ...],
        seen: HelpAnswers,
        named: tuple[Member, ...],
    ) -> None:
        """Look whether a paper can show it, and whether no reader learns what is hidden from them (H1, H2)."""
        typed = [text for answer in seen.typed.values() for text in texts_of(answer)]
        told = (*paragraphs, *seen.texts.values(), *typed, *seen.names.values())
        self._documents.require_drawable("answers", "\n".join(told))
        require_telling_nothing(file, readers, told)
        hidden = hidden_records(file, readers, self._at.today())
        if any(member.stamp.record in hidden for member in named):
            raise LookAgainError("somebody is named who is hidden from a reader")


def form_of(file: CaseFile, form: FormId) -> Form:
    """Return a form of this family.

    Raises:
        KeyError: no such form.
    """
    for known in file.forms:
        if known.id == form:
            return known
    raise KeyError(form)


def draft_field(form_type: str, child: PersonId, replaces: FormId | None = None) -> str:
    """Name the draft of a half-typed form; what is typed into a new version never stands in a form for other help."""
    first = f"form:{form_type}:{child}"
    return first if replaces is None else f"{first}:{replaces}"


def _check_replaced(file: CaseFile, form_type: str, child: PersonId, replaces: FormId | None) -> None:
    if replaces is None:
        return
    old = form_of(file, replaces)
    if (old.form_type, old.child, old.replaced_by) != (form_type, child, None):
        raise FormChangedError("it cannot take the place of this form")
