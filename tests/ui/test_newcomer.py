"""Somebody walks in: one tap on any page, and nothing hidden from anybody is in sight any more (H4)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from planted import Planted, plant, words_in
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from table import Table, sit_down
from town import Family, TestClock, begin_visit, new_workspace
from usable import clipped_labels, outside

from jgvisit.errors import StoreError
from jgvisit.ids import RecordId
from jgvisit.records.case_visits import Visit
from jgvisit.records.payload_family import SafeContactRecorded
from jgvisit.records.payload_journal import VisibilityRestricted
from jgvisit.services.forms.drafts import PartKey
from jgvisit.store.errors import DiskFullError
from jgvisit.workspace import Workspace
from ui.hands import HANDED_OVER, NEWCOMER_KEY
from ui.showing import COVER, NEUTRAL
from ui.widgets.newcomer_button import NewcomerButton

Shot = Callable[[QWidget, str], Path]


@pytest.fixture(scope="module")
def planted(tmp_path_factory: pytest.TempPathFactory) -> Planted:
    """Return a family of which much is hidden from the father, who is out: it is in sight."""
    found = plant(new_workspace(tmp_path_factory.mktemp("planted"), TestClock()))
    found.hide([record for record, words in found.words.items() if words], [found.family.father])
    return found


@pytest.fixture
def table(qtbot: QtBot, planted: Planted) -> Iterator[Table]:
    planted.in_the_room([planted.family.mother, planted.carer])
    laid = sit_down(qtbot, planted.work)
    yield laid
    laid.leave()


def here(planted: Planted) -> Visit:
    visit = planted.work.files.visit_here(planted.family.case)
    assert visit is not None
    return visit


def hidden_in_sight(table: Table, planted: Planted) -> frozenset[str]:
    return words_in(table.words()) & planted.kept_from(frozenset(planted.people))


def open_page(table: Table, planted: Planted, page: str) -> None:
    rooms, family = table.rooms, planted.family
    case = family.case
    concern = next(each for each in planted.work.rights.concerns(case) if each.person == planted.carer)
    plan = next(form for form in planted.work.files.get(case).filled if form.id == planted.plan)
    ways: dict[str, Callable[[], object]] = {
        "visit": lambda: rooms.show_visit(case),
        "explain": lambda: rooms.show_card(case, "K02", "parent", "9"),
        "form": lambda: rooms.show_form(case, family.girl, planted.form),
        "rights": lambda: rooms.show_rights(case, f"{concern.person}={','.join(concern.children)}"),
        "leave": lambda: rooms.show_leave(case),
        "heard": lambda: rooms.show_heard(case),
        "filled": lambda: rooms.show_part(case, PartKey(plan.id, plan.form_type)),
    }
    ways[page]()
    table.settle()
    assert table.window.current == page


@pytest.mark.parametrize("page", ["visit", "explain", "rights", "leave", "heard", "filled"])
def test_h4_one_tap_takes_what_is_hidden_out_of_sight_on_the_very_page(
    table: Table, planted: Planted, page: str, shot: Shot
) -> None:
    open_page(table, planted, page)
    assert hidden_in_sight(table, planted), "else this shows nothing"
    present = here(planted).present
    table.tap("newcomer")
    assert not hidden_in_sight(table, planted)
    assert table.window.current == page
    assert (here(planted).present, bool(here(planted).others_present)) == (present, True)
    assert [button for button in table.window.findChildren(NewcomerButton) if button.isVisible() and button.is_ticked]
    shot(table.window, f"newcomer-{page}")


def test_h4_a_page_that_may_not_be_there_any_more_makes_way_for_the_visit(table: Table, planted: Planted) -> None:
    open_page(table, planted, "form")
    assert hidden_in_sight(table, planted)
    table.tap("newcomer")
    assert table.window.current == "visit"
    assert not hidden_in_sight(table, planted)
    assert not table.window.message.isVisible(), "why it went would tell"


def test_who_it_was_is_written_down_later(table: Table, planted: Planted) -> None:
    open_page(table, planted, "explain")
    table.tap("newcomer")
    table.rooms.show_visit(planted.family.case)
    table.settle()
    line = table.rooms.visit_screen.people_panel.others
    assert line.text() == here(planted).others_present != ""
    line.setText("buurvrouw Ans")
    line.editingFinished.emit()
    table.settle()
    assert here(planted).others_present == "buurvrouw Ans"
    table.tap("newcomer")
    assert here(planted).others_present == "buurvrouw Ans"


def test_a_name_that_is_half_typed_is_not_lost(table: Table, planted: Planted) -> None:
    open_page(table, planted, "visit")
    line = table.rooms.visit_screen.people_panel.others
    line.setFocus()
    QTest.keyClicks(line, "buurvrouw An")
    press(table)
    assert (line.text(), here(planted).others_present) == ("buurvrouw An", "buurvrouw An")


def test_h10_looking_together_it_stays_in_the_same_hands(table: Table, planted: Planted) -> None:
    open_page(table, planted, "explain")
    table.rooms.showing.look_together()
    assert hidden_in_sight(table, planted)
    table.tap("newcomer")
    assert not hidden_in_sight(table, planted)
    assert (table.window.current, table.rooms.showing.hands) == ("explain", "together")


def test_h4_a_page_looked_at_together_that_goes_leaves_a_neutral_one(table: Table, planted: Planted) -> None:
    open_page(table, planted, "form")
    table.rooms.showing.look_together()
    table.tap("newcomer")
    assert not hidden_in_sight(table, planted)
    assert (table.window.current, table.rooms.showing.hands) == (NEUTRAL, "worker")
    table.rooms.showing.neutral_screen.go_on_requested.emit()
    table.settle()
    assert table.window.current == "visit"
    assert not hidden_in_sight(table, planted)


def test_h10_while_the_family_holds_it_there_is_neither_button_nor_key(table: Table, planted: Planted) -> None:
    open_page(table, planted, "explain")
    table.rooms.explain_screen.hands.set_hands(HANDED_OVER)
    assert not [each for each in table.window.findChildren(NewcomerButton) if each.isVisible()]
    table.rooms.showing.hands = HANDED_OVER
    press(table)
    assert here(planted).others_present is None


def test_h4_what_the_worker_looked_at_alone_goes_too(table: Table, planted: Planted) -> None:
    table.rooms.show_call()
    table.rooms.call_screen.alone_requested.emit(True)
    assert hidden_in_sight(table, planted)
    press(table)
    assert table.window.current == "call"
    assert not hidden_in_sight(table, planted)
    table.rooms.call_screen.back_requested.emit()
    assert not hidden_in_sight(table, planted)


def test_h4_the_page_beneath_the_palette_and_the_card_over_it_is_drawn_too(table: Table, planted: Planted) -> None:
    open_page(table, planted, "visit")
    table.rooms.show_palette()
    assert hidden_in_sight(table, planted), "it names the buttons of the page"
    press(table)
    assert (table.window.current, hidden_in_sight(table, planted)) == ("visit", frozenset())
    planted.in_the_room([planted.family.mother, planted.carer])
    open_page(table, planted, "leave")
    table.rooms.showing.toggle_cover()
    press(table)
    assert table.window.current == COVER
    assert not hidden_in_sight(table, planted)
    table.rooms.showing.toggle_cover()
    assert (table.window.current, hidden_in_sight(table, planted)) == ("leave", frozenset())


def test_what_could_not_be_written_has_no_tick_and_leaves_nobody_looking_on(
    table: Table, planted: Planted, monkeypatch: pytest.MonkeyPatch
) -> None:
    open_page(table, planted, "explain")
    monkeypatch.setattr(type(table.work.visits), "somebody_came_in", _disk_full)
    table.tap("newcomer")
    assert table.window.message.isVisible()
    table.rooms.showing.look_together()
    table.tap("newcomer")
    assert table.window.current == NEUTRAL
    assert not hidden_in_sight(table, planted)
    assert not [each for each in table.window.findChildren(NewcomerButton) if each.is_ticked]


def _disk_full(*_: object) -> RecordId:
    error: StoreError = DiskFullError("no room")
    raise error


def press(table: Table) -> None:
    QTest.keyClick(table.window, Qt.Key[f"Key_{NEWCOMER_KEY}"])
    table.settle()


@pytest.mark.parametrize("page", ["visit", "explain", "form"])
def test_there_is_room_for_it_on_a_narrow_screen(table: Table, planted: Planted, page: str, shot: Shot) -> None:
    table.window.resize(683, 768)
    open_page(table, planted, page)
    shot(table.window, f"newcomer-{page}-683")
    assert table.window.width() == 683
    assert clipped_labels(table.window) == []
    assert outside(table.window) == []


def test_h4_who_is_here_stays_here_where_their_name_says_what_is_hidden(
    qtbot: QtBot, work: Workspace, family: Family
) -> None:
    """Not seen on the page after a lock, she would be gone with the next tap, and what is hidden in sight for her."""
    case, name = family.case, "tante van de Wilgenlaan 12"
    contact = SafeContactRecorded(
        person=family.mother, approach="allowed", channels=("post",), detail="Wilgenlaan 12", evidence="zij zelf"
    )
    hides = (work.families.record_safe_contact(case, contact),)
    work.hiding.hide(case, VisibilityRestricted(hides=hides, hidden_from=(family.father,), basis="veiligheid"))
    visit = begin_visit(work, family, family.father, family.boy)
    work.visits.change_presence(case, visit, [family.mother], name)
    table = sit_down(qtbot, work)
    table.rooms.show_visit(case)
    table.settle()
    line = table.rooms.visit_screen.people_panel.others
    assert line.text() not in ("", name)
    table.rooms.show_call()
    table.settle()
    assert "iemand" in table.rooms.call_screen.here.text(), "who calls for help says how many are in the house"
    assert name not in table.rooms.call_screen.here.text()
    table.tap(table.rooms.call_screen.back)
    table.tap(f"present-{family.boy}")
    assert table.file(family).visits[0].others_present == name
    assert family.father in work.files.room(case), "she may tell him"
    line.clear()
    line.editingFinished.emit()
    table.settle()
    assert table.file(family).visits[0].others_present is None, "she left"
    table.leave()
