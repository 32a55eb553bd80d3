"""The panels of a safety plan, a stay and a colleague's opinion, on the real page."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest
from filled_examples import fill_opinion, fill_pause, fill_plan, fill_stay, promise_row
from form_hand import FormHand
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot
from table import Table, sit_down
from town import Family, TestClock, begin_visit, new_workspace, pull, settle_family
from usable import clipped_labels

from jgvisit.ids import FormId, PersonId
from jgvisit.records.answers import LinesAnswer
from jgvisit.services.agreements.plan_reviews import reviews_of
from jgvisit.services.agreements.second_reviews import opinion_on
from jgvisit.services.agreements.stay_looks import told_last
from jgvisit.services.forms.drafts import PartKey, find
from jgvisit.services.papers.page_image import PageImage
from jgvisit.workspace import Workspace
from ui.printing import Printed
from ui.screens.filled.panels_papers import PlanCardsPanel, PlanPapersPanel
from ui.screens.filled.panels_review import PromiseCard, ReviewPanel
from ui.widgets.announcing import Problem

Shot = Callable[[QWidget, str], Path]


@pytest.fixture(scope="module")
def work(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    workspace = new_workspace(tmp_path_factory.mktemp("plan"), TestClock())
    yield workspace
    workspace.safe.close()


@pytest.fixture(scope="module")
def family(work: Workspace) -> Family:
    return settle_family(work)


@pytest.fixture
def table(qtbot: QtBot, work: Workspace, family: Family) -> Iterator[Table]:
    laid = sit_down(qtbot, work)
    yield laid
    laid.leave()


def opened(
    table: Table, family: Family, form: FormId, form_type: str, part: str = "team", owner: PersonId | None = None
) -> FormHand:
    hand = FormHand(table)
    hand.open(family.case, PartKey(form, form_type, part, owner), alone=part == "team")  # type: ignore[arg-type]  # a word the type names
    assert clipped_labels(table.window) == []
    return hand


def _asks_for_more(card: PromiseCard) -> bool:
    return any(each.isVisible() for each in card.findChildren(Problem))


def test_a_promise_is_looked_back_on_and_the_row_is_there_to_record(table: Table, family: Family) -> None:
    his = promise_row(table.work, [family.father], "Ik drink niet")
    hers = promise_row(table.work, [family.mother], "Ik bel oma")
    form = fill_plan(table.work, family, his, hers)
    hand = opened(table, family, form, "safetyPlan")
    panel = table.window.findChild(ReviewPanel)
    assert panel is not None
    hand.press("add-reviews")
    assert all(_asks_for_more(card) for card in panel.cards.values())  # nothing chosen, nobody named
    for row, outcome, name in ((his.id, "partly", "Samira"), (hers.id, "kept", "oma Riet")):
        card = panel.cards[row]
        card.fields.changed.emit("outcome", outcome)
        if row == hers.id:
            hand.press("add-reviews")
            assert _asks_for_more(card)  # half told: nothing of either is taken away
        field = next(each for each in card.findChildren(QLineEdit) if each.isVisible())
        field.setFocus()
        QTest.keyClicks(field, name)
    hand = opened(table, family, form, "safetyPlan")
    panel = table.window.findChild(ReviewPanel)
    assert panel is not None
    assert panel.cards[his.id].values == {"outcome": "partly", "byWhom": "Samira"}, "H4: what is half told waits"
    hand.press("add-reviews")
    assert not [name for name in table.work.journal.drafts(family.case) if name.startswith("review:")]
    hand.record()
    plan = find(table.file(family), form)
    assert plan is not None
    assert {(each.outcome, each.by_whom) for each in reviews_of(plan)} == {("partly", "Samira"), ("kept", "oma Riet")}
    assert "voor een deel, volgens" in table.words()


def test_what_stands_before_a_stay_is_listed_until_it_is_done(table: Table, family: Family) -> None:
    form = fill_stay(table.work, family)
    opened(table, family, form, "voluntaryStayAgreement")
    assert "Beantwoord eerst de zes vragen" in table.words()
    assert "Laat eerst een collega meekijken" in table.words()
    fill_pause(table.work, family, form)
    fill_opinion(table.work, family)
    opened(table, family, form, "voluntaryStayAgreement")
    assert "Alles is gedaan" in table.words()


def test_h4_with_the_family_at_the_table_the_worker_alone_is_told_the_same(table: Table, family: Family) -> None:
    form = fill_stay(table.work, family)
    fill_pause(table.work, family, form)
    fill_opinion(table.work, family)
    visit = begin_visit(table.work, family)
    try:
        opened(table, family, form, "voluntaryStayAgreement")
        assert "Alles is gedaan" in table.words()  # what is hidden from the room is not undone
    finally:
        table.work.visits.end(family.case, visit)


def test_only_the_colleagues_own_laptop_offers_to_confirm(
    table: Table, family: Family, tmp_path: Path, qtbot: QtBot
) -> None:
    form = fill_opinion(table.work, family, "other")
    hand = opened(table, family, form, "secondReview")
    assert not hand.seen("confirm-opinion")
    assert "bevestigt dit uiterlijk morgen" in table.words()
    colleague = new_workspace(tmp_path / "colleague", TestClock(), "worker-2", "Karin Smit")
    pull(colleague, table.work)
    theirs = sit_down(qtbot, colleague)
    hand = opened(theirs, family, form, "secondReview")
    hand.press("confirm-opinion")
    hand.record()
    known = find(colleague.files.get(family.case), form)
    review = None if known is None else opinion_on(known)
    assert review is not None
    assert review.confirmed
    assert "heeft deze mening bevestigd" in theirs.words()
    theirs.leave()
    colleague.safe.close()


class _Printer:
    def __init__(self) -> None:
        self.pages: list[PageImage] = []

    def print_pages(self, pages: Sequence[PageImage], parent: QWidget) -> Printed:
        self.pages += pages
        return Printed.PRINTED


def test_a_person_gets_a_card_and_only_a_child_a_page_in_pictures(table: Table, family: Family) -> None:
    plan = fill_plan(table.work, family, promise_row(table.work, [family.father], "Ik drink niet"))
    for owner, number in ((family.mother, "Zus 06 22 22 22 22"), (family.boy, "Oma 06 11 11 11 11")):
        own = {"cardNumbers": LinesAnswer((number,))}
        table.work.filled_forms.fill(family.case, plan, "safetyPlan", "private", (family.boy,), own, owner=owner)
    hand = opened(table, family, plan, "safetyPlan", "private", family.mother)
    assert hand.seen("print-card")
    assert not hand.seen("print-page")
    hand = opened(table, family, plan, "safetyPlan", "private", family.boy)
    panel = table.window.findChild(PlanPapersPanel)
    assert panel is not None
    printer = _Printer()
    panel.printer = printer  # type: ignore[assignment]  # behaves as one
    QTest.mouseClick(panel.page, Qt.MouseButton.LeftButton)
    table.qtbot.waitUntil(lambda: bool(printer.pages))
    assert len(printer.pages) == 2  # and a page to draw on


def test_cards_for_whom_is_chosen_come_on_one_sheet_and_never_in_a_house(
    table: Table, family: Family, shot: Shot
) -> None:
    plan = fill_plan(table.work, family, promise_row(table.work, [family.father], "Ik drink niet"))
    hand = opened(table, family, plan, "safetyPlan", "common")
    panel = table.window.findChild(PlanCardsPanel)
    assert panel is not None
    printer = _Printer()
    panel.printer = printer  # type: ignore[assignment]  # behaves as one
    assert not panel.print.isEnabled(), "for whom?"
    for person in (family.mother, family.boy):
        hand.press(f"holder-{person}")
    shot(table.window, "cards")
    hand.press("print-cards")
    table.qtbot.waitUntil(lambda: bool(printer.pages))
    assert len(printer.pages) == 1
    visit = begin_visit(table.work, family)
    try:
        panel._on_drawn(tuple(printer.pages))
        assert len(printer.pages) == 1, "what was drawn before the door opened is printed in no house (H4)"
        hand = opened(table, family, plan, "safetyPlan", "common")
        assert not hand.seen("print-cards")
    finally:
        table.work.visits.end(family.case, visit)


def test_looking_back_tells_which_promise_ends_before_the_plan(table: Table, family: Family, shot: Shot) -> None:
    early, whole = (promise_row(table.work, [family.father], f"Belofte {days}", days=days) for days in (3, 7))
    form = fill_plan(table.work, family, early, whole)
    opened(table, family, form, "safetyPlan")
    shot(table.window, "review")
    assert table.words().count("eerder dan het plan") == 1
    assert "Stopt op 24 november 2026, eerder dan het plan." in table.words()


def test_while_a_plan_is_written_it_says_which_promise_ends_before_it(table: Table, family: Family) -> None:
    early, whole = (promise_row(table.work, [family.father], f"Belofte {days}", days=days) for days in (3, 7))
    opened(table, family, fill_plan(table.work, family, early, whole), "safetyPlan", "common")
    assert "Stopt eerder dan het plan" in table.words()
    assert "Belofte 3\u2069: 24 november 2026" in table.words()
    assert "Belofte 7\u2069: " not in table.words()
    opened(table, family, fill_plan(table.work, family, whole), "safetyPlan", "common")
    assert "Stopt eerder dan het plan" not in table.words()


def test_what_the_child_says_of_a_stay_is_written_on_the_form_itself(table: Table, family: Family, shot: Shot) -> None:
    form = fill_stay(table.work, family)
    fill_pause(table.work, family, form)
    hand = opened(table, family, form, "voluntaryStayAgreement")
    assert "Nog niemand is gevraagd." in table.words()
    hand.press(f"tells-{family.boy}")
    (field,) = [each for each in hand.screen.findChildren(QWidget) if _asks_for_words(each)]
    assert table.window.focusWidget() is field, "the words are typed where the keyboard is"
    QTest.keyClicks(field, "Fijn, maar ik mis papa")
    table.settle()
    shot(table.window, "stay")
    hand.record()
    stay = find(table.file(family), form)
    assert stay is not None
    assert told_last(stay) == (table.work.today(), (family.boy,))
    assert "Laatst gekeken op 21 november 2026. Toen vertelde:" in table.words()
    assert "Fijn, maar ik mis papa" in str([part for part in stay.parts if part.part == "team"])


def _asks_for_words(widget: QWidget) -> bool:
    name = widget.objectName()
    return widget.isVisible() and name.startswith("field-reviewResults") and name.endswith("words")


def test_a_late_look_back_stands_on_today(table: Table) -> None:
    family = settle_family(table.work)
    fill_plan(table.work, family, promise_row(table.work, [family.father], "Ik drink niet"))
    clock = table.work.clock
    assert isinstance(clock, TestClock)
    clock.forward(days=3)
    table.rooms.show_today()
    table.settle()
    assert "Samen kijken naar het veiligheidsplan" in table.words()
    fill_opinion(table.work, family, "other")
    clock.forward(days=1)
    table.rooms.show_today()
    table.settle()
    assert "nog 2 te doen" in table.words()
