"""Laying a filled form before its signers: one version of its common part is fixed for all of them (design §5)."""

from __future__ import annotations

import os
from dataclasses import dataclass
from typing import Literal

from jgvisit.content.form_model import FormDefinition, Part
from jgvisit.ids import CaseId, FormId, PersonId, Sha256, VisitId, new_uuid7
from jgvisit.records.answers import Answer
from jgvisit.records.body import PackRef
from jgvisit.records.case_file import CaseFile
from jgvisit.records.case_forms import FilledForm, FilledPart, Form
from jgvisit.records.not_asked import not_asked_in
from jgvisit.records.payload_forms import FormOpened, RequiredMark
from jgvisit.records.telling import texts_of
from jgvisit.records.visibility import hidden_records
from jgvisit.services.desk.workplace import Workplace
from jgvisit.services.forms.answers import check_part
from jgvisit.services.forms.filled_forms import FilledForms, find
from jgvisit.services.forms.filled_text import Written, binding_text, laid_hash
from jgvisit.services.forms.gates import BeforeLaying, check_laying
from jgvisit.services.forms.hidden_text import require_telling_nothing
from jgvisit.services.forms.laid_forms import laid_forms
from jgvisit.services.forms.on_paper import named_in
from jgvisit.services.forms.refusals import FormChangedError, LookAgainError, NobodyAskedError
from jgvisit.services.forms.signers import first_child, joined_marks, marks_by_form, marks_by_law, may_sign
from jgvisit.services.law.help_answer import FamilyLaw
from jgvisit.services.ports.documents import DocumentMaker
from jgvisit.services.ports.journal import NewRecord


@dataclass(frozen=True)
class _Ready:
    """A version of a filled form that may lie before its signers."""

    filled: FilledForm
    definition: FormDefinition
    written: Written
    paragraphs: tuple[str, ...]
    record: str | None
    number: int
    visit: VisitId
    pack: PackRef
    not_asked: tuple[PersonId, ...]


