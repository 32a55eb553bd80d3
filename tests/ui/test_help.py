"""Help inside: what a page is, why it is there, the law behind it; nothing that a room must not hear."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from event_loop import settle
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from table import Table, sit_down
from town import Family, begin_visit
from usable import clipped_labels, outside

from jgvisit.content.guides import guide
from jgvisit.workspace import Workspace
from ui.hands import HELP_KEY
from ui.printing import PagePrinter, Printed

Shot = Callable[[QWidget, str], Path]


@pytest.fixture
def table(qtbot: QtBot, work: Workspace, family: Family) -> Iterator[Table]:
    laid = sit_down(qtbot, work)
    yield laid
    laid.leave()


def press(table: Table) -> None:
    QTest.keyClick(table.window, Qt.Key[f"Key_{HELP_KEY}"])
    table.settle()


def test_each_page_of_the_worker_has_its_own_help_and_comes_back_as_it_was(table: Table, family: Family) -> None:
    rooms = table.rooms
    for screen, show in (
        ("today", rooms.show_today),
        ("family", lambda: rooms.show_family(family.case)),
        ("change", lambda: rooms.show_change(family.case)),
        ("hiding", lambda: rooms.show_hiding(family.case)),
        ("end_of_day", rooms.show_end_of_day),
    ):
        show()
        table.settle()
        press(table)
        chapter = guide("worker").for_screen(screen)
        assert screen in chapter.screens
        assert chapter.what in table.words()
        assert chapter.why in table.words()
        press(table)
        assert table.window.current == screen


def test_the_button_in_the_bar_does_the_same_and_another_subject_is_one_tap(table: Table, shot: Shot) -> None:
    table.tap("help")
    shot(table.window, "help")
    table.tap("help-end_of_day")
    assert guide("worker").chapter("end_of_day").what in table.words()
    table.rooms.help_screen.back.click()
    assert table.window.current == "today"


def test_h4_with_a_visit_open_it_holds_nothing_that_not_everybody_has_to_hear(table: Table, family: Family) -> None:
    begin_visit(table.work, family)
    table.rooms.show_visit(family.case)
    table.settle()
    press(table)
    assert table.window.current == "help"
    words = table.words().lower()
    assert not [told for told in ("fluister", "verberg", "bladwijzer", "haddad") if told in words]


def test_h10_over_a_page_for_the_family_there_is_no_help(table: Table, family: Family) -> None:
    begin_visit(table.work, family)
    table.rooms.show_card(family.case, "K02", "parent")
    table.settle()
    press(table)
    assert table.window.current == "explain"


def test_the_guide_is_printed_whole_and_kept_as_a_file(
    table: Table, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    table.tap("help")
    printed: list[int] = []

    def took(_: PagePrinter, pages: tuple[object, ...], parent: QWidget) -> Printed:
        printed.append(len(pages))
        return Printed.PRINTED

    monkeypatch.setattr(PagePrinter, "print_pages", took)
    table.tap("print-guide")
    assert printed[0] > 8
    out = tmp_path / "handleiding.pdf"
    table.rooms.help.choose_file = lambda *_: str(out)
    table.tap("save-guide")
    assert out.read_bytes().startswith(b"%PDF")
    table.rooms.help.choose_file = lambda *_: str(tmp_path / "no-such" / "x.pdf")
    table.tap("save-guide")
    assert table.find("save-guide").isEnabled()
    assert table.rooms.help.message is not None


@pytest.mark.parametrize("width", [683, 1366])
def test_nothing_of_it_is_cut_off(table: Table, width: int, shot: Shot) -> None:
    table.window.resize(width, 768)
    settle()
    press(table)
    shot(table.window, f"help-{width}")
    assert clipped_labels(table.rooms.help_screen) == []
    assert outside(table.rooms.help_screen) == []
