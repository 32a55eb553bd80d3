"""Exceptions X1 to X8 of table A2 as a worker writes them down (H14): with reason, colleague and day."""

from __future__ import annotations

import pytest
from town import Family, TestClock, begin_visit, open_form_a, sign

from jgvisit.domain.answer import Answer
from jgvisit.ids import PersonId, new_uuid7
from jgvisit.records.happenings_of_family import ExceptionUsed
from jgvisit.services.family.happenings import NEED_A_COLLEAGUE, ChildMissingError, ColleagueMissingError
from jgvisit.services.forms.refusals import AnswerNotOfferedError, NotASignerError
from jgvisit.services.signing.choice import Choice
from jgvisit.services.talk.duties import reminders_of
from jgvisit.services.talk.saying_back import ReasonMissingError
from jgvisit.workspace import Workspace


def used(work: Workspace, family: Family, which: str, child: PersonId, **more: str) -> str:
    event = new_uuid7()
    fields = {"colleague": "Olga Bakker", "reason": "zij heeft nu hulp nodig", **more}
    told = ExceptionUsed(
        event=event, on=work.today().isoformat(), source="overleg", children=(child,), exception=which,  # type: ignore[arg-type]  # str -> Literal
        reason=fields["reason"], colleague=fields["colleague"] or None, form=more.get("form"),
    )  # fmt: skip
    work.happenings.record(family.case, told)
    return event


def asked(answer: Answer) -> set[PersonId]:
    return {mark.person for mark in answer.required if mark.kind == "T"}


def law(work: Workspace, family: Family, child: PersonId) -> Answer:
    return work.forms.law_for(family.case, child)


def test_x1_lets_a_girl_of_13_decide_alone_and_her_parents_are_told(work: Workspace, family: Family) -> None:
    assert asked(law(work, family, family.girl)) == {family.girl, family.mother, family.father}
    used(work, family, "X1", family.girl)
    answer = law(work, family, family.girl)
    assert asked(answer) == {family.girl}
    assert {family.mother, family.father} <= set(answer.informed)
    assert asked(law(work, family, family.boy)) == {family.mother, family.father}, "it is about her alone"


def test_with_x1_her_yes_is_enough_to_start(work: Workspace, family: Family) -> None:
    used(work, family, "X1", family.girl)
    visit = begin_visit(work, family)
    form = open_form_a(work, family, visit, family.girl)
    assert not work.forms.law_for(family.case, family.girl, form).may_start
    sign(work, family, visit, form, family.girl)
    assert work.forms.law_for(family.case, family.girl, form).may_start


@pytest.mark.parametrize("which", ["X1", "X6"])
def test_an_exception_at_another_age_drops_nobody_and_says_why(work: Workspace, family: Family, which: str) -> None:
    child = family.boy if which == "X1" else family.girl
    before = asked(law(work, family, child))
    used(work, family, which, child)
    answer = law(work, family, child)
    assert asked(answer) == before
    assert "exception_not_counted" in {block.code for block in answer.blocked_by}


def test_x3_asks_those_who_represent_her(work: Workspace, family: Family) -> None:
    used(work, family, "X3", family.girl)
    assert asked(law(work, family, family.girl)) == {family.mother, family.father}


def test_x5_asks_nobody_for_what_is_not_far_reaching(work: Workspace, family: Family) -> None:
    used(work, family, "X5", family.boy, colleague="")
    assert asked(law(work, family, family.boy)) == set()


