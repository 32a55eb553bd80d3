"""Filling a form: one part at a time, each a record of its own, looked at before it is written."""

from __future__ import annotations

from jgvisit.clock import local_date
from jgvisit.content.choose import BINDING_LANGUAGE, may_open
from jgvisit.content.form_model import FormDefinition, Part
from jgvisit.domain.facts import Mark
from jgvisit.ids import CaseId, FormId, PersonId, RecordId, VisitId, new_uuid7
from jgvisit.records.body import PackRef
from jgvisit.records.canonical import sha256
from jgvisit.records.case_file import CaseFile
from jgvisit.records.case_forms import FilledForm, FilledPart
from jgvisit.records.filled import FormFilled
from jgvisit.records.not_asked import not_asked_under
from jgvisit.records.telling import texts_of
from jgvisit.records.visibility import NOBODY_OF_THE_FAMILY, ShownFile, everybody
from jgvisit.records.whose_own import is_for_all, may_all_have, named_alone
from jgvisit.services.agreements.second_reviews import SECOND_REVIEW, number_asked, opinions_beside
from jgvisit.services.desk.released import check_released
from jgvisit.services.desk.workplace import Workplace
from jgvisit.services.forms.answers import Answers, check_part
from jgvisit.services.forms.drafts import PartKey, draft_of_part, find, may_show, versions_of
from jgvisit.services.forms.hidden_text import require_telling_nothing
from jgvisit.services.forms.offer import Offer, offered_forms
from jgvisit.services.forms.on_paper import FormPrint, named_in, parts_for
from jgvisit.services.forms.on_record import on_record
from jgvisit.services.forms.part_rules import Filling, check_of_type
from jgvisit.services.forms.refusals import FormChangedError
from jgvisit.services.law.help_answer import FamilyLaw
from jgvisit.services.ports.documents import DocumentMaker
from jgvisit.services.ports.journal import NewRecord
from jgvisit.services.talk.visits import has_interpreter

__all__ = ["FilledForms", "find"]


