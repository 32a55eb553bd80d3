"""What stands before a stay elsewhere or less contact: standing still, a colleague, a lawyer, time, and no order."""

from __future__ import annotations

from datetime import timedelta

import pytest
from filled_examples import QUESTIONS, fill_opinion, fill_pause, fill_stay, fill_weekend, pause_rows
from form_examples import explain_card
from per_child import of_each
from town import Family, TestClock, begin_visit, squiggle, supervision_order

from jgvisit.domain.facts import Facts
from jgvisit.ids import FormId, new_uuid7
from jgvisit.records.answers import Answer, ChoiceAnswer, DayAnswer, TextAnswer
from jgvisit.records.case_forms import FilledForm
from jgvisit.records.facts import facts_of
from jgvisit.records.happenings_of_family import OtherDecisionRecorded
from jgvisit.records.happenings_of_help import StayBegan
from jgvisit.services.agreements.stay_rules import before_a_yes, before_laying, carers_will_decide
from jgvisit.services.forms.filled_forms import find
from jgvisit.services.forms.refusals import RuleBrokenError
from jgvisit.services.law.help_answer import FamilyLaw
from jgvisit.services.signing.signing import Choice
from jgvisit.workspace import Workspace


def stay_of(work: Workspace, family: Family, form: FormId) -> FilledForm:
    stay = find(work.files.get(family.case), form)
    assert stay is not None
    return stay


def facts(work: Workspace, family: Family) -> Facts:
    return facts_of(work.files.get(family.case), work.today())


def stops(work: Workspace, family: Family, form: FormId) -> list[str]:
    file = work.files.get(family.case)
    found = before_laying(file, stay_of(work, family, form), FamilyLaw(file, work.today(), work.book))
    assert all(each.why.endswith(".") for each in found)
    return [each.code for each in found]


def ready(work: Workspace, family: Family, **more: Answer) -> FormId:
    """A stay before which nothing stands."""
    form = fill_stay(work, family, **more)
    fill_pause(work, family, form)
    fill_opinion(work, family, "contact" if more.get("agreementKind") == ChoiceAnswer(("contact",)) else "stay")
    return form


def day(work: Workspace, days: int) -> DayAnswer:
    return DayAnswer((work.today() + timedelta(days=days)).isoformat())


def test_with_everything_done_nothing_stands_before_it(work: Workspace, family: Family) -> None:
    assert stops(work, family, ready(work, family)) == []


@pytest.mark.parametrize("without", QUESTIONS)
def test_each_of_the_six_questions_is_answered_first(work: Workspace, family: Family, without: str) -> None:
    form = fill_stay(work, family)
    fill_opinion(work, family)
    assert stops(work, family, form) == ["pause"]
    fill_pause(work, family, form, pause_rows(without=(without,)))
    assert stops(work, family, form) == ["pause"]
    fill_pause(work, family, form, pause_rows())
    assert stops(work, family, form) == []


def test_a_dot_answers_no_question(work: Workspace, family: Family) -> None:
    form = fill_stay(work, family)
    with pytest.raises(Exception, match="pauseCheck"):
        fill_pause(work, family, form, pause_rows(judge="."))


def test_a_colleague_looks_first_and_at_this_agreement(work: Workspace, family: Family, clock: TestClock) -> None:
    fill_opinion(work, family)  # of an earlier paper: there was none yet
    clock.forward(minutes=1)
    form = fill_stay(work, family)
    fill_pause(work, family, form)
    assert stops(work, family, form) == ["second_person"]
    clock.forward(minutes=1)
    fill_opinion(work, family, "contact")
    assert stops(work, family, form) == []
    clock.forward(minutes=1)
    fill_stay(work, family, form=form, stayWith=TextAnswer("tante Els"))
    assert stops(work, family, form) == ["second_person_saw_other"]
    clock.forward(minutes=1)
    fill_opinion(work, family)
    assert stops(work, family, form) == []


def test_a_yes_out_of_fear_in_the_pause_is_told_to_the_second_person(
    work: Workspace, family: Family, clock: TestClock
) -> None:
    form = fill_stay(work, family)
    fill_opinion(work, family)
    clock.forward(minutes=1)
    fill_pause(work, family, form, pause_rows(willing="Moeder is bang voor de Raad, zegt ze"))
    assert stops(work, family, form) == ["second_person_again"]
    clock.forward(minutes=1)
    fill_opinion(work, family)
    assert stops(work, family, form) == []


