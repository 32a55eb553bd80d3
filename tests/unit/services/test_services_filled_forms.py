"""Filling any form by its definition, on a real laptop."""

from __future__ import annotations

from datetime import timedelta

import pytest
from town import Family, supervision_order

from jgvisit.ids import FormId, new_uuid7
from jgvisit.records.answers import (
    Answer,
    ChoiceAnswer,
    DayAnswer,
    LinesAnswer,
    MomentAnswer,
    Passage,
    PassagesAnswer,
    PersonsAnswer,
    Row,
    RowsAnswer,
    TextAnswer,
)
from jgvisit.services.forms.answers import PartMixedError
from jgvisit.services.forms.filled_forms import find
from jgvisit.services.forms.refusals import AnswersMissingError, FormChangedError, RuleBrokenError
from jgvisit.workspace import Workspace


def plan(work: Workspace, family: Family, **more: Answer) -> dict[str, Answer]:
    """The first safety plan, for tonight: eight answers."""
    day = work.today()
    promise = {
        "who": PersonsAnswer((family.father,)),
        "what": TextAnswer("Ik slaap vannacht bij mijn broer"),
        "until": DayAnswer(day.isoformat()),
    }
    return {
        "horizon": ChoiceAnswer(("immediate",)),
        "facts": PassagesAnswer((Passage(new_uuid7(), "fact", "De deur is kapot.", "gezien", day.isoformat()),)),
        "riskStatement": TextAnswer("Dat het vannacht weer misgaat"),
        "agreements": RowsAnswer((Row(new_uuid7(), promise),)),
        "positiveEffects": TextAnswer("Wij komen minder vaak"),
        "ifNotKept": TextAnswer("Wij zoeken samen andere hulp"),
        "validUntil": DayAnswer((day + timedelta(days=7)).isoformat()),
        "reviewOn": DayAnswer((day + timedelta(days=1)).isoformat()),
        **more,
    }


def fill(work: Workspace, family: Family, answers: dict[str, Answer], **more: object) -> FormId:
    form = work.filled_forms.begin()
    work.filled_forms.fill(family.case, form, "safetyPlan", "common", (family.boy,), answers, **more)
    return form


def test_eight_answers_are_enough_for_tonight_and_the_rest_comes_later(work: Workspace, family: Family) -> None:  # H30
    form = fill(work, family, plan(work, family))
    later = plan(work, family, horizon=ChoiceAnswer(("shortTerm",)))
    with pytest.raises(AnswersMissingError) as missing:
        work.filled_forms.fill(family.case, form, "safetyPlan", "common", (family.boy,), later)
    assert missing.value.fields == ("strengths", "safetyConditions", "coordinator")
    work.filled_forms.fill(family.case, form, "safetyPlan", "common", (family.boy,), plan(work, family))
    known = find(work.files.get(family.case), form)
    assert known is not None
    assert [(part.part, part.number) for part in known.parts] == [("common", 2)]


@pytest.mark.parametrize("part", ["common", "team"])
def test_a_safe_place_can_be_recorded_as_nobodys_but_its_owners(  # H1
    work: Workspace, family: Family, part: str
) -> None:
    answers: dict[str, Answer] = {"safePlace": TextAnswer("bij mijn zus in Joure")}
    form = fill(work, family, plan(work, family))
    with pytest.raises(PartMixedError):
        work.filled_forms.fill(
            family.case,
            form,
            "safetyPlan",
            part,
            (family.boy,),
            {**plan(work, family), **answers},  # type: ignore[arg-type]  # fields by name
        )
    work.filled_forms.fill(family.case, form, "safetyPlan", "private", (family.boy,), answers, owner=family.mother)
    known = find(work.files.get(family.case), form)
    assert known is not None
    assert [(part.part, part.owner) for part in known.parts] == [("common", None), ("private", family.mother)]
    assert "safePlace" not in dict(known.parts[0].answers)


