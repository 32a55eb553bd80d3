"""The one place where a kind of form may refuse to be laid before its signers, or to be signed.

Each rule is a pure function of what is known; it returns None, or a `Closed` with a sentence that says
what to do. Nothing here ever stops a card, an answer, a refusal or a withdrawal (H29): a rule about signing
is asked about a yes only.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from datetime import date

from jgvisit.errors import RefusedError
from jgvisit.records.answers import Answer, PersonsAnswer, RowsAnswer
from jgvisit.records.case_forms import Form
from jgvisit.records.form_days import is_over, last_day_of, last_day_of_line, lines_of
from jgvisit.services.agreements.gates import PLAN_LAY, PLAN_SIGN, REVIEW_SIGN, STAY_LAY, STAY_SIGN
from jgvisit.services.agreements.plan_promises import SAFETY_PLAN
from jgvisit.services.agreements.second_reviews import SECOND_REVIEW
from jgvisit.services.agreements.stay_rules import STAY
from jgvisit.services.forms.application_gates import decided_after_receipt
from jgvisit.services.forms.childs_views import each_child_has_a_view
from jgvisit.services.forms.gate_questions import A_YES, BeforeLaying, BeforeSigning, Closed, LayGate, SignGate
from jgvisit.services.sending.handover_gates import (
    about_one_adult,
    left_out_of_the_laid,
    left_out_of_the_signed,
    unknown_plan,
)

__all__ = [
    "BeforeLaying",
    "BeforeSigning",
    "Closed",
    "GateClosedError",
    "check_laying",
    "check_signing",
    "is_because_over",
    "is_form_over",
]


class GateClosedError(RefusedError):
    """A rule of this kind of form is not met yet; nothing was recorded, everything filled in is kept."""

    code = "refused.gate"

    def __init__(self, gate: str, why: str) -> None:
        super().__init__(gate)
        self.gate, self.why = gate, why


def _lines_about_others(before: BeforeLaying) -> Closed | None:
    """A line about a child that is not in this form would ask nobody who may decide about that child (table A3)."""
    children = {member.id for member in before.file.children} - set(before.form.children)
    for answer in before.answers.values():
        rows = answer.rows if isinstance(answer, RowsAnswer) else ()
        named = (cell.persons for row in rows for cell in row.cells.values() if isinstance(cell, PersonsAnswer))
        if any(children & set(persons) for persons in named):
            return Closed(
                "line_about_another_child", "Een regel gaat over een ander kind. Maak daar een eigen formulier voor."
            )
    return None


def _not_over(before: BeforeSigning) -> Closed | None:
    """What is over holds for nobody: a yes to it would say that help, a promise or sharing was agreed to which is not.

    Of a form to share each line ends apart; of promises one that is over leaves the others to be agreed to.
    """
    if before.mark not in ("T", "A"):
        return None
    if is_form_over(before.opened, before.lines, before.today):
        return Closed(_FORM_OVER, _OVER)
    if before.mark == "T" and any(_lines_over(before.opened, before.lines, before.today)):
        return Closed("line_over", _LINE_OVER)
    return None


def is_form_over(opened: Form, lines: Collection[str], today: date) -> bool:
    """Tell whether no yes to this form is taken any more: its last day is over, or that of every one of `lines`."""
    over = _lines_over(opened, lines, today)
    last = last_day_of(opened.form_type, dict(opened.answers), _typed(opened))
    return is_over(last, today) or (bool(over) and all(over))


def _lines_over(opened: Form, lines: Collection[str], today: date) -> list[bool]:
    rows = lines_of(_typed(opened))
    return [is_over(last_day_of_line(rows[line]), today) for line in lines if line in rows]


def _typed(opened: Form) -> Mapping[str, Answer]:
    return dict(opened.typed if opened.laid is None else opened.laid.answers)


_FORM_OVER = "form_over"
_OVER = (
    "De laatste dag die hierin staat is voorbij. Een ja hierop geldt niet meer. Vraag het opnieuw, op een nieuwe "
    "versie met een nieuwe laatste dag. Nee zeggen of later beslissen kan hier wel."
)
_LINE_OVER = (
    "Van een regel is de laatste dag voorbij. Kies per regel, en zeg bij die regel 'later' of 'nee'. Of vraag het "
    "opnieuw, op een nieuwe versie met een nieuwe laatste dag."
)

LAY_GATES: Mapping[str, tuple[LayGate, ...]] = {
    "application": (decided_after_receipt,),
    "consentToShare": (_lines_about_others,),
    "handoverToGI": (about_one_adult, left_out_of_the_laid, unknown_plan, each_child_has_a_view),
    "investigationRequest": (each_child_has_a_view,),
    "noAgreementRecord": (each_child_has_a_view,),
    SAFETY_PLAN: PLAN_LAY,
    STAY: (*STAY_LAY, each_child_has_a_view),
}
"""Form type -> its rules, in the order in which they are told."""
SIGN_GATES: Mapping[str, tuple[SignGate, ...]] = {
    "handoverToGI": (left_out_of_the_signed,),
    SAFETY_PLAN: PLAN_SIGN,
    STAY: STAY_SIGN,
    SECOND_REVIEW: REVIEW_SIGN,
}


def check_laying(before: BeforeLaying) -> None:
    """Look whether the form may lie before its signers.

    Raises:
        GateClosedError: with the first rule that is not met.
    """
    _check(gate(before) for gate in LAY_GATES.get(before.form.form_type, ()))


def check_signing(before: BeforeSigning) -> None:
    """Look whether this yes may be recorded; a no, a doubt or an objection always may.

    Raises:
        GateClosedError: with the first rule that is not met.
    """
    if before.decision in A_YES:
        _check(gate(before) for gate in (_not_over, *SIGN_GATES.get(before.opened.form_type, ())))


def is_because_over(error: GateClosedError) -> bool:
    """Tell whether a yes was not taken because the last day of the form is over: a new version takes its place."""
    return error.gate == _FORM_OVER


def _check(found: Iterable[Closed | None]) -> None:
    closed = next((each for each in found if each is not None), None)
    if closed is not None:
        raise GateClosedError(closed.code, closed.why)
