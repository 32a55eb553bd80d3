"""A withdrawal, and what was explained, are papers of whom they name (law.md table A3, H8)."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from form_examples import fill_whole, the_form
from town import Family, settle_family

from jgvisit.ids import FormId, PersonId
from jgvisit.records.answers import PersonsAnswer
from jgvisit.services.form_refusals import FormChangedError
from jgvisit.services.whose_own import may_have, owners_of
from jgvisit.workspace import Workspace

Filled = Callable[[str], FormId]


@pytest.fixture
def family(work: Workspace) -> Family:
    return settle_family(work)


@pytest.fixture
def filled(work: Workspace, family: Family) -> Filled:
    """Fill a form; where it names a person, that is the mother."""
    return lambda letter: fill_whole(work, family, the_form(work, letter), family.mother)


@pytest.mark.parametrize("letter", ["G", "C"])
def test_h8_a_paper_that_names_its_owner_is_drawn_for_nobody_else(
    work: Workspace, family: Family, filled: Filled, letter: str
) -> None:
    form = filled(letter)
    assert work.filled_forms.readers(family.case, form) == (family.mother,)
    assert work.filled_forms.print_for(family.case, form, family.mother).reader == family.mother
    assert work.filled_forms.print_for(family.case, form, None).reader is None  # the workers' own
    for other in (family.father, family.girl, family.boy):
        with pytest.raises(FormChangedError):
            work.filled_forms.print_for(family.case, form, other)


@pytest.mark.parametrize("letter", ["B", "D", "H"])
def test_other_forms_are_papers_of_the_whole_family(
    work: Workspace, family: Family, filled: Filled, letter: str
) -> None:
    form = filled(letter)
    everybody = {member.id for member in work.files.get(family.case).members}
    assert set(work.filled_forms.readers(family.case, form)) == everybody


def test_a_form_that_is_not_on_record_has_no_owner_yet(work: Workspace, family: Family) -> None:
    everybody = {member.id for member in work.files.get(family.case).members}
    assert set(work.filled_forms.readers(family.case, work.filled_forms.begin())) == everybody


def test_who_holds_authority_has_what_is_a_child_under_12s_and_not_what_is_an_older_childs(
    work: Workspace, family: Family
) -> None:
    file, today = work.files.get(family.case), work.today()

    def readers(owner: PersonId) -> set[PersonId]:
        answers = {"explainedTo": PersonsAnswer((owner,))}
        return {each.id for each in file.members if may_have(file, "explanationRecord", answers, each.id, today)}

    assert readers(family.boy) == {family.boy, family.mother, family.father}
    assert readers(family.girl) == {family.girl}


def test_only_these_forms_name_an_owner() -> None:
    mother = PersonsAnswer(("01a00000-0000-7000-8000-000000000001",))
    assert owners_of("consentWithdrawal", {"withdrawnBy": mother}) == mother.persons
    assert owners_of("safetyPlan", {"withdrawnBy": mother}) == ()
    assert owners_of("consentWithdrawal", {}) == ()
