"""The talk follows the family's question: one tap to the place that answers it, and back to where we were."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from table import Table, sit_down
from town import Family, TestClock, begin_visit, enrolled_safe, settle_family

from jgvisit.bootstrap import open_workspace
from jgvisit.ids import VisitId
from jgvisit.workspace import Workspace
from ui.screens.explain.paging import in_pages, page_with


@pytest.fixture
def visit(work: Workspace, family: Family) -> VisitId:
    return begin_visit(work, family, family.father)


@pytest.fixture
def tables() -> Iterator[list[Table]]:
    laid: list[Table] = []
    yield laid
    for table in laid:
        table.leave()


@pytest.fixture
def table(qtbot: QtBot, work: Workspace, visit: VisitId, tables: list[Table]) -> Table:
    tables.append(sit_down(qtbot, work))
    return tables[-1]


def test_a_question_is_one_tap_from_the_sentence_that_answers_it(table: Table) -> None:
    table.tap("family-questions")
    assert table.window.current == "questions"
    table.tap("question-klopt-niet")
    assert table.window.current == "explain"
    in_sight = [dutch for dutch, _ in table.rooms.explain_screen.lines_in_sight()]
    assert "Klopt een feit niet? Dan kunt u vragen om het te verbeteren." in in_sight


def test_a_question_in_the_middle_of_a_card_comes_back_to_that_place(table: Table) -> None:
    table.tap("card-K01-parent")
    table.tap(table.rooms.explain_screen.next)
    page = table.rooms.explain.page
    table.tap("family-questions")
    table.tap(table.rooms.questions_screen.back)
    assert (table.window.current, table.rooms.explain.page) == ("explain", page)


def test_the_questions_are_one_key_away(table: Table) -> None:
    table.window.activateWindow()
    table.qtbot.waitUntil(lambda: QApplication.activeWindow() is table.window)
    QTest.keyClick(table.window, Qt.Key.Key_F4)
    table.qtbot.waitUntil(lambda: table.window.current == "questions")


def test_a_child_has_questions_of_its_own(table: Table) -> None:
    table.tap("family-questions")
    table.tap("asker-child6")
    table.tap("question-c-schuld")
    assert "Wat er gebeurt is niet jouw schuld." in table.words()


def test_h4_after_a_lock_the_same_questions_are_in_sight(table: Table, tables: list[Table]) -> None:
    table.tap("family-questions")
    table.tap("asker-child6")
    table.leave()
    tables.append(sit_down(table.qtbot, table.work))
    assert tables[-1].window.current == "questions"
    assert tables[-1].find("question-c-schuld").isVisible()


def test_what_was_told_shows_and_from_there_it_is_one_tap_to_a_heard_word(table: Table, family: Family) -> None:
    table.tap("family-questions")
    table.tap("question-tekenen")
    card = table.rooms.explain_screen
    while card.next.isVisible():
        table.tap(card.next)
    table.tap(card.told)
    assert table.file(family).explained[-1].card == "K19"
    table.tap("family-questions")
    assert "Moet ik tekenen? (verteld)" in table.words()
    table.tap("heard-words")
    table.tap(table.rooms.heard_screen.back)
    assert table.window.current == "questions"


def test_h27_in_production_the_unreleased_list_stays_closed_and_says_why(
    qtbot: QtBot, tmp_path: Path, clock: TestClock, tables: list[Table]
) -> None:
    real = open_workspace(enrolled_safe(tmp_path / "real", clock, demo=False), clock)
    begin_visit(real, settle_family(real))
    tables.append(sit_down(qtbot, real))
    tables[0].tap("family-questions")
    assert tables[0].window.current == "visit"
    assert "niet vrijgegeven door een jurist" in tables[0].words()
    tables.pop().leave()
    real.safe.close()


def test_every_sentence_has_one_page() -> None:
    lines = [f"{at}" for at in range(11)]
    for picture in (True, False):
        pages = in_pages(lines, picture=picture)
        assert [line for page in pages for line in page] == lines
        assert all(line in pages[page_with(lines, line, picture=picture)] for line in lines)
    assert in_pages((), picture=True) == [()]
    assert page_with(lines, "nowhere", picture=False) == 0