def test_who_is_not_asked_under_x5_says_no_on_the_form_itself_and_it_counts_at_once(
    work: Workspace, family: Family
) -> None:
    """Jw 7.3.16 lid 2: of who says no nothing is presumed."""
    used(work, family, "X5", family.boy, colleague="")
    visit = begin_visit(work, family)
    form = open_form_a(work, family, visit, family.boy)
    offered = work.forms.signers(family.case, form).signers
    assert {(each.person, each.is_presumed, each.why) for each in offered} == {
        (family.mother, True, ""), (family.father, True, "")
    }  # fmt: skip
    for yes_or_wait in ("agreed", "later", "partly"):
        with pytest.raises(AnswerNotOfferedError):
            sign(work, family, visit, form, family.father, yes_or_wait)  # type: ignore[arg-type]  # str -> Literal
    with pytest.raises(NotASignerError):
        sign(work, family, visit, form, family.girl, "refused")
    assert work.forms.law_for(family.case, family.boy, form).may_start
    sign(work, family, visit, form, family.father, "refused")
    answer = work.forms.law_for(family.case, family.boy, form)
    assert (asked(answer), answer.may_start) == ({family.father}, False)
    assert work.forms.signers(family.case, form).signers == offered, "the room reads nothing of who said no (H8)"
    sign(work, family, visit, form, family.father, "agreed")
    assert work.forms.law_for(family.case, family.boy, form).may_start, "and comes back on it as easily"


@pytest.mark.parametrize("means", ["phone", "paper", "verbal"])
def test_a_no_under_x5_that_is_written_or_spoken_elsewhere_has_the_same_place(
    work: Workspace, family: Family, means: str
) -> None:
    used(work, family, "X5", family.boy, colleague="")
    visit = begin_visit(work, family)
    form = open_form_a(work, family, visit, family.boy)
    choice = Choice(
        family.father, "refused", "readAloud", signature_kind=means, witness="Olga Bakker", call_back="06 0000",  # type: ignore[arg-type]  # str -> Literal
        in_room="niemand", photos=(b"\xff\xd8\xff foto",) if means == "paper" else (),
    )  # fmt: skip
    work.signing.decide(family.case, visit, form, choice)
    assert not work.forms.law_for(family.case, family.boy, form).may_start


@pytest.mark.parametrize("which", ["X4", "X5"])
@pytest.mark.parametrize("answer", ["objection", "partly"])
def test_no_exception_presumes_a_yes_of_who_answered_without_giving_one(
    work: Workspace, family: Family, which: str, answer: str
) -> None:
    visit = begin_visit(work, family)
    form = open_form_a(work, family, visit, family.boy)
    sign(work, family, visit, form, family.father, answer)  # type: ignore[arg-type]  # str -> Literal
    used(work, family, which, family.boy, form=form)
    said = work.forms.law_for(family.case, family.boy, form)
    assert ({mark.person for mark in said.required if not mark.after}, said.may_start) == ({family.father}, False)


def test_x4_waits_for_nobody_and_a_colleague_looks_within_a_day(work: Workspace, family: Family) -> None:
    used(work, family, "X4", family.boy, colleague="")
    assert [reminder.kind for reminder in reminders_of(work.files.get(family.case), work.today())].count(
        "colleague_looks"
    ) == 1
    answer = law(work, family, family.boy)
    assert {mark.person for mark in answer.required if mark.after} == {family.mother, family.father}


def test_h14_a_colleague_who_looked_closes_the_duty_of_x4_and_changes_nothing_else(
    work: Workspace, family: Family, clock: TestClock
) -> None:
    event, on = used(work, family, "X4", family.boy, colleague=""), work.today().isoformat()
    visit = begin_visit(work, family)
    form = open_form_a(work, family, visit, family.boy)
    assert work.forms.law_for(family.case, family.boy, form).may_start
    was = work.happenings.standing(family.case, event)
    clock.forward(days=1)
    with pytest.raises(ColleagueMissingError):
        work.happenings.colleague_looked(family.case, event, " - ")
    record = work.happenings.colleague_looked(family.case, event, "Olga Bakker")
    now = work.happenings.standing(family.case, event)
    assert (now.stamp.record, now.detail("colleague"), now.on, now.disputed) == (record, "Olga Bakker", on, False)
    assert "colleague_looks" not in {each.kind for each in reminders_of(work.files.get(family.case), work.today())}
    assert work.forms.law_for(family.case, family.boy, form).may_start, "it counts for the forms of its own day"
    kept = {entry.id for entry in work.files.read(family.case)[0].entries}
    assert {was.stamp.record, record} <= kept, "what stood there is kept"
    assert work.happenings.colleague_looked(family.case, event, "Iemand anders") is None
    assert work.happenings.standing(family.case, event) == now
    assert record is not None
    work.happenings.put_back(family.case, was, record)
    assert work.happenings.standing(family.case, event).detail("colleague") is None
    assert not work.files.get(family.case).conflicts


