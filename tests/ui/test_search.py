"""Finding: what was found opens by Enter, the way leads back to it, and nothing of it stays or shows in a visit."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from table import Table, order_for, sit_down
from town import Family, TestClock, begin_visit, new_workspace, settle_family

from jgvisit.ids import new_uuid7
from jgvisit.records.payload_family import PersonRegistered
from jgvisit.records.payload_visits import VisitEnded
from jgvisit.services.ports.journal import NewRecord
from jgvisit.workspace import Workspace
from ui.change_bus import Changes
from ui.i18n import isolated
from ui.screens.search.screen import SearchScreen


@pytest.fixture
def work(tmp_path: Path) -> Workspace:
    return new_workspace(tmp_path / "store", TestClock())


@pytest.fixture
def family(work: Workspace) -> Family:
    family = settle_family(work)
    people = (PersonRegistered(person=new_uuid7(), name="Hadush Tesfay", role="child", born="2015-05-01"),)
    work.families.register("Tesfay", people)
    note = VisitEnded(visit=new_uuid7(), note="Hadush en Noor zitten in één klas")
    work.journal.append([NewRecord(note, family.case)])
    order_for(work, family.case, family.girl, seen=False)
    return family


@pytest.fixture
def table(qtbot: QtBot, work: Workspace, family: Family) -> Iterator[Table]:
    laid = sit_down(qtbot, work)
    yield laid
    laid.leave()


@pytest.fixture
def search(table: Table) -> SearchScreen:
    table.tap("find-words")
    assert table.window.current == "search"
    return table.rooms.search_screen


def type_words(table: Table, search: SearchScreen, words: str) -> None:
    for at in range(1, len(words) + 1):  # as a person types: what comes home late must not win
        search.search.edit.setText(words[:at])
    table.settle()
    table.qtbot.waitUntil(lambda: not table.runner.is_busy)
    table.settle()


def press(key: Qt.Key, table: Table) -> None:
    focus = QApplication.focusWidget()
    assert focus is not None
    table.qtbot.keyClick(focus, key)
    table.settle()


def test_the_words_are_found_as_they_are_typed_and_enter_opens_the_newest(
    table: Table, search: SearchScreen, family: Family
) -> None:
    type_words(table, search, "hadush")
    words = table.words()
    assert isolated("Haddad en De Boer") in words
    assert isolated("Tesfay") in words
    assert "Hadush en Noor zitten in één klas" in words
    assert "Gevonden bij 2 gezinnen" in words
    press(Qt.Key.Key_Return, table)
    assert table.window.current == "family"
    assert "Haddad en De Boer" in table.rooms.family_screen.title.text()


def test_the_arrows_go_down_and_up_and_the_way_back_leads_to_what_was_found(table: Table, search: SearchScreen) -> None:
    type_words(table, search, "hadush")
    press(Qt.Key.Key_Down, table)
    press(Qt.Key.Key_Down, table)
    assert QApplication.focusWidget() is search.hits[1]
    press(Qt.Key.Key_Up, table)
    press(Qt.Key.Key_Up, table)
    assert QApplication.focusWidget() is search.search.edit
    search.hits[1].setFocus()
    press(Qt.Key.Key_Enter, table)
    assert "Tesfay" in table.rooms.family_screen.title.text()
    back = table.rooms.family_screen.back
    assert back.text() == "Terug naar wat is gevonden"
    table.tap(back)
    assert table.window.current == "search"
    assert search.search.edit.text() == "hadush"
    assert len(search.hits) == 2


def test_an_order_that_nobody_saw_says_so_where_it_is_found(table: Table, search: SearchScreen) -> None:
    type_words(table, search, "oma")
    (hit,) = search.hits
    assert "aan ons verteld, niet gezien" in hit.text()


def test_nothing_that_was_looked_for_is_there_the_next_time(table: Table, search: SearchScreen) -> None:
    type_words(table, search, "hadush")
    table.tap(search.back)
    assert table.window.current == "today"
    assert search.search.edit.text() == ""
    assert search.hits == []
    assert search.search.edit.completer() is None
    table.tap("find-words")
    assert search.search.edit.text() == ""


def test_with_a_visit_open_it_cannot_be_reached_and_holds_nothing_more(
    table: Table, search: SearchScreen, work: Workspace, family: Family
) -> None:
    type_words(table, search, "tesfay")
    begin_visit(work, family)
    table.rooms.show_search("tesfay")
    table.settle()
    assert table.window.current == "visit"
    assert "Tesfay" not in table.words()
    table.rooms._context.bus.announce(Changes(frozenset({family.case})))
    assert search.hits == []
    assert search.search.edit.text() == ""