class Laying:
    """From a filled form to what its signers sign, days apart and on other laptops too."""

    def __init__(self, at: Workplace, filled: FilledForms, documents: DocumentMaker) -> None:
        self._at, self._filled, self._documents = at, filled, documents

    def lay_before(self, case: CaseId, visit: VisitId, form: FormId) -> tuple[FormId, ...]:
        """Fix the present version of a filled form for all its signers; return what lies before them.

        One form for each child where the law asks for each child apart, else one for all; all of them share
        `content_sha256`. Once more, of the same version, it changes nothing, unless the law now asks others:
        then those are added, and what was signed stays signed. A changed text takes the place of the old one,
        and is signed anew.

        Args:
            case: the family.
            visit: in which it is laid before them.
            form: a filled form.

        Raises:
            FormChangedError: no such form, its common part is not filled, or two versions wait for a person.
            GateClosedError: a rule of this kind of form is not met yet.
            AnswersMissingError, RuleBrokenError: the answers no longer fit, such as a day that is over by now.
            NobodyAskedError: nobody is asked a mark.
            LookAgainError: it says what is hidden from somebody who reads it.
            UnreleasedTextError: no jurist has released the form, outside the demo.
            DocumentError, StoreError, RecordError: nothing was recorded.
        """
        file = self._at.files.get(case)
        ready = self._ready(file, visit, form)
        before = laid_forms(file, form)
        same = _of_this_text(ready, before)
        salt = same[0].ceremony_salt if same else Sha256(os.urandom(32).hex())
        law = FamilyLaw(file, self._at.today(), self._at.book)
        records: list[NewRecord] = []
        found: list[FormId] = []
        readers: set[PersonId] = set()
        for child in self._one_for_each(ready):
            rivals = [each for each in before if each.child == child]
            old = rivals[-1] if rivals else None
            kept = next((each for each in same if each.child == child), None)
            required = self._required(file, law, ready, child, kept)
            if not required:
                continue
            readers |= {PersonId(mark.person) for mark in required}
            # of two that were laid apart, one is taken up again: that ends the other
            if kept is not None and _same_law(kept, required) and len(rivals) == 1:
                found.append(kept.id)
                continue
            opened = self._opened(ready, child, required, salt if kept is None else kept.ceremony_salt, kept, old)
            earlier = () if kept is None else (kept.stamp.record,)
            records.append(NewRecord(opened, case, supersedes=earlier, pack=ready.pack))
            found.append(FormId(opened.form))
        if not found:
            raise NobodyAskedError(ready.definition.id)
        self._check_texts(file, case, ready, frozenset(readers))
        if records:
            self._at.writer.write(records)
        return tuple(found)

    def may_come_later(self, case: CaseId, person: PersonId) -> bool:
        """Tell whether somebody who was not there when a form was laid is of an age to put a mark under it."""
        return may_sign(FamilyLaw(self._at.files.get(case), self._at.today(), self._at.book).facts, person)

    def _ready(self, file: CaseFile, visit: VisitId, form: FormId) -> _Ready:
        filled = find(file, form)
        if filled is None:
            raise FormChangedError("this family has no such form")
        definition = self._filled.definition(filled.form_type)
        part: Part = "team" if definition.reader == "team" else "common"
        fixed = _only_version(filled, part, empty=not definition.of_part(part))
        pack = (fixed or filled.parts[0]).pack
        definition = self._filled.definition(filled.form_type, pack)
        answers, team = {} if fixed is None else dict(fixed.answers), _answers_of(filled, "team")
        on_record = self._filled.on_record(file, filled.children)
        others = {} if part == "team" else team
        check_part(definition, part, answers, others, self._at.today(), on_record, (fixed or filled).children)
        law = FamilyLaw(file, self._at.today(), self._at.book)
        who = self._at.identity.worker
        check_laying(BeforeLaying(file, filled, definition, answers, team, law, self._at.today(), who, self._at.called))
        about = {member.id for member in named_in(file, () if fixed is None else (fixed,))} | set(filled.children)
        names = {member.id: member.name for member in file.members if member.id in about}
        written = Written(definition, None, answers, (part,), filled.children, names, on_record)
        return _Ready(
            filled=filled,
            definition=definition,
            written=written,
            paragraphs=binding_text(written),
            record=None if fixed is None else fixed.stamp.record,
            number=1 if fixed is None else fixed.number,
            visit=visit,
            pack=self._at.packs.of(pack).ref,
            not_asked=not_asked_in(filled),
        )

    def _one_for_each(self, ready: _Ready) -> tuple[PersonId, ...]:
        """Return the child of each ceremony: every child where the law asks for each apart, else the first."""
        apart = ready.definition.subject is not None or any(each.who == "child" for each in ready.definition.signers)
        return ready.filled.children if apart else ready.filled.children[:1]

    def _required(
        self, file: CaseFile, law: FamilyLaw, ready: _Ready, child: PersonId, kept: Form | None
    ) -> tuple[RequiredMark, ...]:
        """Return who must put which mark; those the form itself named at an earlier table still are asked."""
        answers, definition = ready.written.answers, ready.definition
        first = child == first_child(ready.filled.children, answers)
        by_law = marks_by_law(definition, law, child, answers, ready.filled.id, first=first)
        here = self._at.files.visit_here(file.case)
        room = () if here is None or here.id != ready.visit else here.present
        by_form = marks_by_form(definition, file, law.facts, room, child, answers, self._at.identity)
        marks = joined_marks(by_law, dict.fromkeys((*_named_before(kept), *by_form)))
        return tuple(mark for mark in marks if mark.person not in _not_asked(ready, kept))

    def _opened(
        self,
        ready: _Ready,
        child: PersonId,
        required: tuple[RequiredMark, ...],
        salt: Sha256,
        kept: Form | None,
        old: Form | None,
    ) -> FormOpened:
        form, written = ready.definition, ready.written
        return FormOpened(
            form=FormId(new_uuid7()) if kept is None else kept.id,
            form_type=form.id,
            form_version=form.version,
            visit=ready.visit,
            child=child,
            answers={},
            binding_text=ready.paragraphs,
            ceremony_salt=salt,
            content_sha256=laid_hash(salt, ready.filled.id, form.version, ready.number, ready.paragraphs, written),
            required=required,
            law_book=self._at.book.version,
            replaces=old.id if old is not None and kept is None else None,
            filled=ready.filled.id,
            filled_record=ready.record,
            number=ready.number,
            common=dict(written.answers),
            names={str(person): name for person, name in written.names.items()},
            children=written.children,
            holds=tuple(sorted(written.holds)),
            not_asked=_not_asked(ready, kept),
            kept_to=kept_to(form),
        )

    def _check_texts(self, file: CaseFile, case: CaseId, ready: _Ready, signers: frozenset[PersonId]) -> None:
        """Look whether a paper can show it, and whether no reader learns what is hidden from them (H1, H2)."""
        said = [text for answer in ready.written.answers.values() for text in texts_of(answer)]
        texts = (*ready.paragraphs, *said, *ready.written.names.values())
        self._documents.require_drawable("answers", "\n".join(texts))
        if kept_to(ready.definition) == "team":
            return
        readers = self._at.files.room(case) | signers
        require_telling_nothing(file, readers, texts)
        hidden = hidden_records(file, readers, self._at.today())
        if any(member.stamp.record in hidden for member in file.members if member.id in ready.written.names):
            raise LookAgainError("somebody is named who is hidden from a reader")


