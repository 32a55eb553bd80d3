"""About the program: the whole report in sight before it is saved, over today and never over a visit."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from event_loop import settle
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from table import Table, sit_down
from town import Family, begin_visit
from usable import clipped_labels, outside

from jgvisit.config import resources_dir
from jgvisit.workspace import Workspace
from ui.screens.about.screen import AboutScreen, AboutState
from ui.widgets.message_bar import Message

Shot = Callable[[QWidget, str], Path]


@pytest.fixture
def table(qtbot: QtBot, work: Workspace, family: Family) -> Iterator[Table]:
    laid = sit_down(qtbot, work)
    yield laid
    laid.leave()


def test_the_report_stands_there_whole_and_what_is_saved_is_that(table: Table, tmp_path: Path, shot: Shot) -> None:
    out = tmp_path / "rapport.txt"
    table.rooms.about.choose_file = lambda *_: str(out)
    table.tap("about")
    assert table.window.current == "about"
    shown = table.words()
    shot(table.window, "about")
    assert not out.exists()
    table.tap("save-report")
    lines = [line for line in out.read_text(encoding="utf-8").splitlines()[2:] if line]
    assert len(lines) > 15
    for line in lines:
        for part in line.split("  "):
            assert part.strip() in shown
    assert "Alawi" not in out.read_text(encoding="utf-8")
    assert out.name in table.words()
    table.rooms.about_screen.back.click()
    assert table.window.current == "today"


def test_nothing_is_saved_when_no_file_is_chosen(table: Table, tmp_path: Path) -> None:
    table.rooms.about.choose_file = lambda *_: ""
    table.tap("about")
    table.tap("save-report")
    assert table.rooms.about.message is None


def test_a_file_that_cannot_be_written_is_said(table: Table, tmp_path: Path) -> None:
    table.rooms.about.choose_file = lambda *_: str(tmp_path / "no-such" / "x.txt")
    table.tap("about")
    table.tap("save-report")
    assert table.rooms.about.message is not None
    assert table.find("save-report").isEnabled()


def test_it_names_every_licence(table: Table) -> None:
    table.tap("about")
    listed = json.loads((resources_dir() / "licences.json").read_text(encoding="utf-8"))
    words = table.words()
    assert len(listed["packages"]) > 70
    for each in (*listed["packages"], *listed["parts"]):
        assert each["name"] in words
        assert each["licence"] in words


def test_with_a_visit_open_it_is_not_to_be_had(table: Table, work: Workspace, family: Family) -> None:
    begin_visit(work, family)
    table.rooms.show_about()
    table.settle()
    assert table.window.current == "visit"


@pytest.mark.parametrize("width", [640, 1366])
def test_nothing_of_it_is_cut_off(qtbot: QtBot, width: int, shot: Shot) -> None:
    screen = AboutScreen()
    qtbot.addWidget(screen)
    lines = tuple((f"onderdeel {n}", "een heel lange waarde van een onderdeel, " * (n % 4 + 1)) for n in range(20))
    screen.show_state(AboutState(lines, ("pakket 1.2.3 · MIT · Iemand",) * 5, Message("Bewaard.", "Ja", "positive")))
    screen.resize(width, 700)
    screen.show()
    settle()
    shot(screen, f"about-{width}")
    assert clipped_labels(screen) == []
    assert outside(screen) == []
