"""What can be done, by typing: every action and family, grey with a reason; nothing of it with the family (H4)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from table import Table, sit_down
from town import Family, TestClock, begin_visit, new_workspace, settle_family

from jgvisit.ids import new_uuid7
from jgvisit.records.payload_family import PersonRegistered
from jgvisit.workspace import Workspace
from ui.i18n import isolated
from ui.screens.palette.screen import PaletteScreen
from ui.screens.palette.state import PaletteState, Row
from ui.widgets.list_button import ListButton


@pytest.fixture
def work(tmp_path: Path) -> Workspace:
    return new_workspace(tmp_path / "store", TestClock())


@pytest.fixture
def family(work: Workspace) -> Family:
    family = settle_family(work)
    for name in ("Öztürk", "Tesfay"):
        people = (PersonRegistered(person=new_uuid7(), name=f"Kind {name}", role="child", born="2015-05-01"),)
        work.families.register(name, people)
    return family


@pytest.fixture
def table(qtbot: QtBot, work: Workspace, family: Family) -> Iterator[Table]:
    laid = sit_down(qtbot, work)
    laid.window.activateWindow()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is laid.window)
    yield laid
    laid.leave()


def ctrl_k(table: Table) -> PaletteScreen:
    at = QApplication.focusWidget() or table.window
    table.qtbot.keyClick(at, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    table.settle()
    return table.rooms.palette_screen


def press(table: Table, key: Qt.Key) -> None:
    focus = QApplication.focusWidget()
    assert focus is not None
    table.qtbot.keyClick(focus, key)
    table.settle()


def type_words(table: Table, words: str) -> None:
    focus = QApplication.focusWidget()
    assert focus is table.rooms.palette_screen.search.edit
    table.qtbot.keyClicks(focus, words)
    table.settle()


def rows(palette: PaletteScreen) -> dict[str, bool]:
    return {row.text(): row.isEnabled() for row in palette.findChildren(ListButton) if row.isVisible()}


def test_a_family_is_opened_by_a_few_letters_of_its_name_without_its_accents(table: Table) -> None:
    ctrl_k(table)
    assert table.window.current == "palette"
    type_words(table, "ozt")
    press(table, Qt.Key.Key_Return)
    assert table.window.current == "family"
    assert "Öztürk" in table.rooms.family_screen.title.text()


def test_every_button_of_the_page_and_every_way_of_the_day_can_be_typed(table: Table) -> None:
    on_the_page = [
        button.accessibleName() or button.text()
        for button in (table.rooms.today_screen.end_of_day, table.rooms.today_screen.new_family,
                       table.rooms.today_screen.about, *(card.open for card in table.rooms.today_screen.cards))
    ]  # fmt: skip
    ctrl_k(table)
    known = {action.label for action in table.rooms.palette._actions}
    assert set(on_the_page) <= known
    assert {"Vandaag", "Zoek in alles", "Vergrendel (Ctrl+L)", isolated("Tesfay")} <= known
    type_words(table, "sync")
    press(table, Qt.Key.Key_Down)
    press(table, Qt.Key.Key_Return)
    assert table.window.current == "end_of_day"


def test_what_was_typed_is_looked_for_in_everything(table: Table) -> None:
    ctrl_k(table)
    type_words(table, "samira")
    press(table, Qt.Key.Key_Return)
    assert table.window.current == "search"
    table.qtbot.waitUntil(lambda: not table.runner.is_busy)
    table.settle()
    assert table.rooms.search_screen.search.edit.text() == "samira"
    assert table.rooms.search_screen.hits


def test_what_cannot_be_done_is_grey_and_says_why(table: Table) -> None:
    palette = ctrl_k(table)
    type_words(table, "naar het bezoek")
    assert rows(palette)["Naar het bezoek"] is False
    assert "Er is geen bezoek open." in table.words()
    (grey,) = [row for row in palette.findChildren(ListButton) if row.text() == "Naar het bezoek" and row.isVisible()]
    assert grey.accessibleDescription() == "Er is geen bezoek open."
    assert grey not in palette.rows


def test_escape_and_the_key_itself_go_back_and_forget(table: Table) -> None:
    palette = ctrl_k(table)
    type_words(table, "ozt")
    press(table, Qt.Key.Key_Escape)
    assert table.window.current == "today"
    assert palette.search.edit.text() == ""
    assert not rows(palette)
    ctrl_k(table)
    ctrl_k(table)
    assert table.window.current == "today"


def test_in_a_visit_no_other_family_is_named_and_the_day_is_grey(table: Table, work: Workspace, family: Family) -> None:
    begin_visit(work, family)
    table.rooms.enter()
    table.settle()
    palette = ctrl_k(table)
    assert table.window.current == "palette"
    type_words(table, "tesf")
    assert "Tesfay" not in table.words()
    palette.search.edit.clear()
    type_words(table, "einde van de dag")
    assert rows(palette) == {"Naar einde van de dag": False}
    assert "Er is een bezoek open. Dit kan daarna." in table.words()
    palette.search.edit.clear()
    type_words(table, "alle formulieren")
    press(table, Qt.Key.Key_Return)
    assert table.window.current == "forms"


@pytest.mark.parametrize("hands", ["together", "handedOver"])
def test_nothing_of_it_shows_while_the_family_has_the_page(
    table: Table, work: Workspace, family: Family, hands: str
) -> None:
    begin_visit(work, family)
    work.exit_codes.choose("7391")
    table.rooms.enter()
    table.rooms.show_card(family.case, "K02", "parent")
    table.settle()
    ctrl_k(table)
    assert table.window.current == "explain", "a page of the family has no such key, whoever holds it"
    getattr(table.rooms.showing, {"together": "look_together", "handedOver": "hand_over"}[hands])()
    table.settle()
    ctrl_k(table)
    table.rooms.show_palette()
    assert table.window.current == "explain"


def test_nothing_of_it_shows_over_the_cover(table: Table, work: Workspace, family: Family) -> None:
    begin_visit(work, family)
    table.rooms.enter()
    table.rooms.showing.toggle_cover()
    table.settle()
    ctrl_k(table)
    assert table.window.current == "cover"


def test_it_works_from_right_to_left(
    qtbot: QtBot, assert_usable: Callable[[QWidget], None], shot: Callable[[QWidget, str], Path]
) -> None:
    screen = PaletteScreen()
    qtbot.addWidget(screen)
    screen.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    screen.resize(1366, 768)
    labels = (Row("a", isolated("سميرة حداد")), Row("b", "Vandaag"), Row("c", "Naar het bezoek", why_not="Geen bezoek"))
    screen.show_state(PaletteState(labels))
    screen.show()
    shot(screen, "palette-rtl")
    assert_usable(screen)
    assert all(row.geometry().right() <= screen.width() for row in screen.rows)
    first = screen.rows[0]
    with qtbot.waitSignal(screen.chosen) as chosen:
        qtbot.keyClick(first, Qt.Key.Key_Return)
    assert chosen.args == ["a"]