@pytest.mark.parametrize("about", ["safetyPlan", "boardRequest", "other"])
def test_an_opinion_on_another_paper_is_none_on_this_one(work: Workspace, family: Family, about: str) -> None:
    form = fill_stay(work, family)
    fill_pause(work, family, form)
    fill_opinion(work, family, about)
    assert stops(work, family, form) == ["second_person"]


def test_a_colleague_who_does_not_agree_stops_nothing(work: Workspace, family: Family) -> None:  # H29: seen, no veto
    form = fill_stay(work, family)
    fill_pause(work, family, form)
    no = {"agrees": ChoiceAnswer(("no",)), "difference": TextAnswer("Te zwaar")}
    fill_opinion(work, family, **no)
    assert stops(work, family, form) == []


def test_an_opinion_is_about_the_stay_that_was_begun_last(work: Workspace, family: Family, clock: TestClock) -> None:
    first = fill_stay(work, family)
    fill_pause(work, family, first)
    clock.forward(minutes=1)
    second = fill_stay(work, family)
    fill_pause(work, family, second)
    clock.forward(minutes=1)
    fill_opinion(work, family)
    assert (stops(work, family, first), stops(work, family, second)) == (["second_person"], [])


@pytest.mark.parametrize(("told", "codes"), [("toldNo", []), ("toldSpoke", []), ("toldFirst", ["lawyer_first"])])
def test_who_wants_a_lawyer_first_is_waited_for(work: Workspace, family: Family, told: str, codes: list[str]) -> None:
    assert stops(work, family, ready(work, family, legalAdvice=ChoiceAnswer((told,)))) == codes


def test_time_to_think_is_offered(work: Workspace, family: Family) -> None:
    form = fill_stay(work, family)
    answers = dict(stay_of(work, family, form).parts[0].answers)
    del answers["reflectionUntil"]
    work.filled_forms.fill(family.case, form, "voluntaryStayAgreement", "common", (family.boy,), answers)
    fill_pause(work, family, form)
    fill_opinion(work, family)
    assert stops(work, family, form) == ["offer_time"]


@pytest.mark.parametrize("idea", ["parents", "child", "network"])
def test_what_a_family_arranges_itself_needs_no_form(work: Workspace, family: Family, idea: str) -> None:  # H22
    assert stops(work, family, ready(work, family, ideaOf=ChoiceAnswer((idea,)))) == ["own_arrangement"]
    foster = ready(work, family, ideaOf=ChoiceAnswer((idea,)), careKind=ChoiceAnswer(("foster",)))
    assert stops(work, family, foster) == []


def test_under_an_order_nobody_lives_elsewhere_by_agreement(work: Workspace, family: Family) -> None:  # BW 1:265a
    supervision_order(work, family, family.boy)
    assert stops(work, family, ready(work, family)) == ["placement_order_needed"]


def test_the_order_of_a_sister_stops_nothing(work: Workspace, family: Family) -> None:
    supervision_order(work, family, family.girl)
    assert stops(work, family, ready(work, family)) == []


def test_another_decision_is_named_on_the_paper(work: Workspace, family: Family) -> None:  # H6
    work.happenings.record(
        family.case,
        OtherDecisionRecorded(
            event=new_uuid7(),
            on=work.today().isoformat(),
            source="brief van de burgemeester",
            persons=(family.father,),
            decision="exclusion_order",
            by="de burgemeester",
            about="niet thuis komen",
        ),
    )
    form = ready(work, family)
    assert stops(work, family, form) == ["existing_decision"]
    fill_stay(work, family, form=form, existingOrders=TextAnswer("Huisverbod van de burgemeester, tien dagen"))
    assert stops(work, family, form) == []


def looked_at_weekend(work: Workspace, family: Family) -> FormId:
    form = fill_weekend(work, family)
    fill_opinion(work, family)
    return form


