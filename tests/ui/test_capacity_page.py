"""Whether somebody can decide, by hand: only while no visit is open, and for the worker alone (H4)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot
from table import Table, sit_down
from town import Family, begin_visit, settle_family

from jgvisit.workspace import Workspace

Shot = Callable[[QWidget, str], Path]


@pytest.fixture
def table(qtbot: QtBot, work: Workspace, family: Family) -> Iterator[Table]:
    laid = sit_down(qtbot, work)
    laid.rooms.show_family(family.case)
    laid.settle()
    yield laid
    laid.leave()


def put(table: Table, name: str, text: str) -> None:
    (edit,) = [each for each in table.window.findChildren(QLineEdit, f"entry-{name}") if each.isVisible()]
    edit.setText(text)
    table.settle()


def on_page(table: Table, person: str, what: str) -> None:
    table.tap("something-changed")
    table.tap("change-capacity:known")
    table.tap(f"entry-decides_whom-{person}")
    table.tap(f"entry-capacity-{what}")


def saved(table: Table) -> bool:
    table.tap("save-change")
    table.settle()
    return table.window.current == "family"


def test_from_what_was_told_to_what_was_seen_and_out_again(table: Table, family: Family, shot: Shot) -> None:
    on_page(table, family.father, "under_guardianship")
    assert not saved(table), "what it rests on is asked"
    table.tap("entry-capacity_evidence-announced")
    put(table, "capacity_told_by", "moeder, aan de telefoon")
    shot(table.window, "capacity-told")
    assert saved(table)
    assert "nog niet gezien; wij gaan dit na" in table.words()
    on_page(table, family.father, "incapable_in_this_matter")
    table.tap("entry-capacity_evidence-seen")
    assert not saved(table)
    put(table, "capacity_paper", "beschikking C/16/4411")
    shot(table.window, "capacity-seen")
    assert saved(table)
    assert "Kan nu niet zelf beslissen over deze hulp." in table.words()
    shot(table.window, "capacity-family")
    assert [each.person for each in table.file(family).not_deciding] == [family.father]
    on_page(table, family.father, "mistake")
    put(table, "capacity_mistaken", "het was zijn broer")
    assert saved(table)
    assert "zelf beslissen" not in table.words()
    assert table.file(family).not_deciding == ()


def test_h4_with_a_visit_open_there_is_no_such_page_and_no_word_of_it(table: Table, family: Family) -> None:
    on_page(table, family.father, "under_guardianship")
    table.tap("entry-capacity_evidence-seen")
    put(table, "capacity_paper", "beschikking C/16/4411")
    begin_visit(table.work, family)
    table.rooms.change.show(family.case)
    table.settle()
    assert "4411" not in table.words()
    assert table.window.findChildren(QWidget, "change-person:known"), "the list, without what is for the worker alone"
    assert not table.window.findChildren(QWidget, "change-capacity:known")
    table.rooms.show_family(family.case)
    table.settle()
    assert "curatele" not in table.words()


def test_h4_a_visit_to_another_family_keeps_it_off_the_page_too(table: Table, family: Family) -> None:
    on_page(table, family.father, "under_guardianship")
    table.tap("entry-capacity_evidence-seen")
    put(table, "capacity_paper", "beschikking C/16/4411")
    assert saved(table)
    assert "4411" in table.words()
    begin_visit(table.work, settle_family(table.work))
    table.rooms.family.refresh()
    table.settle()
    assert "4411" not in table.words()
    assert "curatele" not in table.words()
