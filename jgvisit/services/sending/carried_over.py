"""What a safety plan says already, for a handover or a request: nobody types it twice (practice.md §4). Pure.

Only of the part that all its signers read, and of a plan that holds today; the rest stays where it is.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date

from jgvisit.ids import PersonId, new_uuid7
from jgvisit.records.answers import (
    Answer,
    DayAnswer,
    LinesAnswer,
    Passage,
    PassagesAnswer,
    PersonsAnswer,
    Row,
    RowsAnswer,
    Simple,
    TextAnswer,
)
from jgvisit.records.visibility import ShownFile
from jgvisit.services.agreements.plan_promises import SAFETY_PLAN, Promise, common_part, promises
from jgvisit.services.forms.answers import is_empty
from jgvisit.services.law.handover_cover import HANDOVER
from jgvisit.services.sending.going_out import REQUEST
from jgvisit.services.sending.handover_plans import FIELD as PLANS_ALONG
from jgvisit.services.sending.handover_plans import offered

_FACTS: Mapping[str, str] = {HANDOVER: "worries", REQUEST: "safetyFindings"}
"""Form type -> the field that takes the facts of a plan."""


def known_already(
    file: ShownFile,
    form_type: str,
    children: tuple[PersonId, ...],
    given: Mapping[str, Answer],
    today: date,
    left_out: Collection[str] = (),
) -> dict[str, Answer]:
    """Return answers for fields that are empty yet, from the plans of these children that hold today.

    Args:
        file: as everybody who looks on may see it.
        form_type: of the form that is being filled.
        children: about whom it is; a plan about anybody else is left alone.
        given: what stands in the form.
        today: the day.
        left_out: statements that somebody wants left out; a handover does not begin with them (H11).
    """
    running: list[Mapping[str, Answer]] = []
    for plan in file.filled:
        part = common_part(plan) if plan.form_type == SAFETY_PLAN else None
        if part is not None and children and set(part.children) <= set(children):
            answers: dict[str, Answer] = dict(part.answers)
            last = answers.get("validUntil")
            if not isinstance(last, DayAnswer) or date.fromisoformat(last.day) >= today:
                running.append(answers)
    found: dict[str, Answer] = {}
    for plan_answers in running:
        taken = _of(form_type, plan_answers, today, left_out)
        found |= {name: each for name, each in taken.items() if not is_empty(each)}
    if form_type == HANDOVER and (rows := offered(file, children, today)):
        found[PLANS_ALONG] = RowsAnswer(rows)
    return {name: answer for name, answer in found.items() if name not in given or is_empty(given[name])}


def _of(form_type: str, plan: Mapping[str, Answer], today: date, left_out: Collection[str]) -> dict[str, Answer]:
    found: dict[str, Answer] = {}
    facts = plan.get("facts")
    if form_type in _FACTS and isinstance(facts, PassagesAnswer):
        again = tuple(
            Passage(new_uuid7(), each.type, each.text, each.source, each.on)
            for each in facts.passages
            if each.about is None and not (form_type == HANDOVER and each.id in left_out)
        )
        found[_FACTS[form_type]] = PassagesAnswer(again)
    if form_type == HANDOVER:
        rows = (_row(each) for each in promises(plan) if each.holds_on(today))
        found["openAgreements"] = RowsAnswer(tuple(rows))
        strengths = plan.get("strengths")
        if isinstance(strengths, LinesAnswer):
            found["strengths"] = TextAnswer("\n".join(line for line in strengths.lines if line.strip()))
        elif isinstance(strengths, TextAnswer):
            found["strengths"] = strengths
    return found


def _row(promise: Promise) -> Row:
    cells: dict[str, Simple] = {"what": TextAnswer(promise.what)}
    if promise.who or promise.others:
        cells["who"] = PersonsAnswer(promise.who, promise.others)
    if promise.until is not None:
        cells["until"] = DayAnswer(promise.until.isoformat())
    return Row(new_uuid7(), cells)
