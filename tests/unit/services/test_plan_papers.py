"""The child's page and the wallet card: what stands on them, and what never does."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from filled_examples import fill_plan, promise_row
from pdf_checks import archive_failures, structure_fault
from town import Family, TestClock, begin_visit

from jgvisit import config
from jgvisit.documents.plan_paper import OF_A_KIND, PlanPaper
from jgvisit.ids import FormId, PersonId
from jgvisit.records.answers import Answer, ChoiceAnswer, LinesAnswer, Row, Simple, TextAnswer
from jgvisit.records.payload_journal import VisibilityRestricted
from jgvisit.services.agreements.plan_pages import CARDS_ON_A_SHEET, EMERGENCY, WalletCard
from jgvisit.services.desk.writing import Writer
from jgvisit.services.forms.refusals import FormChangedError, LookAgainError, RuleBrokenError
from jgvisit.services.papers.handing_over import VisitOpenError
from jgvisit.workspace import Workspace


@pytest.fixture
def plan(work: Workspace, family: Family) -> FormId:
    his = promise_row(work, [family.father], "Ik loop naar buiten als ik boos word")
    hers = promise_row(work, [family.mother, family.father], "Wij schreeuwen niet")
    return fill_plan(work, family, his, hers, reachUs=TextAnswer("Femke, 06 00 00 00 00"))


def keep(work: Workspace, family: Family, plan: FormId, owner: PersonId, **answers: Answer) -> None:
    work.filled_forms.fill(family.case, plan, "safetyPlan", "private", (family.boy,), answers, owner=owner)


def in_arabic(card: WalletCard) -> WalletCard:
    """The same card with words from the right beside the Dutch."""
    return replace(
        card,
        title=(card.title[0], "بمن أستطيع أن أتصل؟"),
        danger=(card.danger[0], "خطر الآن"),
        language="ar",
        rtl=True,
    )


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
    assert len(maker.child_pages(child)) == 2  # behind the promises there is room to draw
    assert len(maker.cards_pages((card,) * CARDS_ON_A_SHEET)) == 1
    assert len(maker.cards_pages((card,) * (CARDS_ON_A_SHEET + 1))) == 2
    for pdf in (maker.child_page(child), maker.cards((card, in_arabic(card)))):
        assert b"Boer" not in pdf[-4000:]
        file = tmp_path / "paper.pdf"
        file.write_bytes(pdf)
        assert archive_failures(file) == []
        assert structure_fault(file) == ""


def test_of_another_child_or_paper_there_is_no_such_page(work: Workspace, family: Family, plan: FormId) -> None:
    with pytest.raises(FormChangedError):
        work.plan_papers.child_page(family.case, plan, family.girl)
    with pytest.raises(FormChangedError):
        work.plan_papers.card(family.case, work.filled_forms.begin(), family.mother)


def test_they_are_printed_at_the_office_and_never_in_a_house(work: Workspace, family: Family, plan: FormId) -> None:
    assert len(work.plan_papers.pages(family.case, plan, family.boy, "child")) == 2
    assert len(work.plan_papers.pages(family.case, plan, family.mother, "card")) == 1
    begin_visit(work, family)
    with pytest.raises(VisitOpenError):
        work.plan_papers.pages(family.case, plan, family.mother, "card")
    with pytest.raises(VisitOpenError):
        work.plan_papers.card_sheets(family.case, plan, (family.mother,))


# -- words and pictures for a child -------------------------------------------------------------


def for_a_child(row: Row, words: str = "", picture: str = "") -> Row:
    cells: dict[str, Simple] = dict(row.cells)
    if words:
        cells["forAChild"] = TextAnswer(words)
    if picture:
        cells["picture"] = ChoiceAnswer((picture,))
    return Row(row.id, cells)


def test_a_child_reads_the_words_that_were_written_for_a_child(work: Workspace, family: Family) -> None:
    his = for_a_child(promise_row(work, [family.father], "Ik verlaat de ruimte"), "Papa gaat naar buiten", "outside")
    hers = promise_row(work, [family.mother], "Ik bel mijn zus")
    page = work.plan_papers.child_page(family.case, fill_plan(work, family, his, hers), family.boy)
    assert [(line.words, line.picture, line.alt) for line in page.lines] == [
        ("Papa gaat naar buiten", "outside", "Naar buiten"),
        ("Ik bel mijn zus", "", ""),
    ]


@pytest.mark.parametrize("words", ["Papa moet bij oma wonen", "Sami slaapt een week bij oma"])
def test_the_words_for_a_child_keep_to_the_rules_of_the_promise(work: Workspace, family: Family, words: str) -> None:
    with pytest.raises(RuleBrokenError):
        fill_plan(work, family, for_a_child(promise_row(work, [family.father], "Ik loop naar buiten"), words))


def test_there_is_a_picture_for_all_that_can_be_chosen(work: Workspace) -> None:
    form = work.filled_forms.definition("safetyPlan")
    columns = {column.id: dict(column.choices) for column in form.field("agreements").columns}
    drawn = {file.stem for file in (config.resources_dir() / "pictures").glob("*.svg")}
    assert columns["picture"].keys() <= drawn
    assert columns["kind"].keys() == OF_A_KIND.keys()
    assert {*OF_A_KIND.values(), "promise"} <= drawn


def test_a_promise_that_is_over_stands_on_no_childs_page_and_an_early_end_does(work: Workspace, family: Family) -> None:
    early, whole = (promise_row(work, [family.father], f"Belofte {days}", days=days) for days in (3, 7))
    plan = fill_plan(work, family, early, whole)
    first, second = work.plan_papers.child_page(family.case, plan, family.boy).lines
    assert first.until == ("tot en met 24 november 2026", None)
    assert second.until is None
    clock = work.clock
    assert isinstance(clock, TestClock)
    clock.forward(days=4)
    assert [line.words for line in work.plan_papers.child_page(family.case, plan, family.boy).lines] == ["Belofte 7"]


# -- a sheet of cards ---------------------------------------------------------------------------


def test_a_sheet_holds_a_card_for_each_and_nothing_of_anybodys_own(
    work: Workspace, family: Family, plan: FormId, tmp_path: Path
) -> None:  # H1
    for owner, number in ((family.mother, "Zus 06 22 22 22 22"), (family.boy, "Oma 06 11 11 11 11")):
        keep(work, family, plan, owner, cardNumbers=LinesAnswer((number,)))
    people = work.plan_papers.holders(family.case, plan)
    assert set(people) == {family.mother, family.father, family.girl, family.boy}
    shared = work.plan_papers.card_sheets(family.case, plan, people)
    bare = work.plan_papers.pages(family.case, plan, family.father, "card", own=True, copies=4)
    assert shared == bare  # his part is empty: four cards with the same on each
    own = work.plan_papers.pages(family.case, plan, family.boy, "card", own=True, copies=4)
    assert own != bare
    assert len(work.plan_papers.card_sheets(family.case, plan, people, large=True)) == len(people), "one each"
    with pytest.raises(FormChangedError):
        work.plan_papers.card_sheets(family.case, plan, ())


def test_nobody_gets_a_card_of_a_plan_that_names_who_is_hidden_from_them(
    work: Workspace, family: Family
) -> None:  # H2, H8
    plan = fill_plan(work, family, promise_row(work, [family.girl, family.mother], "Wij bellen oma"))
    girl = work.files.get(family.case).member(family.girl).stamp.record
    hidden = VisibilityRestricted(hides=(girl,), hidden_from=(family.father,), basis="veiligheid")
    Writer(work.journal, work.files).one(family.case, hidden)
    assert family.father not in work.plan_papers.holders(family.case, plan)
    assert family.mother in work.plan_papers.holders(family.case, plan)
    with pytest.raises(LookAgainError):
        work.plan_papers.card_sheets(family.case, plan, (family.mother, family.father))
