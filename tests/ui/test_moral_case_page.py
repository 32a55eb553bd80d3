"""The page for moreel beraad through the real screen: typed, looked through word by word, and printed on one sheet."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QPlainTextEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot
from table import Table, sit_down
from town import Family, begin_visit
from usable import clipped_labels, hard_to_use, outside

from jgvisit.services.papers.page_image import PageImage
from jgvisit.workspace import Workspace
from ui.printing import PagePrinter, Printed


class Tray(PagePrinter):
    """A printer that keeps what it was given."""

    def __init__(self) -> None:
        super().__init__()
        self.pages: list[PageImage] = []

    def print_pages(self, pages: object, parent: QWidget) -> Printed:
        """Keep them."""
        assert isinstance(pages, tuple)
        self.pages += pages
        return Printed.PRINTED


@pytest.fixture
def table(qtbot: QtBot, work: Workspace, family: Family) -> Iterator[Table]:
    laid = sit_down(qtbot, work)
    yield laid
    laid.leave()


def typed(table: Table, field: str, words: str) -> None:
    edit = next(
        each
        for each in table.rooms.moral_case_screen.findChildren(QPlainTextEdit, f"entry-{field}")
        if each.isVisible()
    )
    edit.setPlainText(words)
    table.settle()


def test_a_page_is_printed_once_each_word_was_looked_at(
    qtbot: QtBot, table: Table, family: Family, shot: Callable[[QWidget, str], Path]
) -> None:
    tray, case, screen = Tray(), family.case, table.rooms.moral_case_screen
    table.rooms.moral_case.printer = tray
    table.rooms.show_family(case)
    table.settle()
    table.tap("moral-case")
    assert "Kind 1" in screen.people.text()
    assert "Samira" not in screen.people.text()
    assert not screen.print.isEnabled(), "there is no question yet"
    typed(table, "question", "Is het goed dat wij dit nu vragen?")
    assert screen.print.isEnabled()
    typed(table, "facts", "Samira wil niet meer. Toen kwam Quirijn.")
    assert "Samira" in screen.known.text()
    assert not screen.print.isEnabled()
    shot(table.window, "moral-case")
    typed(table, "facts", "De ouder wil niet meer. Toen kwam Quirijn.")
    assert screen.known.isHidden()
    assert not screen.print.isEnabled()
    word = screen.findChild(QPushButton, "word-Quirijn")
    assert word is not None
    word.click()
    table.settle()
    assert screen.print.isEnabled()
    assert not clipped_labels(table.window)
    assert not outside(table.window)
    assert not hard_to_use(table.window)
    screen.print.click()
    qtbot.waitUntil(lambda: bool(tray.pages))
    assert len(tray.pages) == 1
    table.rooms.show_moral_case(case)
    table.settle()
    assert table.rooms.moral_case_screen.fields.isVisible()
    kept = table.work.journal.drafts(case)["moral_case"]
    assert b"Quirijn" in kept, "what was typed outlives a lock"
    word = screen.findChild(QPushButton, "word-Quirijn")
    assert word is not None
    assert not word.isChecked(), "somebody looks again each time"
    screen.empty.click()
    table.settle()
    assert "moral_case" not in table.work.journal.drafts(case)


def test_h4_with_a_visit_open_it_is_not_there(table: Table, family: Family) -> None:
    begin_visit(table.work, family)
    table.rooms.show_moral_case(family.case)
    table.settle()
    assert table.window.current == "visit"