class FilledForms:
    """The forms of families, whatever their kind: their definitions say what they hold."""

    def __init__(self, at: Workplace, documents: DocumentMaker) -> None:
        self._at, self._documents = at, documents

    def definition(self, form_type: str, pack: PackRef | None = None) -> FormDefinition:
        """Return a form in Dutch; with `pack` in the texts it was filled with, as far as they are here.

        Raises:
            FormChangedError: these texts have no such form.
            UnreleasedTextError: no jurist has released it, outside the demo.
        """
        texts = self._at.pack if pack is None else self._at.packs.of(pack)
        form = texts.definition(form_type)
        if form is None:
            raise FormChangedError(f"these texts have no form {form_type}")
        check_released(form.review, self._at.identity, signed=texts.signed)
        return form

    def offered(self, case: CaseId, *, alone: bool) -> tuple[Offer, ...]:
        """Return the forms that this family can begin, as far as those who look on may know; `alone`: the worker."""
        file = self._at.files.for_me(case) if alone else self._at.files.shown(case)
        forms = [form for (_, language), form in self._at.pack.definitions.items() if language == BINDING_LANGUAGE]
        worker_alone = alone or not self._at.files.room(case)
        return offered_forms(file, forms, self._at.today(), self._at.book, alone=worker_alone)

    def begin(self) -> FormId:
        """Return the id of a new form; it exists when its first part is filled."""
        return FormId(new_uuid7())

    def fill(
        self,
        case: CaseId,
        form: FormId,
        form_type: str,
        part: Part,
        children: tuple[PersonId, ...],
        answers: Answers,
        owner: PersonId | None = None,
        visit: VisitId | None = None,
    ) -> RecordId:
        """Record one part of a form, as a new version where there is one.

        Args:
            case: the family.
            form: from `begin`, or a form that is there.
            form_type: such as "safetyPlan".
            part: common, private or team.
            children: about whom.
            answers: field id -> answer, of this part only.
            owner: whose private part it is.
            visit: in which it was filled.

        Raises:
            AnswersMissingError, RuleBrokenError: nothing was recorded.
            FormChangedError: the form is of another kind.
            LookAgainError: a common part says what is hidden from somebody.
            StoreError, RecordError: nothing was recorded.
        """
        file = self._at.files.get(case)
        known = find(file, form)
        if known is not None and known.form_type != form_type:
            raise FormChangedError(f"the form is no {form_type}")
        definition = self.definition(form_type)
        key = PartKey(form, form_type, part, owner)
        before = versions_of(file, key)
        if part == "common":  # read by all who sign: nothing that is hidden from any of them, no private part (H1)
            texts = [text for answer in answers.values() for text in texts_of(answer)]
            asked = everybody(file) - not_asked_under(file, form)
            require_telling_nothing(file, asked, texts)
        holds = self.on_record(file, children)
        check_part(definition, part, answers, _of_others(known, part, owner), self._at.today(), holds, children)
        grown_ups = frozenset(member.id for member in file.members if member.role != "child")
        filling = Filling(answers, self._at.today(), self._at.identity.worker, self._at.called, known, grown_ups)
        check_of_type(form_type, part, filling)
        filled = FormFilled(
            form=form,
            form_type=form_type,
            form_version=definition.version,
            part=part,
            children=children,
            answers=dict(answers),
            number=1 + max((each.number for each in before), default=0),
            owner=owner,
            visit=visit,
            colleague_number=number_asked(known, answers, self._at.called) if form_type == SECOND_REVIEW else None,
        )
        earlier = tuple(each.stamp.record for each in before)
        record = NewRecord(filled, case, supersedes=earlier, pack=self._at.pack.ref)
        return self._at.writer.write([record], clears=(draft_of_part(case, key),))[0]

    def beside(self, case: CaseId, key: PartKey) -> Answers:
        """Return what stands in the other parts of this form, which its conditions may ask after."""
        return _of_others(find(self._at.files.get(case), key.form), key.part, key.owner)

    def file_for(self, case: CaseId, key: PartKey, *, alone: bool = False) -> ShownFile:
        """Return the family as it may be read on the page of a part; the team's part is for the worker `alone`."""
        return self._at.files.for_me(case) if alone or key.part == "team" else self._at.files.shown(case)

    def may_open(self, case: CaseId, key: PartKey, typed: Answers | None = None, *, alone: bool = False) -> bool:
        """Tell whether a part may stand on a screen now, for everybody who looks on, and be written anew (H1, H4).

        Where something of it is hidden from somebody here, a new version would lose what nobody can see. Who is not
        asked for safety sees nothing of it, half-typed words neither (H2). What is one person's own is for whom it
        names, as it stands on record and as it was typed since; as long as it names nobody, for the worker (H8).

        Args:
            case: the family.
            key: which part.
            typed: what stands in its fields; None where nobody typed anything.
            alone: the worker looks alone ("alleen voor mij").
        """
        file = self._at.files.get(case)
        room = NOBODY_OF_THE_FAMILY if alone else self._at.files.room(case)
        seen = may_show(key.part, key.owner, room)
        if key.part == "common":
            theirs = typed is None or may_all_have(file, key.form_type, typed, room, self._at.today())
            seen = theirs and room.isdisjoint(not_asked_under(file, key.form))
        return seen and versions_of(file, key) == versions_of(self.file_for(case, key, alone=alone), key)

    def named_here(self, case: CaseId, key: PartKey) -> Answers:
        """Return whose own a new form is: of the one person who is here; nobody's where several look on, or none."""
        room = self._at.files.room(case)
        return named_alone(key.form_type, next(iter(room))) if key.part == "common" and len(room) == 1 else {}

    def undrawable(self, text: str) -> frozenset[str]:
        """Return the characters of `text` that no paper can show, to be told where they are typed."""
        return self._documents.undrawable(text)

    def readers(self, case: CaseId, form: FormId) -> tuple[PersonId, ...]:
        """Return who of the family may have the common paper of a form as it is on record; never who is not asked."""
        file = self._at.files.get(case)
        filled, today, unasked = find(file, form), self._at.today(), not_asked_under(file, form)
        asked = tuple(member.id for member in file.members if member.id not in unasked)
        return asked if filled is None else tuple(each for each in asked if is_for_all(file, filled, {each}, today))

    def print_for(
        self,
        case: CaseId,
        form: FormId,
        reader: PersonId | None,
        *,
        own_part: bool = False,
        mark: Mark | None = None,
    ) -> FormPrint:
        """Put together what `reader` gets on paper; None stands for the workers.

        Args:
            case: the family.
            form: a filled form.
            reader: a member, or None.
            own_part: the paper of the reader's own part, which they asked for, instead of the common one (H1).
            mark: whose choices are printed.

        Raises:
            FormChangedError: this family has no such form, or nothing of it is for this reader.
            UnreleasedTextError: no jurist has released the form, outside the demo.
        """
        file = self._at.files.get(case)
        filled = find(file, form)
        if filled is None:
            raise FormChangedError("this family has no such form")
        parts = parts_for(file, filled, reader, self._at.today(), own_part=own_part)
        pack = parts[0].pack
        definition = self.definition(filled.form_type, pack)
        now = self._at.time.now()
        return FormPrint(
            number=_number(definition, parts, local_date(now.moment).year),
            form=definition,
            translation=None
            if reader is None
            else self._translation(case, definition, pack, file.member(reader).language),
            form_id=form,
            parts=parts,
            reader=reader,
            names={
                member.id: member.name
                for member in file.members
                if member.id == reader or member in named_in(file, parts)
            },
            mark=mark,
            holds=self.on_record(file, filled.children),
            worker_name=self._at.identity.worker_name,
            municipality=self._at.identity.municipality,
            made_at=now.moment,
            demo=self._at.identity.demo,
            opinions=() if reader is not None else opinions_beside(file, filled),
            opinion_form=None if reader is not None else self._at.packs.of(pack).definition(SECOND_REVIEW),
        )

    def _translation(
        self, case: CaseId, form: FormDefinition, pack: PackRef | None, language: str
    ) -> FormDefinition | None:
        """Return the words beside the Dutch, if they may open: unchecked ones need an interpreter (H27)."""
        words = None if language == BINDING_LANGUAGE else self._at.packs.of(pack).definition(form.id, language)
        if words is None or words.version != form.version:
            return None
        visit = self._at.files.visit_here(case)
        logged = visit is not None and has_interpreter(visit, language)
        return words if may_open(words, interpreter_logged=logged) else None

    def on_record(self, file: CaseFile, children: tuple[PersonId, ...]) -> frozenset[str]:
        """Return the conditions of a frame that hold for every one of `children`, never for a sibling only."""
        today = self._at.today()
        return on_record(file, children, FamilyLaw(file, today, self._at.book), today)


def _number(form: FormDefinition, parts: tuple[FilledPart, ...], year: int) -> str:
    """Return the number on the paper: letter, year, and a mark of what is on it (H5: neutral)."""
    return f"{form.letter}-{year}-{sha256(*(part.stamp.record.encode() for part in parts))[:8]}"


def _of_others(form: FilledForm | None, part: Part, owner: PersonId | None) -> Answers:
    """Return what stands in the common part and the team's, which conditions may ask after; never a private part."""
    if form is None:
        return {}
    others: list[FilledPart] = [
        each for each in form.parts if each.part != "private" and (each.part, each.owner) != (part, owner)
    ]
    return {name: answer for each in others for name, answer in each.answers}
