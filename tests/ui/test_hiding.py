"""An address is hidden by a worker, with what betrays it; a room sees neither it nor that it is (H2, H4, H7)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QWidget
from pytestqt.qtbot import QtBot
from table import Table, sit_down
from town import Family, begin_visit, settle_family
from usable import clipped_labels, outside

from jgvisit.ids import new_uuid7
from jgvisit.records.happenings_of_help import ProviderChanged, VeiligThuisRecorded
from jgvisit.records.payload_family import SafeContactRecorded
from jgvisit.records.payload_visits import VisitPlanned
from jgvisit.workspace import Workspace

Shot = Callable[[QWidget, str], Path]
ADDRESS = "Wilgenlaan 12, Oosterdam"


@pytest.fixture
def family(work: Workspace) -> Family:
    family = settle_family(work)
    today = work.today().isoformat()
    contact = SafeContactRecorded(
        person=family.mother, approach="allowed", channels=("post",), detail=ADDRESS, evidence="zij zelf"
    )
    work.families.record_safe_contact(family.case, contact)
    work.visits.plan(family.case, VisitPlanned(visit=new_uuid7(), on="2026-12-01", at="10:00", purpose=f"op {ADDRESS}"))
    helper = ProviderChanged(event=new_uuid7(), on=today, source="moeder", provider="Opvang Oosterdam")
    work.happenings.record(family.case, helper)
    return family


@pytest.fixture
def table(qtbot: QtBot, work: Workspace, family: Family) -> Iterator[Table]:
    laid = sit_down(qtbot, work)
    laid.rooms.show_family(family.case)
    laid.settle()
    laid.tap("hiding")
    yield laid
    laid.leave()


def choice(table: Table, field: str, words: str) -> QAbstractButton:
    """Return the one answer in sight to this question with these words in it."""
    buttons = table.rooms.hiding_screen.panel.findChildren(QAbstractButton)
    asked = [each for each in buttons if each.isVisible() and each.objectName().startswith(f"entry-{field}-")]
    (found,) = [each for each in asked if words in each.text()]
    return found


def chosen(table: Table) -> list[str]:
    panel = table.rooms.hiding_screen.panel
    return [b.text() for b in panel.findChildren(QAbstractButton) if b.isVisible() and b.isChecked()]


def write(table: Table, name: str, words: str) -> None:
    (edit,) = [w for w in table.window.findChildren(QLineEdit, f"entry-{name}") if w.isVisible()]
    edit.setFocus()
    QTest.keyClicks(edit, words)
    table.settle()


def hide_address(table: Table) -> None:
    table.tap("hide-something")
    table.tap(choice(table, "hidden_from", "Jeroen"))
    table.tap(choice(table, "hides", "Veilig contact"))
    write(table, "basis", "hij bedreigde haar")
    table.tap("record-hiding")


def test_h2_what_repeats_the_address_is_told_and_what_may_betray_it_is_chosen_beforehand(
    table: Table, shot: Shot
) -> None:
    table.tap("hide-something")
    assert not table.rooms.hiding_screen.along.isVisible()
    table.tap(choice(table, "hides", "Veilig contact"))
    shot(table.window, "hiding-chosen")
    assert "1 december 2026" in table.rooms.hiding_screen.along.text()
    assert choice(table, "betrays", "organisatie").isChecked()


def test_h2_h4_from_the_choice_to_a_room_in_which_nothing_of_it_is_left(
    table: Table, family: Family, shot: Shot
) -> None:
    hide_address(table)
    shot(table.window, "hiding-standing")
    assert "Verborgen voor" in table.words()
    begin_visit(table.work, family)
    table.rooms.show_visit(family.case)
    table.settle()
    for show in (table.rooms.show_visit, table.rooms.show_rights, table.rooms.show_leave, table.rooms.show_heard):
        show(family.case)
        table.settle()
        words = table.words()
        assert not [told for told in (ADDRESS, "Oosterdam", "verborgen", "Verborgen") if told in words]
    table.rooms.show_hiding(family.case)
    table.settle()
    assert table.window.current == "visit"


def test_nothing_is_hidden_before_everything_asked_is_said(table: Table, family: Family) -> None:
    table.tap("hide-something")
    table.tap("record-hiding")
    assert table.file(family).restrictions == ()
    assert table.words().count("Vul dit nog in") >= 3


def test_what_is_half_chosen_waits(table: Table, family: Family) -> None:
    table.tap("hide-something")
    table.tap(choice(table, "hidden_from", "Jeroen"))
    write(table, "basis", "hij bedr")
    table.rooms.hiding_screen.back.click()
    table.tap("hiding")
    table.tap("hide-something")
    assert chosen(table) == [choice(table, "hidden_from", "Jeroen").text()]
    table.tap(choice(table, "hides", "Veilig contact"))
    write(table, "basis", "eigde haar")
    table.tap("record-hiding")
    (held,) = table.file(family).restrictions
    assert held.basis == "hij bedreigde haar"
    assert "hiding" not in table.work.journal.drafts(family.case)


def test_it_is_lifted_with_a_reason(table: Table, family: Family) -> None:
    hide_address(table)
    (held,) = table.file(family).restrictions
    table.tap(f"lift-{held.stamp.record}")
    table.tap("record-hiding")
    assert table.file(family).restrictions != ()
    write(table, "why_lifted", "het is nu veilig")
    table.tap("record-hiding")
    assert table.file(family).restrictions == ()
    assert "In dit gezin is niets verborgen" in table.words()


def test_h9_what_the_meldcode_hides_has_no_way_to_be_lifted(table: Table, family: Family) -> None:
    told = VeiligThuisRecorded(event=new_uuid7(), on=table.work.today().isoformat(), source="team", step="adviceAsked")
    table.work.happenings.record(family.case, told)
    table.rooms.show_hiding(family.case)
    table.settle()
    assert "geen gezin ziet dit" in table.words()
    assert not [b for b in table.window.findChildren(QAbstractButton) if b.objectName().startswith("lift-")]


@pytest.mark.parametrize("width", [683, 1366])
def test_nothing_of_it_is_cut_off(table: Table, width: int, shot: Shot) -> None:
    table.window.resize(width, 768)
    table.tap("hide-something")
    table.tap(choice(table, "hides", "Veilig contact"))
    shot(table.window, f"hiding-{width}")
    assert clipped_labels(table.rooms.hiding_screen) == []
    assert outside(table.rooms.hiding_screen) == []
