"""What there is where a handover has no consent (H11): no ground takes its place, and nothing goes to the GI. Pure.

What exists is not sending, another offer, a colleague, Veilig Thuis and the Raad. Each is a form of its own with rules
of its own; which one fits decides the worker, and none of them begins by itself. A form starts with what the handover
says already in the part that all its signers read; nobody's own words and nothing of the team go along.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import date

from jgvisit.domain.own_words import says_something
from jgvisit.domain.road import GONE, Standing
from jgvisit.ids import FormId, PersonId, new_uuid7
from jgvisit.records.answers import (
    Answer,
    ChoiceAnswer,
    LinesAnswer,
    Passage,
    PassagesAnswer,
    Row,
    RowsAnswer,
    TextAnswer,
)
from jgvisit.records.case_file import CaseFile
from jgvisit.records.case_forms import FilledForm, Form
from jgvisit.services.law.handover_cover import HANDOVER, consents_asked, supervision_of
from jgvisit.services.sending.going_out import REQUEST, Ground, is_yes

NO_AGREEMENT, COLLEAGUE, REPORTING_CODE = "noAgreementRecord", "secondReview", "reportingCode"
INSTEAD = (NO_AGREEMENT, COLLEAGUE, REPORTING_CODE, REQUEST)
"""The forms to offer, in this order: to go on together, to ask a colleague, Veilig Thuis, the Raad."""
_OVER = frozenset({"dissentRecorded", "stopped"})
_COLUMNS = ("what", "period", "result")
"""Of help until now; both forms have them."""


@dataclass(frozen=True)
class Instead:
    """What a worker may do about a handover that somebody does not consent to."""

    children: tuple[PersonId, ...]
    """Whom it is about, without whom an order covers."""
    may_stop: bool
    """Whether "not sent" can be written down now."""
    forms: tuple[str, ...] = INSTEAD


def instead_of(file: CaseFile, filled: FilledForm, ground: Ground, standing: Standing, today: date) -> Instead | None:
    """Return what there is instead of this handover; None where consent is not what it stops at.

    As long as nobody said no there is nothing to offer: who still thinks about it is not waited out.

    Args:
        file: whole; for the worker alone, since it tells that somebody said no (H8).
        filled: the handover.
        ground: on what it may go now.
        standing: where it stands.
        today: the day, for the orders in force.
    """
    common = next((part for part in filled.parts if part.part == "common"), None)
    if filled.form_type != HANDOVER or common is None or ground.may_go or standing.state in GONE:
        return None
    children = tuple(child for child in common.children if not supervision_of(file, child, today))
    not_asked = any(each.what == "notAsked" for each in ground.missing)
    said_no = any(_has_a_no(form) for form in file.forms if _is_of(form, filled.id, children))
    if not children or not (said_no or not_asked or standing.state in _OVER):
        return None
    return Instead(children, may_stop="stopped" in standing.next)


def start_of(form_type: str, handover: Mapping[str, Answer], children: Collection[PersonId]) -> dict[str, Answer]:
    """Return answers for a form that begins where this handover ends; the worker reads and changes them.

    Args:
        form_type: one of `INSTEAD`.
        handover: the answers of its common part.
        children: of the family; a sentence about one adult goes along nowhere (H11).

    Raises:
        KeyError: another form.
    """
    starts: Mapping[str, Callable[[Mapping[str, Answer]], dict[str, Answer]]] = {
        NO_AGREEMENT: _no_agreement,
        COLLEAGUE: lambda _: {"about": ChoiceAnswer(("handover",))},
        REPORTING_CODE: lambda given: _passages(given, "signals", children),
        REQUEST: lambda given: _request(given, children),
    }
    return starts[form_type](handover)


def _no_agreement(handover: Mapping[str, Answer]) -> dict[str, Answer]:
    gi, why = _text(handover, "giName"), _text(handover, "handoverReason")
    about = f"de overdracht aan {gi}" if gi else "de overdracht aan de jeugdbescherming"
    found: dict[str, Answer] = {"topic": TextAnswer(about)}
    if why:
        found["ourProposal"] = TextAnswer(why)
    agreed = handover.get("agreedOn")
    if isinstance(agreed, LinesAnswer) and agreed.lines:
        found["whatWeAgree"] = agreed
    return found


def _request(handover: Mapping[str, Answer], children: Collection[PersonId]) -> dict[str, Answer]:
    found = _passages(handover, "safetyFindings", children)
    for name in ("familyComposition", "communicationNeeds"):
        if text := _text(handover, name):
            found[name] = TextAnswer(text)
    helped = handover.get("helpHistory")
    if isinstance(helped, RowsAnswer) and helped.rows:
        found["helpHistory"] = RowsAnswer(tuple(_again(row) for row in helped.rows))
    return found


def _again(row: Row) -> Row:
    return Row(new_uuid7(), {name: row.cells[name] for name in _COLUMNS if name in row.cells})


def _passages(handover: Mapping[str, Answer], field: str, children: Collection[PersonId]) -> dict[str, Answer]:
    """Return what worries us as it stands there, with kind, source and day."""
    worries = handover.get("worries")
    passages = worries.passages if isinstance(worries, PassagesAnswer) else ()
    again = tuple(
        Passage(new_uuid7(), each.type, each.text, each.source, each.on, each.about)
        for each in passages
        if each.about is None or each.about in children
    )
    return {field: PassagesAnswer(again)} if again else {}


def _text(answers: Mapping[str, Answer], field: str) -> str:
    answer = answers.get(field)
    return answer.text.strip() if isinstance(answer, TextAnswer) and says_something(answer.text) else ""


def _is_of(form: Form, filled: FormId, children: tuple[PersonId, ...]) -> bool:
    return form.laid is not None and form.laid.form == filled and form.child in children and form.replaced_by is None


def _has_a_no(form: Form) -> bool:
    """Tell whether somebody whose consent was asked said no, or took a yes back; "later" is neither."""
    for person in consents_asked(form):
        said = form.decided_by(person, "T")
        if person in form.said_no:
            return True
        if said is not None and said.decision != "later" and not said.disputed and not is_yes(form, person):
            return True
    return False
