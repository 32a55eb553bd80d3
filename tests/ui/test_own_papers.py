"""A withdrawal, and what was explained: on every screen for rooms in which everybody may have it (H8, H4)."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from form_examples import do_what_comes_first, fill_whole, the_form
from form_hand import FormHand, SigningHand
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot
from table import Table, sit_down
from town import Family, TestClock, begin_visit, new_workspace, open_form_a, sign

from jgvisit.ids import FormId, PersonId, VisitId
from jgvisit.records.answers import TextAnswer
from jgvisit.services.forms.drafts import PartKey
from jgvisit.workspace import Workspace

OWN = {"G": "consentWithdrawal", "C": "explanationRecord"}
TELLS = {"G": "Toestemming intrekken", "C": "Uitleg gegeven"}
OF_ONE = "Een papier van één persoon"
ADDED = " en ook de sportclub"


@pytest.fixture(scope="module")
def work(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    workspace = new_workspace(tmp_path_factory.mktemp("own"), TestClock())
    yield workspace
    workspace.safe.close()


@pytest.fixture
def visit(work: Workspace, family: Family) -> Iterator[VisitId]:
    begun = begin_visit(work, family)
    yield begun
    work.visits.end(family.case, begun)


@pytest.fixture
def table(qtbot: QtBot, work: Workspace, visit: VisitId) -> Iterator[Table]:
    laid = sit_down(qtbot, work)
    yield laid
    laid.leave()


def now_here(table: Table, family: Family, *present: PersonId) -> None:
    """Somebody came in or went out, and the screen in sight hears of it."""
    visit = table.work.files.open_visit_id(family.case)
    assert visit is not None
    table.work.visits.change_presence(family.case, visit, present, "")
    table.rooms.filled.refresh()
    table.rooms.forms.refresh()
    table.rooms.form.refresh()
    table.settle()


def of_the_mother(table: Table, family: Family, letter: str) -> PartKey:
    """Fill a form that names the mother, and only her."""
    form = fill_whole(table.work, family, the_form(table.work, letter), family.mother)
    return PartKey(form, OWN[letter])


def listed(table: Table, family: Family) -> set[str]:
    """Return the forms that the list shows now."""
    table.rooms.show_forms(family.case)
    table.settle()
    buttons = table.rooms.forms_screen.findChildren(QAbstractButton)
    return {b.objectName() for b in buttons if b.isVisible() and b.objectName().startswith("open-")}


@pytest.mark.parametrize("letter", OWN)
def test_h8_the_page_closes_as_soon_as_somebody_else_looks_on(table: Table, family: Family, letter: str) -> None:
    key, hand = of_the_mother(table, family, letter), FormHand(table)
    now_here(table, family, family.mother)
    hand.open(family.case, key)
    assert TELLS[letter] in table.words()
    assert hand.screen.record.isVisible() or hand.screen.next.isVisible()
    now_here(table, family, family.mother, family.father)
    assert hand.screen.title.text() == OF_ONE
    assert TELLS[letter] not in table.words()
    told = hand.screen.closed.text()
    assert "Alleen voor mij" in told
    assert "een kind jonger dan zes mag erbij zijn" in told, "whom it may be signed with"
    assert "Zet bij het bezoek wie er nu is" in told, "and what to do about it"
    assert not hand.seen("field-withdrawnWhat")
    assert not hand.seen("field-cards")
    for button in (hand.screen.record, hand.screen.next, hand.screen.paper):
        assert not button.isVisible()
    hand.press("alone")
    assert TELLS[letter] in table.words()
    hand.press("alone")
    assert hand.screen.title.text() == OF_ONE


@pytest.mark.parametrize("letter", OWN)
def test_h8_the_list_of_forms_shows_it_to_whom_it_names(table: Table, family: Family, letter: str) -> None:
    key = of_the_mother(table, family, letter)
    now_here(table, family, family.father)
    assert not [name for name in listed(table, family) if key.form in name]
    now_here(table, family, family.mother, family.father)
    assert not [name for name in listed(table, family) if key.form in name]
    table.tap("alone")
    FormHand(table).go(f"open-{key.draft()}")
    assert TELLS[letter] in table.words()
    now_here(table, family, family.mother)
    assert [name for name in listed(table, family) if key.form in name]


@pytest.mark.parametrize("letter", OWN)
def test_h8_what_was_half_typed_of_it_is_nowhere_before_others_and_not_lost(
    table: Table, family: Family, letter: str
) -> None:
    field = {"G": "withdrawnWhat", "C": "teachBackQuestion"}[letter]
    key = PartKey(table.work.filled_forms.begin(), OWN[letter])
    now_here(table, family, family.mother)
    hand = FormHand(table)
    hand.open(family.case, key)
    table.rooms.filled_screen.page.answer_changed.emit(field, TextAnswer(ADDED))
    table.settle()
    now_here(table, family, family.father)
    assert not [name for name in listed(table, family) if key.form in name]
    hand.open(family.case, key)
    assert hand.screen.title.text() == OF_ONE
    assert ADDED not in table.words()
    now_here(table, family, family.mother)
    assert [name for name in listed(table, family) if key.form in name]
    hand.open(family.case, key)
    assert hand.screen.title.text() != OF_ONE
    assert table.rooms.filled._filling.shown()[field] == TextAnswer(ADDED)


@pytest.mark.parametrize("letter", OWN)
def test_h8_before_anybody_is_named_it_is_for_the_worker_where_several_look_on(
    table: Table, family: Family, letter: str
) -> None:
    key, hand = PartKey(table.work.filled_forms.begin(), OWN[letter]), FormHand(table)
    hand.open(family.case, key)
    assert hand.screen.title.text() == OF_ONE
    now_here(table, family, family.mother)
    hand.open(family.case, PartKey(table.work.filled_forms.begin(), OWN[letter]))
    owner = {"G": "withdrawnBy", "C": "explainedTo"}[letter]
    chosen = hand.screen.findChild(QAbstractButton, f"field-{owner}-{family.mother}")
    assert chosen is not None
    assert chosen.isChecked()  # who is here alone is proposed
    hand.press(f"field-{owner}-{family.father}")
    hand.press("alone")
    hand.press(f"field-{owner}-{family.mother}")  # it names the father alone now
    hand.press("alone")
    assert hand.screen.title.text() == OF_ONE


def test_h8_a_yes_is_taken_back_for_me_alone_while_the_other_parent_looks_on(
    table: Table, family: Family, visit: VisitId
) -> None:
    form = open_form_a(table.work, family, visit, family.boy)
    sign(table.work, family, visit, form, family.mother)
    key, hand = PartKey(table.work.filled_forms.begin(), OWN["G"]), FormHand(table)
    hand.open(family.case, key)
    assert not hand.seen(f"field-withdrawnBy-{family.mother}")
    hand.press("alone")
    hand.press(f"field-withdrawnBy-{family.mother}")
    hand.press(f"given-{form}-")
    assert not hand.screen.findChild(QAbstractButton, "withdraw-now").isEnabled()  # type: ignore[union-attr]  # there
    hand.press("field-channel-visit")
    hand.press("withdraw-now")
    (decided,) = (each for opened in table.file(family).forms for each in opened.decisions)
    assert decided.withdrawn_at is not None
    hand.press("alone")
    assert hand.screen.title.text() == OF_ONE
    assert "Het is gestopt." not in table.words()  # nobody else learns that something stopped (H8)


@pytest.mark.parametrize("letter", OWN)
def test_h8_the_signers_page_is_left_when_somebody_else_comes_in(
    table: Table, family: Family, visit: VisitId, letter: str
) -> None:
    key = of_the_mother(table, family, letter)
    do_what_comes_first(table.work, family, visit, letter)
    now_here(table, family, family.mother)
    table.work.laying.lay_before(family.case, visit, FormId(key.form))
    hand = SigningHand(table)
    hand.open(family.case, key.form)
    assert table.window.current == "form"
    now_here(table, family, family.mother, family.father)
    assert table.window.current == "forms"
    assert TELLS[letter] not in "\n".join(sorted(listed(table, family)))
    hand.open(family.case, key.form)
    assert table.window.current == "forms"


@pytest.mark.parametrize("letter", OWN)
def test_h8_after_a_lock_the_page_comes_back_closed_before_others(
    qtbot: QtBot, table: Table, family: Family, letter: str
) -> None:
    key, hand = of_the_mother(table, family, letter), FormHand(table)
    now_here(table, family, family.mother)
    hand.open(family.case, key)
    visit = table.work.files.open_visit_id(family.case)
    assert visit is not None
    table.leave()
    table.work.visits.change_presence(family.case, visit, [family.father], "")
    again = sit_down(qtbot, table.work)
    assert again.window.current == "filled"
    assert again.rooms.filled_screen.title.text() == OF_ONE
    assert TELLS[letter] not in again.words()
    again.leave()
