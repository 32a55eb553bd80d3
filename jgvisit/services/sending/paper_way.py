"""The way of a handover or a request: each step with who and when, and nothing called sent that nobody allowed.

The program never sends anything itself: the back office does, or the worker by hand (H25).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from jgvisit.domain.own_words import says_something
from jgvisit.domain.road import Standing, Step, standing_of
from jgvisit.errors import RefusedError
from jgvisit.ids import CaseId, FormId, RecordId
from jgvisit.records.answers import Answer
from jgvisit.records.case_file import CaseFile
from jgvisit.records.case_forms import FilledForm
from jgvisit.records.case_reading import PaperStep
from jgvisit.records.payload_reading import PaperStepped
from jgvisit.services.desk.workplace import Workplace
from jgvisit.services.desk.writing import WordsMissingError
from jgvisit.services.family.happenings import NotYetHappenedError
from jgvisit.services.forms.filled_forms import find
from jgvisit.services.forms.refusals import FormChangedError
from jgvisit.services.law.handover_cover import HANDOVER, covers
from jgvisit.services.sending.going_out import APPLICATION, JOURNEYS, Ground, ground_of
from jgvisit.services.sending.instead import Instead, instead_of, start_of


class MayNotGoError(RefusedError):
    """Something must be there before this goes; nothing was recorded. `missing` says what, for the worker alone."""

    code = "refused.may_not_go"

    def __init__(self, ground: Ground) -> None:
        super().__init__(", ".join(each.what for each in ground.missing))
        self.missing = ground.missing


class StepNotNowError(RefusedError):
    """This step does not follow on where the paper is now; nothing was recorded."""

    code = "refused.step_not_now"


class PaperWay:
    """Where papers to somebody outside stand, and their next step."""

    def __init__(self, at: Workplace) -> None:
        self._at = at

    def ground(self, case: CaseId, form: FormId) -> Ground:
        """Return on what it may go now, and what is missing; for the worker alone (H8).

        Raises:
            FormChangedError: no such form, or of a kind that goes nowhere.
        """
        file, filled = self._form(case, form)
        return ground_of(self._at, file, filled)

    def standing(self, case: CaseId, form: FormId) -> Standing:
        """Return where it stands; errors as `ground`."""
        file, filled = self._form(case, form)
        return standing_in(file, filled, ground_of(self._at, file, filled))

    def instead(self, case: CaseId, form: FormId) -> Instead | None:
        """Return what there is instead of a handover without consent, None where nobody said no; errors as `ground`."""
        file, filled = self._form(case, form)
        ground = ground_of(self._at, file, filled)
        return instead_of(file, filled, ground, standing_in(file, filled, ground), self._at.today())

    def start_instead(self, case: CaseId, form: FormId, form_type: str) -> dict[str, Answer]:
        """Return with which answers a form begins that is filled in instead of this handover.

        Raises:
            FormChangedError: as `ground`.
            KeyError: it is no form that is offered there.
        """
        file, filled = self._form(case, form)
        common = next((part for part in filled.parts if part.part == "common"), None)
        children = {child.id for child in file.children}
        return start_of(form_type, {} if common is None else dict(common.answers), children)

    def steps(self, case: CaseId, form: FormId) -> tuple[PaperStep, ...]:
        """Return what was written down of it, earlier ones first."""
        return steps_of(self._at.files.get(case), form)

    def step(
        self,
        case: CaseId,
        form: FormId,
        step: Step,
        by: str,
        *,
        on: date | None = None,
        to: str = "",
        reference: str = "",
        note: str = "",
    ) -> RecordId:
        """Write the next step down.

        Args:
            case: the family.
            form: a filled handover or request.
            step: one of `standing().next`.
            by: who did it, or who over there said so.
            on: the day; today if absent.
            to: to whom it went.
            reference: the number the back office or the receiver gave it.
            note: why it came back or was stopped, or what is not agreed on.

        Raises:
            FormChangedError: as `ground`.
            StepNotNowError: another step comes first.
            MayNotGoError: it is to go, and something is missing.
            NotYetHappenedError: its day is still to come.
            WordsMissingError: who, to whom, why or its number is not said.
        """
        file, filled = self._form(case, form)
        wanted = Wanted(step, by, on, to, reference, note)
        stepped = next_step(file, filled, ground_of(self._at, file, filled), wanted, self._at.today())
        return self._at.writer.one(case, stepped, supersedes=heads_of(file, form))

    def _form(self, case: CaseId, form: FormId) -> tuple[CaseFile, FilledForm]:
        file = self._at.files.get(case)
        filled = find(file, form)
        if filled is None or filled.form_type not in JOURNEYS:
            raise FormChangedError("no handover or request of this family")
        return file, filled


@dataclass(frozen=True)
class Wanted:
    """A step that somebody wants written down; see `PaperWay.step`."""

    step: Step
    by: str
    on: date | None = None
    to: str = ""
    reference: str = ""
    note: str = ""


def next_step(file: CaseFile, filled: FilledForm, ground: Ground, wanted: Wanted, today: date) -> PaperStepped:
    """Return the step as it is recorded; errors as `PaperWay.step`. A laptop and the back office's page both ask here.

    Args:
        file: whole.
        filled: a handover or a request.
        ground: on what it may go now.
        wanted: the step.
        today: the day in the Netherlands.
    """
    step, goes = wanted.step, wanted.step in ("ready", "sent")
    if goes and not ground.may_go:
        raise MayNotGoError(ground)
    if step not in standing_in(file, filled, ground).next:
        raise StepNotNowError(step)
    day = wanted.on or today
    if day > today:
        raise NotYetHappenedError(day.isoformat())
    if step == "sent" and not says_something(wanted.to if filled.form_type == HANDOVER else wanted.reference):
        raise WordsMissingError("to" if filled.form_type == HANDOVER else "reference")
    return PaperStepped(
        form=filled.id,
        step=step,
        on=day.isoformat(),
        by=wanted.by.strip(),
        version=ground.version if goes else None,
        to=wanted.to.strip() or None,
        consents=ground.consents if goes else (),
        orders=ground.orders if goes else (),
        reference=wanted.reference.strip() or None,
        note=wanted.note.strip() or None,
    )


def heads_of(file: CaseFile, form: FormId) -> list[RecordId]:
    """Return the last steps of one paper: more than one where two did not know of each other."""
    return [each.stamp.record for each in steps_of(file, form) if each.last]


def steps_of(file: CaseFile, form: FormId) -> tuple[PaperStep, ...]:
    """Return the steps of one paper, earlier ones first."""
    return tuple(each for each in file.read_together.steps if each.form == form)


def standing_in(file: CaseFile, filled: FilledForm, ground: Ground) -> Standing:
    """Return where a paper stands by the records of `file`, which is whole."""
    steps, taken = steps_of(file, filled.id), taken_over(file, filled)
    before: Step | None = "discussed" if filled.form_type == HANDOVER else None
    counts = (each.step if _holds(each, ground) else "received" if taken else before for each in steps if each.last)
    return standing_of(
        JOURNEYS[filled.form_type],
        frozenset(step for step in counts if step is not None),
        may_go=ground.may_go,
        went_rightly=went_rightly(file, filled),
        taken_over=taken is not None,
        changed=taken is not None and taken != ground.version,
    )


def _holds(step: PaperStep, ground: Ground) -> bool:
    """Tell whether a step is one of this text: what was ready in another one stands where it stood before that."""
    return step.step != "ready" or step.version == ground.version


def taken_over(file: CaseFile, filled: FilledForm) -> RecordId | None:
    """Return the version of an application that our back office took over last, None where it took none."""
    if filled.form_type != APPLICATION:
        return None
    given: RecordId | None = None
    taken: RecordId | None = None
    for step in steps_of(file, filled.id):
        if step.step == "ready":
            given = step.version
        elif step.step == "received":
            taken = given
    return taken


def went_rightly(file: CaseFile, filled: FilledForm) -> bool:
    """Tell whether what it went on, since it last came back or was stopped, allowed that it went (H11).

    A request needs nobody's consent; of a paper that is said to be received without ever being sent
    nobody knows on what it went.
    """
    if filled.form_type != HANDOVER:
        return True
    sent: list[PaperStep] = []
    for step in steps_of(file, filled.id):
        if step.step in _BACK:
            sent = []
        elif step.step == "sent":
            sent.append(step)
    return bool(sent) and all(
        covers(file, filled, each.version, each.standing, each.orders, date.fromisoformat(each.on)) for each in sent
    )


_BACK = frozenset({"returned", "stopped"})
"""After these it goes anew, on its own ground."""
