"""A yes to what is over is not taken; a no, and later, always is: through the real opening, laying and signing."""

from __future__ import annotations

from datetime import date

import pytest
from filled_examples import fill_opinion, fill_pause, fill_plan, fill_stay, promise_row
from form_examples import explain_card
from share_examples import DOCTOR, SCHOOL, fill_share, lay, line
from town import Family, TestClock, answers_of_form_a, open_form_a, sign, squiggle

from jgvisit.ids import FormId, PersonId, VisitId
from jgvisit.records.form_days import is_over
from jgvisit.services.forms.gates import GateClosedError
from jgvisit.services.forms.help_form import form_of
from jgvisit.services.signing.signing import Choice, DecisionKind
from jgvisit.workspace import Workspace

LAST_DAY = date(2027, 5, 31)
"""Of form A as `answers_of_form_a` fills it in."""


def on_day(work: Workspace, clock: TestClock, day: date) -> None:
    clock.forward(days=(day - work.today()).days)
    assert work.today() == day


def said(work: Workspace, family: Family, form: FormId, person: PersonId) -> list[str]:
    return [each.decision for each in form_of(work.files.get(family.case), form).decisions if each.person == person]


def closed(work: Workspace, family: Family, visit: VisitId, form: FormId, choice: Choice) -> str:
    with pytest.raises(GateClosedError) as before_ink:
        work.signing.check_answer(family.case, form, choice)
    with pytest.raises(GateClosedError) as sealed:
        work.signing.decide(family.case, visit, form, choice)
    assert before_ink.value.gate == sealed.value.gate
    assert said(work, family, form, choice.person) == []
    return sealed.value.gate


def yes(person: PersonId, mark: str, **lines: str) -> Choice:
    decision: DecisionKind = "partly" if lines else "agreed"
    return Choice(person, decision, "self", squiggle(), squiggle(400), mark=mark, lines=lines)  # type: ignore[arg-type]  # words the types name


def test_a_yes_to_help_that_is_over_is_not_taken_and_on_its_last_day_it_is(
    work: Workspace, family: Family, visit: VisitId, clock: TestClock
) -> None:
    form = open_form_a(work, family, visit, family.boy)
    on_day(work, clock, LAST_DAY)
    sign(work, family, visit, form, family.mother)
    before = form_of(work.files.get(family.case), form).decisions
    clock.forward(days=1)
    assert closed(work, family, visit, form, yes(family.father, "T")) == "form_over"
    assert form_of(work.files.get(family.case), form).decisions == before  # what was signed in time stays as it was


def test_a_part_of_what_is_over_is_not_taken_either(
    work: Workspace, family: Family, visit: VisitId, clock: TestClock
) -> None:
    form = open_form_a(work, family, visit, family.boy)
    on_day(work, clock, date(2027, 6, 1))
    part = Choice(family.father, "partly", "self", squiggle(), squiggle(400), view_text="alleen op dinsdag", mark="T")
    assert closed(work, family, visit, form, part) == "form_over"


def test_a_no_an_objection_and_later_are_taken_after_the_end(  # H29
    work: Workspace, family: Family, visit: VisitId, clock: TestClock
) -> None:
    form = open_form_a(work, family, visit, family.boy)
    on_day(work, clock, date(2027, 6, 1))
    sign(work, family, visit, form, family.mother, "later")
    sign(work, family, visit, form, family.father, "refused")
    assert said(work, family, form, family.mother) == ["later"]
    assert said(work, family, form, family.father) == ["refused"]


def test_after_the_end_a_new_version_is_signed_in_its_place(
    work: Workspace, family: Family, visit: VisitId, clock: TestClock
) -> None:
    old = open_form_a(work, family, visit, family.boy)
    on_day(work, clock, date(2027, 6, 1))
    days = {"startsOn": "2027-06-02", "reviewOn": "2027-07-15", "endsOn": "2027-11-30"}
    answers = answers_of_form_a() | days
    new = work.forms.open(family.case, visit, "consentToHelp", family.boy, answers, replaces=old)
    sign(work, family, visit, new, family.father)
    assert said(work, family, new, family.father) == ["agreed"]


def test_a_line_to_share_that_is_over_gets_no_yes_and_the_others_still_do(
    work: Workspace, family: Family, visit: VisitId, clock: TestClock
) -> None:
    short, long = line(SCHOOL, family.boy, until="2026-11-22"), line(DOCTOR, family.boy)
    form = lay(work, family, visit, fill_share(work, family, short, long))
    on_day(work, clock, date(2026, 11, 23))
    assert closed(work, family, visit, form, yes(family.father, "T")) == "line_over"
    work.signing.decide(family.case, visit, form, yes(family.father, "T", **{short.id: "later", long.id: "agreed"}))
    assert said(work, family, form, family.father) == ["partly"]


def test_where_every_line_to_share_is_over_the_form_is(
    work: Workspace, family: Family, visit: VisitId, clock: TestClock
) -> None:
    short = line(SCHOOL, family.boy, until="2026-11-22")
    form = lay(work, family, visit, fill_share(work, family, short))
    on_day(work, clock, date(2026, 11, 23))
    assert closed(work, family, visit, form, yes(family.father, "T")) == "form_over"


def test_a_plan_is_agreed_to_until_its_last_day_also_where_one_promise_ended(
    work: Workspace, family: Family, visit: VisitId, clock: TestClock
) -> None:
    first, second = (
        promise_row(work, [family.father, family.mother], what, days=days)
        for what, days in (("Ik bel morgen", 1), ("Ik drink niet", 7))
    )
    form = lay(work, family, visit, fill_plan(work, family, first, second))
    explain_card(work, family, visit, "K08", family.mother, family.father)
    clock.forward(days=3)
    work.signing.decide(family.case, visit, form, yes(family.mother, "A"))
    assert said(work, family, form, family.mother) == ["agreed"]
    clock.forward(days=5)
    assert closed(work, family, visit, form, yes(family.father, "A")) == "form_over"
    work.signing.decide(family.case, visit, form, Choice(family.father, "refused", "self", mark="A"))


def test_a_stay_that_is_over_is_not_agreed_to(
    work: Workspace, family: Family, visit: VisitId, clock: TestClock
) -> None:
    stay = fill_stay(work, family)
    fill_pause(work, family, stay)
    fill_opinion(work, family)
    form = lay(work, family, visit, stay)
    clock.forward(days=31)
    asked = next(each for each in form_of(work.files.get(family.case), form).required if each.person == family.father)
    assert closed(work, family, visit, form, yes(family.father, asked.mark)) == "form_over"


@pytest.mark.parametrize(
    ("day", "over"), [(None, False), ("eind mei", False), ("2027-05-31", False), ("2027-05-30", True)]
)
def test_what_names_no_day_is_never_over(day: str | None, over: bool) -> None:
    assert is_over(day, LAST_DAY) is over
