"""Filling a form: one part at a time, each a record of its own, looked at before it is written."""

from __future__ import annotations

from jgvisit.content.form_model import FormDefinition, Part
from jgvisit.content.model import Pack
from jgvisit.domain.law_book import LawBook
from jgvisit.domain.orders import SUPERVISION, read_orders
from jgvisit.ids import CaseId, FormId, PersonId, RecordId, VisitId, new_uuid7
from jgvisit.records.case_file import CaseFile, FilledForm, FilledPart
from jgvisit.records.filled import FormFilled
from jgvisit.services.case_files import CaseFiles
from jgvisit.services.form_answers import Answers, check_part
from jgvisit.services.form_refusals import FormChangedError
from jgvisit.services.frames import frames_of
from jgvisit.services.help_answer import FamilyLaw
from jgvisit.services.known_time import KnownTime
from jgvisit.services.ports import Identity, NewRecord
from jgvisit.services.released import check_released
from jgvisit.services.writing import Writer


class FilledForms:
    """The forms of families, whatever their kind: their definitions say what they hold."""

    def __init__(
        self, writer: Writer, files: CaseFiles, pack: Pack, book: LawBook, time: KnownTime, identity: Identity
    ) -> None:
        self._writer = writer
        self._files = files
        self._pack = pack
        self._book = book
        self._time = time
        self._identity = identity

    def definition(self, form_type: str, language: str = "nl") -> FormDefinition:
        """Return a form with its words.

        Raises:
            FormChangedError: this pack has no such form in this language.
            UnreleasedTextError: no jurist has released it, outside the demo.
        """
        form = self._pack.definition(form_type, language)
        if form is None:
            raise FormChangedError(f"this pack has no form {form_type}")
        check_released(form.review, self._identity)
        return form

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
            StoreError, RecordError: nothing was recorded.
        """
        file = self._files.get(case)
        known = find(file, form)
        if known is not None and known.form_type != form_type:
            raise FormChangedError(f"the form is no {form_type}")
        definition = self.definition(form_type)
        before = [] if known is None else [each for each in known.parts if (each.part, each.owner) == (part, owner)]
        check_part(definition, part, answers, _of_others(known, part, owner), self._on_record(file, children))
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
        )
        earlier = tuple(each.stamp.record for each in before)
        return self._writer.write([NewRecord(filled, case, supersedes=earlier, pack=self._pack.ref)])[0]

    def _on_record(self, file: CaseFile, children: tuple[PersonId, ...]) -> frozenset[str]:
        """Return the conditions of a frame that hold for every one of `children`, never for a sibling only."""
        today = self._time.today()
        law = FamilyLaw(file, today, self._book)
        said = {frame.said for frame in frames_of(file, today) if frame.child in children}
        holds = {f"frame_{one}" for one in said if len(said) == 1}
        if children and all(_supervised(law, child) for child in children):
            holds.add("supervision_in_force")
        return frozenset(holds)


def find(file: CaseFile, form: FormId) -> FilledForm | None:
    """Return a filled form of this family, None where there is none yet."""
    return next((each for each in file.filled if each.id == form), None)


def _supervised(law: FamilyLaw, child: PersonId) -> bool:
    held = (each for each in read_orders(law.facts, child) if each.force == "in_force")
    return any(each.order.kind in SUPERVISION and each.order.evidence == "seen" for each in held)


def _of_others(form: FilledForm | None, part: Part, owner: PersonId | None) -> Answers:
    """Return what stands in the common part and the team's, which conditions may ask after; never a private part."""
    if form is None:
        return {}
    others: list[FilledPart] = [
        each for each in form.parts if each.part != "private" and (each.part, each.owner) != (part, owner)
    ]
    return {name: answer for each in others for name, answer in each.answers}