@pytest.mark.parametrize(
    ("field", "answer"),
    [
        ("riskStatement", TextAnswer("  ")),
        ("riskStatement", TextAnswer(".")),
        ("riskStatement", TextAnswer("\u200b")),
        ("riskStatement", ChoiceAnswer(("immediate",))),
        ("horizon", ChoiceAnswer(("forever",))),
        ("horizon", ChoiceAnswer(("immediate", "shortTerm"))),
        ("agreements", RowsAnswer(())),
        ("agreements", RowsAnswer((Row(new_uuid7(), {"what": TextAnswer("iets")}),))),
        ("agreements", RowsAnswer((Row(new_uuid7(), {"residence": TextAnswer("bij oma")}),))),
        ("facts", PassagesAnswer((Passage(new_uuid7(), "fact", "Er is geslagen."),))),
        ("facts", PassagesAnswer((Passage(new_uuid7(), "reported", "Er is geslagen.", "buurvrouw"),))),
        ("facts", PassagesAnswer((Passage(new_uuid7(), "viewParent", " "),))),
    ],
    ids=[
        "blank",
        "a dot",
        "a sign nobody sees",
        "kind",
        "no choice",
        "two choices",
        "no row",
        "half a row",
        "column",
        "no source",
        "no day",
        "no text",
    ],
)
def test_an_answer_that_does_not_fit_its_field_is_refused(
    work: Workspace, family: Family, field: str, answer: Answer
) -> None:
    with pytest.raises(AnswersMissingError) as missing:
        fill(work, family, plan(work, family, **{field: answer}))
    assert field in missing.value.fields
    assert work.files.get(family.case).filled == ()


def test_the_plan_is_looked_at_before_it_ends(work: Workspace, family: Family) -> None:
    late = DayAnswer((work.today() + timedelta(days=30)).isoformat())
    with pytest.raises(RuleBrokenError, match="voordat het plan stopt"):
        fill(work, family, plan(work, family, reviewOn=late))


def urgent(*ground: str, kind: str = "urgent") -> dict[str, Answer]:
    fact = Passage(new_uuid7(), "fact", "De deur is kapot.", "gezien", "2026-11-21")
    return {
        "requestKind": ChoiceAnswer((kind,)),
        "requestGround": ChoiceAnswer(ground),
        "urgentCallTo": TextAnswer("De Raad, mevrouw Verzonnen"),
        "urgentCallAt": MomentAnswer("2026-11-21T12:00:00.000Z"),
        "urgentCallName": TextAnswer("Mevrouw Verzonnen"),
        "urgentCallInstruction": TextAnswer("Blijf bij het kind"),
        "whyNow": TextAnswer("Het kind is alleen thuis"),
        "safetyFindings": PassagesAnswer((fact,)),
    }


def test_not_agreeing_is_never_urgent(work: Workspace, family: Family) -> None:  # law.md G7
    raad = work.filled_forms
    for ground in (("notAccepted",), ("other",)):
        with pytest.raises(RuleBrokenError, match="geen spoed"):
            raad.fill(family.case, raad.begin(), "investigationRequest", "common", (family.boy,), urgent(*ground))
    both = urgent("notAccepted", "acuteDanger")
    raad.fill(family.case, raad.begin(), "investigationRequest", "common", (family.boy,), both)


def test_the_call_belongs_to_an_urgent_request_only(work: Workspace, family: Family) -> None:
    raad = work.filled_forms
    answers = urgent("acuteDanger", kind="regular")
    with pytest.raises(AnswersMissingError) as missing:
        raad.fill(family.case, raad.begin(), "investigationRequest", "common", (family.boy,), answers)
    call = {"urgentCallTo", "urgentCallAt", "urgentCallName", "urgentCallInstruction"}
    assert call <= set(missing.value.fields)


def test_nothing_is_said_to_be_ordered_of_a_child_whose_brother_has_the_order(  # H12, H13
    work: Workspace, family: Family
) -> None:
    explained: dict[str, Answer] = {
        "legalStatusStated": ChoiceAnswer(("courtOrdered",)),
        "explainedTo": PersonsAnswer((family.mother,)),
        "explainedOn": DayAnswer(work.today().isoformat()),
        "cards": LinesAnswer(("K02 1.0",)),
        "moment": ChoiceAnswer(("firstConversation",)),
    }
    supervision_order(work, family, family.boy)
    filled = work.filled_forms
    filled.fill(family.case, filled.begin(), "explanationRecord", "common", (family.boy,), explained)
    for children in ((family.girl,), (family.girl, family.boy)):
        with pytest.raises(RuleBrokenError, match="niet verplicht"):
            filled.fill(family.case, filled.begin(), "explanationRecord", "common", children, explained)


def test_a_form_stays_of_its_kind_and_an_unknown_one_is_refused(work: Workspace, family: Family) -> None:
    form = fill(work, family, plan(work, family))
    with pytest.raises(FormChangedError):
        work.filled_forms.fill(family.case, form, "secondReview", "team", (family.boy,), {})
    with pytest.raises(FormChangedError):
        work.filled_forms.fill(family.case, form, "riskScore", "team", (family.boy,), {})
