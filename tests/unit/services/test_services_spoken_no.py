"""A yes that was taken back aloud starts nothing and is told to nobody as a yes (Jw 7.3.4, AVG 7 lid 3)."""

from __future__ import annotations

from pathlib import Path

from town import Family, TestClock, new_workspace, open_form_a, pull, sign

from jgvisit.ids import FormId, PersonId, VisitId, new_uuid7
from jgvisit.records.happenings_of_family import ExceptionUsed
from jgvisit.records.happenings_of_help import RefusalHeard
from jgvisit.workspace import Workspace


def said_no(work: Workspace, family: Family, person: PersonId, child: PersonId) -> str:
    event = new_uuid7()
    told = RefusalHeard(
        event=event, on=work.today().isoformat(), source="aan de telefoon", about="de hulp",
        children=(child,), persons=(person,),
    )  # fmt: skip
    work.happenings.record(family.case, told)
    return event


def all_signed(work: Workspace, family: Family, visit: VisitId) -> FormId:
    """Let everybody agree, for both children; return the boy's form."""
    forms = [open_form_a(work, family, visit, child) for child in (family.girl, family.boy)]
    for form, signers in zip(forms, ((family.mother, family.father, family.girl), (family.mother, family.father)),
                             strict=True):  # fmt: skip
        for person in signers:
            sign(work, family, visit, form, person)
    return forms[1]


def lines(work: Workspace, family: Family, card: str, audience: str, person: PersonId | None = None) -> str:
    view = work.explaining.view(family.case, card, audience, None, person)  # type: ignore[arg-type]  # str -> Literal
    return "\n".join(line.text for line in view.lines)


def codes(work: Workspace, family: Family, form: FormId) -> set[str]:
    return {block.code for block in work.forms.law_for(family.case, family.boy, form).blocked_by}


def test_what_was_taken_back_holds_the_help_and_is_not_told_as_a_yes(
    work: Workspace, family: Family, visit: VisitId
) -> None:
    form = all_signed(work, family, visit)
    assert "Je ouders hebben ja gezegd." in lines(work, family, "K04", "child6")
    assert "U gaf toestemming op" in lines(work, family, "K20", "parent", family.mother)
    event = said_no(work, family, family.mother, family.boy)
    said_no(work, family, family.mother, family.girl)
    answer = work.forms.told(family.case, family.boy, form)
    assert not answer.may_start
    assert codes(work, family, form) == {"yes_taken_back"}
    assert "hebben ja gezegd" not in lines(work, family, "K04", "child6")
    assert "U gaf toestemming op" not in lines(work, family, "K20", "parent", family.mother)
    assert "U gaf toestemming op" in lines(work, family, "K20", "parent", family.father), "his own yes stands"
    work.happenings.strike(family.case, event, "zij sprak over een ander gezin")
    assert work.forms.law_for(family.case, family.boy, form).may_start


def test_a_yes_given_again_counts_again_on_the_same_day(work: Workspace, family: Family, visit: VisitId) -> None:
    form = all_signed(work, family, visit)
    said_no(work, family, family.mother, family.boy)
    assert not work.forms.law_for(family.case, family.boy, form).may_start
    sign(work, family, visit, form, family.mother)
    assert work.forms.law_for(family.case, family.boy, form).may_start
    assert codes(work, family, form) == set()


def test_a_no_of_somebody_the_law_does_not_ask_holds_nothing(work: Workspace, family: Family, visit: VisitId) -> None:
    form = all_signed(work, family, visit)
    said_no(work, family, family.girl, family.boy)
    assert work.forms.law_for(family.case, family.boy, form).may_start


def test_a_no_said_aloud_is_a_no_for_what_is_presumed_too(work: Workspace, family: Family, visit: VisitId) -> None:
    """X5 lets nobody presume the yes of somebody who said no (Jw 7.3.16 lid 2)."""
    used = ExceptionUsed(
        event=new_uuid7(), on=work.today().isoformat(), source="overleg", children=(family.boy,), exception="X5",
        reason="een kort gesprek",
    )  # fmt: skip
    work.happenings.record(family.case, used)
    form = open_form_a(work, family, visit, family.boy)
    assert work.forms.law_for(family.case, family.boy, form).may_start
    said_no(work, family, family.father, family.boy)
    assert not work.forms.law_for(family.case, family.boy, form).may_start
    assert "yes_taken_back" in codes(work, family, form)


def test_a_no_on_another_laptop_that_knew_nothing_of_the_new_yes_holds(
    work: Workspace, family: Family, visit: VisitId, tmp_path: Path, clock: TestClock
) -> None:
    colleague = new_workspace(tmp_path / "colleague", clock)
    pull(colleague, work)
    form = all_signed(work, family, visit)
    said_no(colleague, family, family.mother, family.boy)
    clock.forward(days=1)
    sign(work, family, visit, form, family.mother)
    pull(work, colleague)
    colleague.safe.close()
    assert "yes_taken_back" in codes(work, family, form)
