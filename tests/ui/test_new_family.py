"""A family written down by hand: the checks of a file, and on its own page right after."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot
from table import Table, sit_down
from town import begin_visit, settle_family

from jgvisit.workspace import Workspace


@pytest.fixture
def table(qtbot: QtBot, work: Workspace) -> Iterator[Table]:
    laid = sit_down(qtbot, work)
    laid.rooms.show_today()
    laid.settle()
    laid.tap("new-family")
    yield laid
    laid.leave()


def put(table: Table, name: str, text: str) -> None:
    (edit,) = [each for each in table.window.findChildren(QLineEdit, f"entry-{name}") if each.isVisible()]
    edit.setText(text)
    table.settle()


def save(table: Table) -> None:
    table.tap("save-new-family")
    table.settle()


def test_a_family_is_written_down_with_one_person_and_its_page_opens(table: Table) -> None:
    put(table, "family_name", " Familie  Jansen ")
    put(table, "name", "Riet Jansen")
    save(table)
    assert table.work.files.all() == (), "who this is in the family is asked"
    table.tap("entry-role-parent")
    save(table)
    (file,) = table.work.files.all()
    assert (file.name, [(each.name, each.role, each.born) for each in file.members]) == (
        "Familie Jansen",
        [("Riet Jansen", "parent", None)],
    )
    assert table.window.current == "family"
    assert "Familie Jansen" in table.words()
    assert file.authority == file.orders == ()
    assert table.work.journal.drafts(file.case) == {}
    table.rooms.show_today()
    table.tap("new-family")
    assert not any(each.text() for each in table.window.findChildren(QLineEdit, "entry-name") if each.isVisible())


@pytest.mark.parametrize(
    ("family", "person"),
    [
        ("OTS Jansen", "Riet"),
        ("Jansen", "Riet 06-12345678"),
        ("-", "Riet"),
        ("Jansen 1234 AB", "Riet"),
        ("Jansen", "."),
    ],
)
def test_h12_what_no_file_may_bring_no_hand_may_either(table: Table, family: str, person: str) -> None:
    put(table, "family_name", family)
    put(table, "name", person)
    table.tap("entry-role-child")
    save(table)
    assert table.work.files.all() == ()
    assert table.window.current == "new_family"
    assert "bestand" not in table.words()


def test_what_was_half_typed_is_there_again(table: Table) -> None:
    put(table, "family_name", "Familie Half")
    table.rooms.show_today()
    table.settle()
    table.tap("new-family")
    (edit,) = [each for each in table.window.findChildren(QLineEdit, "entry-family_name") if each.isVisible()]
    assert edit.text() == "Familie Half"
    assert table.work.files.all() == ()


def test_h4_never_with_a_visit_open(table: Table) -> None:
    family = settle_family(table.work)
    begin_visit(table.work, family)
    table.rooms.show_new_family()
    assert table.window.current == "visit"