def kept_to(form: FormDefinition) -> Literal["team", "signer"] | None:
    """Say who alone may read what is signed: the team, the one child whose words they are, or nobody apart."""
    if form.reader == "team":
        return "team"
    return "signer" if any(signer.who == "child" for signer in form.signers) else None


def is_for_drawing(form: FormDefinition) -> bool:
    """Tell whether a child may draw in place of a signature: on a form that a child alone signs, its own story."""
    return kept_to(form) == "signer"


def _only_version(filled: FilledForm, part: Part, *, empty: bool) -> FilledPart | None:
    """Return the version to sign; None where the form has nothing to fill in there (`empty`), such as form K."""
    found = [each for each in filled.parts if each.part == part]
    if empty and not found:
        return None
    if len(found) != 1 or found[0].disputed:
        raise FormChangedError("there is no one version to sign")
    return found[0]


def _answers_of(filled: FilledForm, part: Part) -> dict[str, Answer]:
    return {name: answer for each in filled.parts if each.part == part for name, answer in each.answers}


def _of_this_text(ready: _Ready, before: tuple[Form, ...]) -> list[Form]:
    """Return those laid before with exactly this text, the one that most people signed first."""
    found = [
        old
        for old in before
        if old.content_sha256
        == laid_hash(
            old.ceremony_salt, ready.filled.id, ready.definition.version, ready.number, ready.paragraphs, ready.written
        )
    ]
    return sorted(found, key=lambda form: (-len(form.decisions), form.id))


def _not_asked(ready: _Ready, kept: Form | None) -> tuple[PersonId, ...]:
    """Return who is not asked under this text; who said yes or no to it before is: their no is not lost."""
    decided = set() if kept is None else {each.person for each in kept.decisions}
    return tuple(person for person in ready.not_asked if person not in decided)


def _named_before(kept: Form | None) -> tuple[RequiredMark, ...]:
    asked = () if kept is None else tuple(mark for mark in kept.required if mark.who != "law")
    return tuple(RequiredMark(person=mark.person, mark=mark.mark, who=mark.who) for mark in asked)


def _same_law(old: Form, required: tuple[RequiredMark, ...]) -> bool:
    now = {(mark.person, mark.mark, mark.after, mark.lines) for mark in required if mark.who == "law"}
    return now == {(mark.person, mark.mark, mark.after, mark.lines) for mark in old.required if mark.who == "law"}
