"""The statements of a plan that goes along with a handover: read there too, and what is said of them counts. Pure.

A "leave this out" of somebody whose consent is asked keeps a statement here (H11), whichever form lay on the table when
it was said.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from jgvisit.ids import PersonId
from jgvisit.records.answers import PassagesAnswer
from jgvisit.records.case_file import CaseFile
from jgvisit.records.case_forms import FilledForm
from jgvisit.records.case_reading import Reaction
from jgvisit.records.case_stamp import time_of
from jgvisit.services.agreements.plan_promises import common_part
from jgvisit.services.forms.passages import ReadPassage, read_passage
from jgvisit.services.law.handover_cover import HANDOVER, consents_asked, supervision_of
from jgvisit.services.sending.handover_plans import Plan, chosen, plan_of
from jgvisit.services.sending.plan_kinds import KINDS, may_be_named


def statements_along(file: CaseFile, handover: FilledForm, today: date) -> tuple[tuple[Plan, ReadPassage], ...]:
    """Return what is read with the family of the plans that are to go along, with the plan each stands in.

    Args:
        file: as everybody who looks on may see it.
        handover: with the choices that are on record; any other form has none.
        today: the day.
    """
    part = common_part(handover) if handover.form_type == HANDOVER else None
    rows = () if part is None else chosen(dict(part.answers))
    plans = (plan_of(file, row, handover.children, today) for row in rows)
    return tuple((plan, read) for plan in plans if plan is not None for read in _statements(file, plan))


def going_statements(file: CaseFile, handover: FilledForm, plan: Plan, today: date) -> tuple[ReadPassage, ...]:
    """Return the statements of a plan that go along: without what somebody who decides wants out of it.

    Args:
        file: whole: what is hidden from the room decides too.
        handover: with which the plan goes.
        plan: one version.
        today: the day.
    """
    decide = _who_decides(file, handover, today)
    return tuple(
        read
        for read in _statements(file, plan)
        if not any(said.reaction == "leaveOut" and said.person in decide for said in read.reactions)
    )


def said_since(handover: FilledForm, read: ReadPassage) -> tuple[Reaction, ...]:
    """Return what was said of it since this handover was begun: a yes to go along with another is none for this one."""
    begun = min((time_of(part.stamp) for part in handover.versions), default="")
    return tuple(each for each in read.reactions if time_of(each.stamp) >= begun)


def _who_decides(file: CaseFile, handover: FilledForm, today: date) -> frozenset[PersonId]:
    """Return who may keep a statement here: nobody where for every child an order holds (H11, Jw 7.3.11 lid 4)."""
    if all(supervision_of(file, child, today) for child in handover.children):
        return frozenset()
    laid = (form for form in file.forms if form.laid is not None and form.laid.form == handover.id)
    holders = may_be_named(file, handover.children) - set(handover.children)
    return holders.union(*(consents_asked(form) for form in laid))


def _statements(file: CaseFile, plan: Plan) -> Iterator[ReadPassage]:
    """Yield those of one version, none of them about one adult."""
    answers = dict(plan.part.answers)
    for field in KINDS[plan.form_type].fields:
        answer = answers.get(field)
        for passage in answer.passages if isinstance(answer, PassagesAnswer) else ():
            if passage.about is None or passage.about in plan.part.children:
                yield read_passage(file, plan.form, plan.part, field, passage)