def test_a_weekend_is_agreed_once_and_needs_no_time_to_think(
    work: Workspace, family: Family, clock: TestClock
) -> None:  # H22
    visit = begin_visit(work, family)
    clock.forward(minutes=1)
    first = looked_at_weekend(work, family)
    assert stops(work, family, first) == []
    (opened,) = work.laying.lay_before(family.case, visit, first)
    explain_card(work, family, visit, "K11", family.mother, family.father)
    clock.forward(minutes=1)
    second = looked_at_weekend(work, family)
    assert stops(work, family, second) == []  # a proposal that nobody agreed to is none
    choice = Choice(family.mother, "agreed", "self", squiggle(), squiggle(400), mark="T")
    work.signing.decide(family.case, visit, opened, choice)
    assert stops(work, family, second) == ["weekend_once"]


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({"untilOn": 100}, "drie maanden"),
        ({"untilOn": 0}, "einde"),
        ({"reviewOn": 20}, "zeven dagen"),
    ],
    ids=["four months", "ends before it begins", "looked at after three weeks"],
)
def test_a_stay_ends_and_is_looked_at_soon(work: Workspace, family: Family, change: dict[str, int], why: str) -> None:
    with pytest.raises(RuleBrokenError, match=why):
        fill_stay(work, family, **{name: day(work, days) for name, days in change.items()})


def test_nothing_in_it_says_that_somebody_is_obliged(work: Workspace, family: Family) -> None:
    with pytest.raises(RuleBrokenError, match="vrijwillig") as refused:
        fill_stay(work, family, returnConditions=TextAnswer("Moeder is verplicht naar de training te gaan"))
    assert refused.value.fields == ("returnConditions",)
    with pytest.raises(RuleBrokenError, match="vrijwillig") as refused:
        fill_stay(work, family, meaningPerChild=of_each([family.boy], "Sami is verplicht bij oma te slapen"))
    assert refused.value.fields == ("meaningPerChild",)
    said = of_each([family.boy], "Moet het verplicht?")
    fill_stay(work, family, viewPerChild=said)  # the child's own words stay as they are


# -- a yes --------------------------------------------------------------------------------------


def yes(
    work: Workspace, family: Family, form: FormId, felt_free: int | None = 5, words: str | None = None
) -> list[str]:
    file = work.files.get(family.case)
    stay = stay_of(work, family, form)
    found = before_a_yes(file, stay, family.mother, work.today(), felt_free=felt_free, own_words=words)
    return [each.code for each in found]


@pytest.mark.parametrize(("face", "codes"), [(None, []), (5, []), (3, []), (2, ["not_free"]), (1, ["not_free"])])
def test_a_yes_that_was_not_free_stops(work: Workspace, family: Family, face: int | None, codes: list[str]) -> None:
    assert yes(work, family, ready(work, family), face) == codes


def test_afraid_of_the_raad_stops(work: Workspace, family: Family) -> None:
    form = ready(work, family)
    assert yes(work, family, form, words="Ik ben bang voor de Raad") == ["not_free"]
    assert yes(work, family, form, words="Oma kan goed met hem") == []


def test_time_to_think_is_waited_for(work: Workspace, family: Family) -> None:
    assert yes(work, family, ready(work, family, reflectionUntil=day(work, 2))) == ["time_to_think"]
    assert yes(work, family, ready(work, family, reflectionUntil=day(work, 0))) == []


# -- a year -------------------------------------------------------------------------------------


def test_past_eleven_months_the_year_of_the_carers_is_told(work: Workspace, family: Family) -> None:
    began = work.today() - timedelta(days=320)
    work.happenings.record(
        family.case,
        StayBegan(
            event=new_uuid7(),
            on=began.isoformat(),
            source="moeder",
            children=(family.boy,),
            carers="oma",
            in_family="yes",
        ),
    )
    form = fill_stay(work, family)
    told = carers_will_decide(stay_of(work, family, form), facts(work, family))
    assert told == began.replace(year=began.year + 1)
    short = fill_stay(work, family, untilOn=day(work, 5))
    assert carers_will_decide(stay_of(work, family, short), facts(work, family)) is None


def test_a_first_month_is_far_from_a_year(work: Workspace, family: Family) -> None:
    assert carers_will_decide(stay_of(work, family, fill_stay(work, family)), facts(work, family)) is None
