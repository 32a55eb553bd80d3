"""The child's page and the wallet card: what stands on them, and what never does."""

from __future__ import annotations

from pathlib import Path

import page
import pytest
from filled_examples import fill_plan, promise_row
from town import Family, begin_visit, settle_family

from jgvisit import config
from jgvisit.documents.plan_paper import PlanPaper
from jgvisit.ids import FormId, PersonId
from jgvisit.records.answers import Answer, LinesAnswer, TextAnswer
from jgvisit.services.form_refusals import FormChangedError, LookAgainError, RuleBrokenError
from jgvisit.services.handing_over import VisitOpenError
from jgvisit.services.plan_pages import EMERGENCY
from jgvisit.workspace import Workspace


@pytest.fixture
def family(work: Workspace) -> Family:
    return settle_family(work)


@pytest.fixture
def plan(work: Workspace, family: Family) -> FormId:
    his = promise_row(work, [family.father], "Ik loop naar buiten als ik boos word")
    hers = promise_row(work, [family.mother, family.father], "Wij schreeuwen niet")
    return fill_plan(work, family, his, hers, reachUs=TextAnswer("Femke, 06 00 00 00 00"))


def keep(work: Workspace, family: Family, plan: FormId, owner: PersonId, **answers: Answer) -> None:
    work.filled_forms.fill(family.case, plan, "safetyPlan", "private", (family.boy,), answers, owner=owner)


def test_a_child_reads_who_promised_what_in_a_few_words(work: Workspace, family: Family, plan: FormId) -> None:
    paper = work.plan_papers.child_page(family.case, plan, family.boy)
    assert [(line.who, line.words) for line in paper.lines] == [
        ("Jeroen de Boer", "Ik loop naar buiten als ik boos word"),
        ("Samira Haddad en Jeroen de Boer", "Wij schreeuwen niet"),
    ]
    assert paper.task == ("Grote mensen letten hierop. Dat is niet jouw taak.", None)
    assert paper.look is not None
    assert paper.look[0].startswith("Op ")
    assert paper.notices  # no jurist has read it


def test_whom_a_child_can_call_stands_there_only_if_it_asks(work: Workspace, family: Family, plan: FormId) -> None:
    keep(work, family, plan, family.boy, childSafetyPerson=TextAnswer("oma Riet, 06 11 11 11 11"))
    assert work.plan_papers.child_page(family.case, plan, family.boy).callees == ()
    assert work.plan_papers.child_page(family.case, plan, family.boy, own=True).callees == ("oma Riet, 06 11 11 11 11",)


def test_a_card_holds_the_owners_numbers_and_nobody_elses(work: Workspace, family: Family, plan: FormId) -> None:
    keep(work, family, plan, family.mother, cardNumbers=LinesAnswer(("Zus Leyla 06 22 22 22 22",)))
    hers = work.plan_papers.card(family.case, plan, family.mother, own=True)
    his = work.plan_papers.card(family.case, plan, family.father, own=True)
    assert (hers.number, hers.lines, hers.reach) == (EMERGENCY, ("Zus Leyla 06 22 22 22 22",), "Femke, 06 00 00 00 00")
    assert his.lines == ()
    assert work.plan_papers.card(family.case, plan, family.mother).lines == ()


SECRETS = {
    "codeWord": "Paarse olifant",
    "childSignal": "De rode beer voor het raam",
    "safePlace": "bij mijn zus in Joure",
    "wayOut": "via de schuur van de buren",
}


@pytest.mark.parametrize("field", sorted(SECRETS))
def test_no_word_sign_or_place_comes_on_a_card(work: Workspace, family: Family, plan: FormId, field: str) -> None:  # H1
    said = TextAnswer(SECRETS[field])
    with pytest.raises(RuleBrokenError, match="hoogstens vier") as refused:
        keep(work, family, plan, family.mother, cardNumbers=LinesAnswer((f"Bel en zeg: {said.text}",)), **{field: said})
    assert refused.value.fields == ("cardNumbers",)


@pytest.mark.parametrize("field", sorted(SECRETS))
def test_nor_those_of_another(work: Workspace, family: Family, plan: FormId, field: str) -> None:  # H1, H2
    keep(work, family, plan, family.mother, **{field: TextAnswer(SECRETS[field])})
    keep(work, family, plan, family.boy, cardNumbers=LinesAnswer((f"mama: {SECRETS[field].upper()}",)))
    with pytest.raises(LookAgainError):
        work.plan_papers.card(family.case, plan, family.boy, own=True)
    with pytest.raises(LookAgainError):
        work.plan_papers.child_page(family.case, plan, family.boy, own=True)
    work.plan_papers.child_page(family.case, plan, family.boy)


def test_a_card_is_small(work: Workspace, family: Family, plan: FormId) -> None:
    with pytest.raises(RuleBrokenError):
        keep(work, family, plan, family.mother, cardNumbers=LinesAnswer(tuple(f"Naam {n} 06" for n in range(5))))


def test_both_are_archival_and_accessible_and_their_metadata_name_nobody(
    work: Workspace, family: Family, plan: FormId, tmp_path: Path
) -> None:
    child = work.plan_papers.child_page(family.case, plan, family.boy)
    card = work.plan_papers.card(family.case, plan, family.mother)
    maker = PlanPaper(config.resources_dir())
    assert len(maker.child_pages(child)) == len(maker.card_pages(card)) == 1
    for pdf in (maker.child_page(child), maker.card(card)):
        assert b"Boer" not in pdf[-4000:]
        file = tmp_path / "paper.pdf"
        file.write_bytes(pdf)
        for profile in (page.ValidationProfile.PDF_A_3A, page.ValidationProfile.PDF_UA_1):
            failures = [failure.rule_id for failure in page.validate_pdf(str(file), profile=profile).failures]
            assert [rule for rule in failures if "STREAM-LENGTH-001" not in rule] == []


def test_of_another_child_or_paper_there_is_no_such_page(work: Workspace, family: Family, plan: FormId) -> None:
    with pytest.raises(FormChangedError):
        work.plan_papers.child_page(family.case, plan, family.girl)
    with pytest.raises(FormChangedError):
        work.plan_papers.card(family.case, work.filled_forms.begin(), family.mother)


def test_they_are_printed_at_the_office_and_never_in_a_house(work: Workspace, family: Family, plan: FormId) -> None:
    assert len(work.plan_papers.pages(family.case, plan, family.boy, "child")) == 1
    assert len(work.plan_papers.pages(family.case, plan, family.mother, "card")) == 1
    begin_visit(work, family)
    with pytest.raises(VisitOpenError):
        work.plan_papers.pages(family.case, plan, family.mother, "card")
