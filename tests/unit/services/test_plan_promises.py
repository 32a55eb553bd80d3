"""The promises of a safety plan: whose they are, how the plan grows, what is refused in it, and looking back."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from filled_examples import fill_plan, plan_answers, promise_row
from town import Family, TestClock, begin_visit, new_workspace, pull

from jgvisit.ids import FormId
from jgvisit.records.answers import ChoiceAnswer, DayAnswer, Row, RowsAnswer, TextAnswer
from jgvisit.records.case_forms import FilledForm
from jgvisit.records.facts import facts_of
from jgvisit.services.agreements.plan_promises import (
    carried_over,
    changes,
    plan_changes,
    promisers,
    promises,
    promises_of,
)
from jgvisit.services.agreements.plan_reviews import PlanReviews, PromiseReview, not_looked_back_on, reviews_of
from jgvisit.services.forms.filled_forms import find
from jgvisit.services.forms.part_rules import NO_COMMAND, NO_THREAT, PROMISE_AFTER_PLAN, PROMISE_OVER, TO_FORM_E
from jgvisit.services.forms.refusals import AnswersMissingError, FormChangedError, RuleBrokenError
from jgvisit.workspace import Workspace


def plan_of(work: Workspace, family: Family, form: FormId) -> FilledForm:
    plan = find(work.files.get(family.case), form)
    assert plan is not None
    return plan


def looking_back(work: Workspace) -> PlanReviews:
    return PlanReviews(work.files, work.filled_forms)


# -- whose promise ------------------------------------------------------------------------------


def test_everybody_sees_only_the_promises_they_make(work: Workspace, family: Family) -> None:
    his = promise_row(work, [family.father], "Ik loop naar buiten als ik boos word")
    both = promise_row(work, [family.father, family.mother], "Ik schreeuw niet waar de kinderen bij zijn")
    answers = plan_answers(work, his, both)
    assert [promise.row for promise in promises_of(answers, family.father)] == [his.id, both.id]
    assert [promise.row for promise in promises_of(answers, family.mother)] == [both.id]
    assert promises_of(answers, family.girl) == ()
    assert promisers(answers) == {family.father, family.mother}


def test_a_promise_says_how_and_by_whom_it_is_checked_and_who_helps(work: Workspace, family: Family) -> None:
    bare = promise_row(work, [family.father], "Ik drink niet")
    whole = promise_row(
        work,
        [family.father],
        "Ik drink niet",
        checkedHow="Ik blaas elke avond",
        checkedBy="oma Riet",
        ifNot="Ik bel Kees",
    )
    assert [promise.is_complete for promise in promises(plan_answers(work, bare, whole))] == [False, True]


# -- what is refused ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("what", "why"),
    [
        ("Sami slaapt een week bij oma", TO_FORM_E),
        ("Ik zie Sami alleen op zaterdag", TO_FORM_E),
        ("Ik ben verplicht om te bellen", NO_COMMAND),
    ],
    ids=["residence", "contact", "command"],
)
def test_where_a_child_lives_and_whom_it_sees_is_no_promise_of_a_plan(
    work: Workspace, family: Family, what: str, why: str
) -> None:
    with pytest.raises(RuleBrokenError) as refused:
        fill_plan(work, family, promise_row(work, [family.father], what))
    assert (refused.value.why, refused.value.fields) == (why, ("agreements",))
    assert work.files.get(family.case).filled == ()


def test_who_helps_if_not_is_looked_at_too(work: Workspace, family: Family) -> None:
    row = promise_row(work, [family.father], "Ik drink niet", ifNot="Dan logeren de kinderen bij oma")
    with pytest.raises(RuleBrokenError, match="formulier E"):
        fill_plan(work, family, row)


@pytest.mark.parametrize(
    "text", ["Dan gaat Sami uit huis", "Dan melden wij het bij de Raad", "Dan gaan wij naar de rechter"]
)
def test_a_consequence_never_threatens(work: Workspace, family: Family, text: str) -> None:
    row = promise_row(work, [family.father], "Ik drink niet")
    with pytest.raises(RuleBrokenError) as refused:
        fill_plan(work, family, row, ifNotKept=TextAnswer(text))
    assert (refused.value.why, refused.value.fields) == (NO_THREAT, ("ifNotKept",))
    fill_plan(work, family, row, ifNotKept=TextAnswer("Wij zoeken andere hulp. Wij kunnen de Raad iets vragen."))


def test_a_promise_ends_with_the_plan_and_not_before_today(work: Workspace, family: Family) -> None:
    with pytest.raises(RuleBrokenError) as over:
        fill_plan(work, family, promise_row(work, [family.father], "Ik drink niet", days=-1))
    with pytest.raises(RuleBrokenError) as after:
        fill_plan(work, family, promise_row(work, [family.father], "Ik drink niet", days=8))
    assert (over.value.why, after.value.why) == (PROMISE_OVER, PROMISE_AFTER_PLAN)
    for days in (0, 7):
        fill_plan(work, family, promise_row(work, [family.father], "Ik drink niet", days=days))


# -- growing ------------------------------------------------------------------------------------


def test_the_next_version_begins_with_the_text_of_the_one_before(work: Workspace, family: Family) -> None:
    row = promise_row(work, [family.father], "Ik drink niet")
    before = plan_answers(work, row)
    carried = carried_over(before)
    assert set(before) - set(carried) == {"validUntil", "reviewOn"}
    assert carried["agreements"] == before["agreements"]


def test_what_became_of_each_promise_is_told(work: Workspace, family: Family) -> None:
    same, reworded, over, added = (promise_row(work, [family.father], f"Belofte {number}") for number in range(4))
    later = replace_text(reworded, "Belofte 1, elke avond")
    form = fill_plan(work, family, same, reworded, over)
    assert plan_changes(plan_of(work, family, form)) == ()
    fill_plan(work, family, same, later, added, form=form)
    told = plan_changes(plan_of(work, family, form))
    assert [(each.how, (each.after or each.before).row) for each in told] == [  # type: ignore[union-attr]  # one of both is there
        ("same", same.id),
        ("changed", reworded.id),
        ("new", added.id),
        ("ended", over.id),
    ]
    assert changes({}, {}) == ()


def replace_text(row: Row, text: str) -> Row:
    return Row(row.id, {**row.cells, "what": TextAnswer(text)})


# -- looking back -------------------------------------------------------------------------------


def test_a_review_stands_beside_earlier_ones_by_whose_account(work: Workspace, family: Family) -> None:
    row = promise_row(work, [family.father], "Ik drink niet")
    form, today = fill_plan(work, family, row), work.today()
    his = PromiseReview(row.id, today, "kept", "Jeroen")
    hers = PromiseReview(row.id, today, "notKept", "Samira", "De avond begon later")
    looking_back(work).record(family.case, form, [his])
    looking_back(work).record(family.case, form, [hers])
    looking_back(work).record(family.case, form, [replace(his, outcome="partly")])
    assert reviews_of(plan_of(work, family, form)) == (replace(his, outcome="partly"), hers)


def test_a_review_outlives_the_words_and_the_end_of_its_promise(work: Workspace, family: Family) -> None:
    row = promise_row(work, [family.father], "Ik drink niet")
    other = promise_row(work, [family.mother], "Ik bel oma")
    form, review = fill_plan(work, family, row), PromiseReview(row.id, work.today(), "kept", "Jeroen")
    looking_back(work).record(family.case, form, [review])
    fill_plan(work, family, replace_text(row, "Ik drink niet thuis"), other, form=form)
    assert reviews_of(plan_of(work, family, form)) == (review,)
    assert [each.row for each in not_looked_back_on(plan_of(work, family, form), work.today())] == [other.id]
    fill_plan(work, family, other, form=form)
    assert reviews_of(plan_of(work, family, form)) == (review,)


def test_two_laptops_that_looked_back_apart_lose_nothing(work: Workspace, family: Family, tmp_path: Path) -> None:
    row = promise_row(work, [family.father], "Ik drink niet")
    form, today = fill_plan(work, family, row), work.today()
    clock = TestClock()
    other = new_workspace(tmp_path / "other", clock, "worker-2", "Karin Smit")
    pull(other, work)
    looking_back(work).record(family.case, form, [PromiseReview(row.id, today, "kept", "Jeroen")])
    looking_back(other).record(family.case, form, [PromiseReview(row.id, today, "notKept", "Samira")])
    pull(work, other)
    assert len(reviews_of(plan_of(work, family, form))) == 2
    looking_back(work).record(family.case, form, [PromiseReview(row.id, today, "partly", "school")])
    plan = plan_of(work, family, form)
    assert {review.by_whom for review in reviews_of(plan)} == {"Jeroen", "Samira", "school"}
    assert not any(part.disputed for part in plan.parts)
    other.safe.close()


def test_a_review_names_a_promise_and_somebodys_account(work: Workspace, family: Family) -> None:
    row = promise_row(work, [family.father], "Ik drink niet")
    form, today = fill_plan(work, family, row), work.today()
    back = looking_back(work)
    with pytest.raises(FormChangedError):
        back.record(family.case, form, [PromiseReview(promise_row(work, [], "x").id, today, "kept", "Jeroen")])
    with pytest.raises(AnswersMissingError):
        back.record(family.case, form, [PromiseReview(row.id, today, "kept", " ")])
    with pytest.raises(AnswersMissingError):
        back.record(family.case, form, [])
    with pytest.raises(FormChangedError):
        back.record(family.case, work.filled_forms.begin(), [])


def test_a_row_that_somebody_typed_is_a_review_too(work: Workspace, family: Family) -> None:
    row = promise_row(work, [family.father], "Ik drink niet")
    form = fill_plan(work, family, row)
    typed = {
        "on": DayAnswer((work.today() - timedelta(days=1)).isoformat()),
        "agreement": TextAnswer("Ik drink niet"),
        "result": ChoiceAnswer(("kept",)),
        "byWhom": TextAnswer("Jeroen"),
    }
    rows = RowsAnswer((Row(promise_row(work, [], "x").id, typed),))
    work.filled_forms.fill(family.case, form, "safetyPlan", "team", (family.boy,), {"reviewResults": rows})
    assert [review.outcome for review in reviews_of(plan_of(work, family, form))] == ["kept"]


def test_a_page_that_was_open_meanwhile_takes_no_review_back(work: Workspace, family: Family) -> None:
    row = promise_row(work, [family.father], "Ik drink niet")
    form, today = fill_plan(work, family, row), work.today()
    looking_back(work).record(family.case, form, [PromiseReview(row.id, today, "kept", "Jeroen")])
    work.filled_forms.fill(family.case, form, "safetyPlan", "team", (family.boy,), {})
    looking_back(work).record(family.case, form, [PromiseReview(row.id, today, "notKept", "Samira")])
    assert {review.by_whom for review in reviews_of(plan_of(work, family, form))} == {"Jeroen", "Samira"}


def test_that_a_promise_was_not_kept_is_explained_again_to_who_made_it(work: Workspace, family: Family) -> None:
    row = promise_row(work, [family.girl], "Ik bel oma als het misgaat")  # no parent, and still whose promise it is
    form = fill_plan(work, family, row)
    looking_back(work).record(family.case, form, [PromiseReview(row.id, work.today(), "notKept", "Noor")])
    told = facts_of(work.files.get(family.case), work.today()).happenings
    (found,) = [each for each in told if ("row", "safetyPlan.result.notKept") in each.details]
    assert found.persons == (family.girl,)


def test_the_card_of_both_effects_says_until_when_this_plan_lasts(work: Workspace, family: Family) -> None:
    begin_visit(work, family)
    fill_plan(work, family, promise_row(work, [family.father], "Ik drink niet"))
    lines = [line.text for line in work.explaining.view(family.case, "K08", "parent").lines]
    assert any("28 november 2026" in line for line in lines)
    later = DayAnswer((work.today() + timedelta(days=20)).isoformat())
    fill_plan(work, family, promise_row(work, [family.father], "Ik drink niet"), validUntil=later)
    lines = [line.text for line in work.explaining.view(family.case, "K08", "parent").lines]
    assert not any("Het plan duurt tot" in line for line in lines)  # two plans with two ends: not told which