@pytest.mark.parametrize("which", ["X1", "X5"])
def test_a_colleague_looks_afterwards_at_x4_alone(work: Workspace, family: Family, which: str) -> None:
    event = used(work, family, which, family.girl)
    with pytest.raises(KeyError):
        work.happenings.colleague_looked(family.case, event, "Olga Bakker")


def test_what_was_written_down_by_mistake_counts_no_more(work: Workspace, family: Family) -> None:
    event = used(work, family, "X1", family.girl)
    work.happenings.strike(family.case, event, "het ging over een ander gezin")
    assert asked(law(work, family, family.girl)) == {family.girl, family.mother, family.father}


@pytest.mark.parametrize("which", ["X1", "X4", "X5"])
def test_an_exception_of_one_day_lifts_nothing_of_a_form_of_another_day(
    work: Workspace, family: Family, clock: TestClock, which: str
) -> None:
    used(work, family, which, family.girl)
    visit = begin_visit(work, family)
    then = open_form_a(work, family, visit, family.girl)
    sign(work, family, visit, then, family.girl) if which != "X5" else None
    clock.forward(days=60)
    assert work.forms.law_for(family.case, family.girl, then).may_start, "it goes on for its own form"
    later = open_form_a(work, family, visit, family.girl)
    everybody = {family.girl, family.mother, family.father}
    answer = work.forms.law_for(family.case, family.girl, later)
    assert (asked(answer), {mark.after for mark in answer.required if mark.kind == "T"}) == (everybody, {False})
    sign(work, family, visit, later, family.girl)
    assert not work.forms.law_for(family.case, family.girl, later).may_start
    assert not work.forms.starts_by_exception(family.case, family.girl, later)


def test_x3_of_one_matter_says_nothing_of_what_she_can_weigh_later(
    work: Workspace, family: Family, clock: TestClock
) -> None:
    used(work, family, "X3", family.girl)
    clock.forward(days=60)
    assert asked(law(work, family, family.girl)) == {family.girl, family.mother, family.father}


def test_an_exception_that_names_a_form_counts_there_alone_and_all_may_still_sign(
    work: Workspace, family: Family, clock: TestClock
) -> None:
    visit = begin_visit(work, family)
    meant, other = (open_form_a(work, family, visit, family.boy) for _ in range(2))
    clock.forward(days=2)
    used(work, family, "X4", family.boy, form=meant)
    assert work.forms.law_for(family.case, family.boy, meant).may_start
    assert not work.forms.law_for(family.case, family.boy, other).may_start
    sign(work, family, visit, meant, family.mother)
    assert asked(law(work, family, family.boy)) == {family.mother, family.father}, "a new form asks both"
    with pytest.raises(KeyError):
        used(work, family, "X4", family.girl, form=meant)


def test_without_a_colleague_or_a_child_nothing_is_recorded(work: Workspace, family: Family) -> None:
    for nobody in (" ", "-", "\u200b"):
        with pytest.raises(ColleagueMissingError):
            used(work, family, "X1", family.girl, colleague=nobody)
    with pytest.raises(ReasonMissingError):
        used(work, family, "X5", family.boy, reason="-")
    unnamed = ExceptionUsed(
        event=new_uuid7(), on=work.today().isoformat(), source="overleg", exception="X5", reason="x"
    )
    with pytest.raises(ChildMissingError):
        work.happenings.record(family.case, unnamed)
    assert work.files.get(family.case).happenings == ()


def test_who_needs_a_colleague_is_what_the_table_says(work: Workspace) -> None:
    assert tuple(rule.id for rule in work.book.exceptions if "consulted" in rule.needs) == NEED_A_COLLEAGUE
