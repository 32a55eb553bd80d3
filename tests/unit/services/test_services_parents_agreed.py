"""“Je ouders hebben ja gezegd.” is told only where both parents did, to every form that holds now (H14, H22)."""

from __future__ import annotations

import pytest
from town import (
    Family,
    answers_of_form_a,
    open_form_a,
    sign,
    squiggle,
)

from jgvisit.ids import FormId, PersonId, VisitId, new_uuid7
from jgvisit.records.happenings_of_family import ExceptionUsed
from jgvisit.records.payload_family import AuthorityRecorded, PersonRegistered
from jgvisit.services.signing.signing import Choice
from jgvisit.workspace import Workspace
from ui.wording import standing_words

SAID = "Je ouders hebben ja gezegd."


def told(work: Workspace, case: object) -> bool:
    view = work.explaining.view(case, "K04", "child6", None, None)  # type: ignore[arg-type]  # a case id
    return SAID in [line.text for line in view.lines]


def by_exception(work: Workspace, family: Family, child: PersonId, form: FormId) -> bool:
    """Tell whether the sentence under this form is that of a start by an exception."""
    answer, excepted = (
        work.forms.told(family.case, child, form),
        work.forms.starts_by_exception(family.case, child, form),
    )
    plain = standing_words(answer, by_exception=False)
    assert (standing_words(answer, by_exception=excepted) != plain) == excepted, "it has words of its own"
    return excepted


def use(work: Workspace, family: Family, which: str, *children: PersonId) -> None:
    used = ExceptionUsed(
        event=new_uuid7(), on=work.today().isoformat(), source="overleg", children=children,
        exception=which, reason="nu meteen handelen nodig",  # type: ignore[arg-type]  # str -> Literal
    )  # fmt: skip
    work.happenings.record(family.case, used)


def everybody_signs(work: Workspace, family: Family, visit: VisitId) -> None:
    for child, own in ((family.girl, (family.girl,)), (family.boy, ())):
        form = open_form_a(work, family, visit, child)
        for person in (family.mother, family.father, *own):
            sign(work, family, visit, form, person)


def test_it_is_told_where_both_parents_said_yes(work: Workspace, family: Family, visit: VisitId) -> None:
    everybody_signs(work, family, visit)
    assert told(work, family.case)
    assert not by_exception(work, family, family.boy, work.files.get(family.case).forms[-1].id)


@pytest.mark.parametrize("which", ["X4", "X5"])
def test_h14_a_start_by_an_exception_is_no_yes_of_the_parents(
    work: Workspace, family: Family, visit: VisitId, which: str
) -> None:
    use(work, family, which, family.girl, family.boy)
    girls, boys = (open_form_a(work, family, visit, child) for child in (family.girl, family.boy))
    if which == "X4":
        sign(work, family, visit, girls, family.girl)
    for child, form in ((family.girl, girls), (family.boy, boys)):
        assert work.forms.told(family.case, child, form).may_start
        assert by_exception(work, family, child, form)
    assert not told(work, family.case)


def test_a_second_form_that_was_refused_is_no_yes(work: Workspace, family: Family, visit: VisitId) -> None:
    everybody_signs(work, family, visit)
    heavier = answers_of_form_a() | {"helpDescription": "Elke dag hulp in huis"}
    form = work.forms.open(family.case, visit, "consentToHelp", family.boy, heavier)
    assert not told(work, family.case), "nobody decided on it yet"
    for person in (family.mother, family.father):
        sign(work, family, visit, form, person, "refused")
    assert not told(work, family.case)


@pytest.mark.parametrize(("role", "kind"), [("guardian", "guardian"), ("parent", "parent")])
def test_a_guardian_or_one_parent_alone_is_not_called_parents(work: Workspace, role: str, kind: str) -> None:
    signer, beside, child = (PersonId(new_uuid7()) for _ in range(3))
    people = (
        PersonRegistered(person=signer, name="Oma Jansen", role=role, born="1955-01-01"),  # type: ignore[arg-type]  # a parameter
        PersonRegistered(person=beside, name="Kees Jansen", role="parent", born="1985-01-01"),
        PersonRegistered(person=child, name="Lot", role="child", born="2018-01-01"),
    )
    case = work.families.register("Jansen", people)
    line = AuthorityRecorded(
        line=new_uuid7(), child=child, holder=signer, kind=kind, since="2020-01-01",  # type: ignore[arg-type]  # a parameter
        evidence="gezagsregister", checked_on=work.today().isoformat(),
    )  # fmt: skip
    work.families.record_authority(case, line)
    visit = work.visits.start(case, [signer, beside, child])
    form = work.forms.open(case, visit, "consentToHelp", child, answers_of_form_a())
    work.signing.decide(case, visit, form, Choice(signer, "agreed", "self", squiggle(), squiggle(400)))
    assert work.forms.law_for(case, child, form).may_start
    assert not told(work, case)
