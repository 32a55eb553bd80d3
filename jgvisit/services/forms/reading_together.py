"""Reading a form with the family: what each says of each passage is a record of its own that stays."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from jgvisit.errors import RefusedError
from jgvisit.ids import CaseId, FormId, PersonId, RecordId
from jgvisit.records.answers import PassagesAnswer, RowsAnswer
from jgvisit.records.case_file import CaseFile
from jgvisit.records.case_forms import FilledForm
from jgvisit.records.case_reading import ReactionKind
from jgvisit.records.payload_reading import PassageReacted, ReleaseChosen, SourceChecked
from jgvisit.services.desk.workplace import Workplace
from jgvisit.services.forms.filled_forms import FilledForms, find
from jgvisit.services.forms.passages import (
    ReadPassage,
    asked_to_leave_out,
    passage_ever,
    passage_of,
    passages_of,
    without,
)
from jgvisit.services.forms.refusals import FormChangedError, NotPresentError
from jgvisit.services.ports.journal import DraftKey
from jgvisit.services.sending.handover_plans import Plan
from jgvisit.services.sending.opinions import opinions_on
from jgvisit.services.sending.plan_kinds import KINDS
from jgvisit.services.sending.plan_statements import statements_along


class NotTheirsError(RefusedError):
    """This passage is not for this person, or not for everybody in the room; nothing was recorded (H1, H11)."""

    code = "refused.not_theirs"


class ToldFirstError(RefusedError):
    """Something restricted goes along only after whom it is about was told; nothing was recorded (H3)."""

    code = "refused.told_first"


class ReadingTogether:
    """Passage by passage, each in their own words."""

    def __init__(self, at: Workplace, filled: FilledForms) -> None:
        self._at, self._filled = at, filled

    def passages(self, case: CaseId, form: FormId) -> tuple[ReadPassage, ...]:
        """Return the passages as everybody who looks on may see them (H4)."""
        file = self._at.files.shown(case)
        filled = find(file, form)
        return () if filled is None else passages_of(file, filled)

    def passages_along(self, case: CaseId, form: FormId) -> tuple[tuple[Plan, ReadPassage], ...]:
        """Return those of the plans that go along with a handover, each with its plan, as everybody here may see them.

        What is said of one belongs to the plan's own form.
        """
        file = self._at.files.shown(case)
        filled = find(file, form)
        return () if filled is None else statements_along(file, filled, self._at.today())

    def left_out(self, case: CaseId) -> frozenset[str]:
        """Return the statements of this family that somebody wants left out, whoever looks on: for nobody's eyes."""
        reactions = self._at.files.get(case).read_together.reactions
        return frozenset(each.passage for each in reactions if each.counts and each.reaction == "leaveOut")

    def react(
        self,
        case: CaseId,
        form: FormId,
        passage: str,
        person: PersonId,
        reaction: ReactionKind,
        words: str = "",
        *,
        may_go: bool | None = None,
        how: Literal["together", "phone", "writing"] = "together",
        clears: Sequence[DraftKey] = (),
    ) -> RecordId:
        """Write down what somebody says of a passage; what they said before stays.

        Who was in the room heard it, and nobody else of the family sees it.

        Args:
            case: the family.
            form: a filled form.
            passage: of its common part, or of this person's own part.
            person: who says it: a member, at any age.
            reaction: correct, notCorrect, different, leaveOut.
            words: as they said it.
            may_go: whether their words, and a passage about them alone, may go along; None: not asked.
            how: in a talk together, by telephone, in writing.
            clears: the draft this finishes.

        Raises:
            KeyError: no such person.
            FormChangedError: the passage stands in this form no more.
            NotTheirsError: it is somebody else's, or others who may not read it are in the room.
            NotPresentError: they would say it together with us, and are not here: nobody speaks for somebody else.
            WordsMissingError: it should be otherwise, and nobody said how.
        """
        file, filled = self._form(case, form)
        file.member(person)
        read = _passage(file, filled, passage)
        room, here = self._at.files.room(case), self._at.files.visit_here(case)
        if how == "together" and here is not None and person not in here.present:
            raise NotPresentError("this person is not in the room")
        own = read.part.owner
        if read.part.part == "team" or (own is not None and (own != person or not room <= {own})):
            raise NotTheirsError("a passage that is not for everybody here")
        present = () if here is None or how != "together" else here.present
        # who was noted, not the whole family from whom things are hidden while a stranger is here
        heard = tuple(sorted(set(present) - {person}))
        said = PassageReacted(
            form=form,
            passage=passage,
            person=person,
            reaction=reaction,
            read=read.passage.text,
            words=words.strip() or None,
            heard_by=heard,
            how=how,
            may_go=None if may_go is None else "yes" if may_go else "no",
        )
        known = [each.stamp.record for each in read.reactions if each.person == person]
        return self._at.writer.one(case, said, supersedes=known, clears=clears)

    def take_out(self, case: CaseId, form: FormId, may: frozenset[PersonId]) -> RecordId | None:
        """Write a new version without the passages that one of `may` wants out; None where there are none (H11).

        Raises:
            FormChangedError: no such form, or two versions of it wait for a person.
            AnswersMissingError: nothing would be left where something must stand; write it otherwise first.
            LookAgainError, StoreError, RecordError: nothing was recorded.
        """
        file, filled = self._form(case, form)
        out = asked_to_leave_out(file, filled, may)
        if not out:
            return None
        common = [part for part in filled.parts if part.part == "common"]
        if len(common) != 1:
            raise FormChangedError("two versions wait for a person to decide")
        answers = dict(without(common[0], out).answers)
        children = common[0].children
        visit = self._at.files.open_visit_id(case)
        return self._filled.fill(case, form, filled.form_type, "common", children, answers, visit=visit)

    def check_source(
        self,
        case: CaseId,
        form: FormId,
        passage: str,
        source: str,
        outcome: Literal["confirmed", "partly", "denied"],
        note: str = "",
    ) -> RecordId:
        """Write down that a statement was asked after with another source today.

        Raises:
            FormChangedError: the passage stands in this form no more.
            WordsMissingError: no source.
        """
        file, filled = self._form(case, form)
        _passage(file, filled, passage)
        checked = SourceChecked(
            form=form,
            passage=passage,
            source=source.strip(),
            on=self._at.today().isoformat(),
            outcome=outcome,
            note=note.strip() or None,
        )
        return self._at.writer.one(case, checked)

    def choose_release(
        self,
        case: CaseId,
        form: FormId,
        item: str,
        choice: Literal["leaveOut", "tellByPhone", "include"],
        told: tuple[PersonId, ...] = (),
        note: str = "",
    ) -> RecordId:
        """Write down what is done with something restricted before the form goes out (H3).

        Raises:
            FormChangedError: the form has no such passage or field.
            ToldFirstError: it would go along, and nobody was told yet.
            WordsMissingError: told by telephone, without saying to whom.
            KeyError: somebody told is no member.
        """
        file, filled = self._form(case, form)
        _item(file, filled, item)
        for person in told:
            file.member(person)
        if choice == "include" and (not told or (_is_owner(filled, item) and item not in told)):
            raise ToldFirstError("whom it is about is told first")
        chosen = ReleaseChosen(
            form=form,
            item=item,
            choice=choice,
            on=self._at.today().isoformat(),
            told=tuple(sorted(told)),
            note=note.strip() or None,
        )
        return self._at.writer.one(case, chosen)

    def _form(self, case: CaseId, form: FormId) -> tuple[CaseFile, FilledForm]:
        file = self._at.files.get(case)
        filled = find(file, form)
        if filled is None:
            raise FormChangedError("this family has no such form")
        return file, filled


def _passage(file: CaseFile, filled: FilledForm, passage: str) -> ReadPassage:
    """Find a passage; of a plan also in an earlier version, which may be the one that goes along with a handover."""
    try:
        return (passage_ever if filled.form_type in KINDS else passage_of)(file, filled, passage)
    except KeyError as error:
        raise FormChangedError("this passage stands in the form no more") from error


def _is_owner(filled: FilledForm, item: str) -> bool:
    return any(part.owner == item for part in filled.parts)


def _item(file: CaseFile, filled: FilledForm, item: str) -> None:
    """Look whether there is such a thing to choose about: a field, passage or row, an own part, an opinion on it."""
    known: set[str | None] = {part.owner for part in filled.parts}
    known |= {each.item for each in opinions_on(file, filled)} - {None}
    for part in filled.parts:
        for name, answer in part.answers:
            known.add(name)
            if isinstance(answer, PassagesAnswer):
                known |= {each.id for each in answer.passages}
            elif isinstance(answer, RowsAnswer):
                known |= {row.id for row in answer.rows}
    if item not in known:
        raise FormChangedError("the form has no such passage or field")
